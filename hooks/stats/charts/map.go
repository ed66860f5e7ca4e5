package charts

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// Boundaries are the shapes of a map, as tests/departements.mjs draws them.
type Boundaries struct {
	Width, Height int
	Regions       []struct {
		Code         string
		X, Y         int // where its figure is written
		Departements []struct{ Code, Path string }
	}
}

// ReadBoundaries reads them; the map is then drawn by areas.
func ReadBoundaries(raw []byte) (Boundaries, error) {
	var b Boundaries
	err := json.Unmarshal(raw, &b)
	return b, err
}

// Area is a region of the map.
type Area struct {
	Code, Name string
	Figure     Figure // not drawn: hidden
	Unknown    bool   // nothing to measure
	Text       string // its figure, as people read it
	Short      string // the same on the map
	Query      string // of its own page; "" when it has none
}

// classes are how many kinds of filling there are: more of them could not be told apart without colour.
const classes = 4

// Map is a drawing in SVG: each area is filled by its class, and its figure is written on it.
type Map struct {
	Width, Height int
	Areas         []Shape
	Legend        []Class
}

// Class is a filling and what it means.
type Class struct{ ID, Text string }

// Shape is an area as it is drawn: the paths of its départements, or a box for one overseas, which the boundaries lack.
type Shape struct {
	Area
	Class string
	Paths []string
	Box   *Box
	X, Y  int
}

// Box stands for a département overseas; its top left corner.
type Box struct{ X, Y, Width, Height int }

// NameX is where the name of a box is written.
func (b Box) NameX() int { return b.X + b.Width/2 }

// NameY is the same, down.
func (b Box) NameY() int { return b.Y + 30 }

// Boxes, in units of the drawing: as large as a finger needs on a phone.
const (
	boxGap    = 12
	boxHeight = 74
	boxesARow = 3
)

// Draw fills the areas. Those that the boundaries lack come in boxes below, in their order.
func Draw(b Boundaries, areas []Area, unit string) Map {
	from, step := scale(areas)
	m := Map{Width: b.Width, Height: b.Height}
	used := map[string]bool{}
	var boxed []Shape
	for _, area := range areas {
		shape := Shape{Area: area, Class: "none"}
		switch {
		case area.Figure.Drawn:
			class := min(int((area.Figure.Value-from)/step), classes-1)
			shape.Class = fmt.Sprint(class + 1)
		case !area.Unknown:
			shape.Class = "few"
		}
		used[shape.Class] = true
		for _, region := range b.Regions {
			if region.Code == area.Code {
				shape.X, shape.Y = region.X, region.Y
				for _, d := range region.Departements {
					shape.Paths = append(shape.Paths, d.Path)
				}
			}
		}
		if shape.Paths == nil {
			boxed = append(boxed, shape)
			continue
		}
		m.Areas = append(m.Areas, shape)
	}
	m.place(boxed)
	m.Legend = legend(from, step, used, unit)
	return m
}

// place puts the boxes in rows below the map.
func (m *Map) place(boxed []Shape) {
	width := (m.Width - boxGap*(boxesARow-1)) / boxesARow
	top := m.Height + boxGap
	for i, shape := range boxed {
		shape.Box = &Box{i % boxesARow * (width + boxGap), top + i/boxesARow*(boxHeight+boxGap), width, boxHeight}
		shape.X, shape.Y = shape.Box.NameX(), shape.Box.Y+boxHeight-14
		m.Height = shape.Box.Y + boxHeight + boxGap
		m.Areas = append(m.Areas, shape)
	}
}

// scale cuts what there is between the least and the most into classes of a whole number of fives.
func scale(areas []Area) (from, step float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, area := range areas {
		if area.Figure.Drawn {
			least, most = math.Min(least, area.Figure.Value), math.Max(most, area.Figure.Value)
		}
	}
	if least > most {
		return 0, 5
	}
	from = math.Floor(least/5) * 5
	return from, math.Max(5, math.Ceil((most-from)/classes/5)*5)
}

func legend(from, step float64, used map[string]bool, unit string) []Class {
	all := make([]Class, 0, classes+2)
	for class := range classes {
		low := from + float64(class)*step
		high := low + step
		if unit == "%" {
			high = math.Min(high, 100)
		}
		all = append(all, Class{fmt.Sprint(class + 1), fmt.Sprintf("de %v à %v\u202f%s", low, high, unit)})
	}
	all = append(all, Class{"few", "trop peu pour publier"}, Class{"none", "aucune évaluation"})
	return slices.DeleteFunc(all, func(c Class) bool { return !used[c.ID] })
}
