package irt

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Data are the responses to calibrate on.
type Data struct {
	Names     []string // of the items; nil names them 1, 2, 3…
	Responses [][]int8 // persons × items: category from 0, or Missing
	Counts    []int    // how many persons gave each row; nil is one each
}

// MinPersons is the least number of persons that a calibration takes. It is a floor against nonsense, not advice: for
// stable parameters take 200 (Rasch) to 500 (2PL) and more. MinResponses is the same for one item, in data missing by design.
const (
	MinPersons   = 30
	MinResponses = 10
)

// minItems is how many items a model needs so that its parameters are determined.
var minItems = map[Model]int{Rasch: 1, OnePL: 2, TwoPL: 3, GRM: 3, GPCM: 3}

// sample is Data with identical patterns put together and checked.
type sample struct {
	names      []string
	patterns   [][]int8
	counts     []float64
	persons    float64
	categories []int
}

func newSample(data Data, model Model) (*sample, error) {
	if len(data.Responses) == 0 {
		return nil, fmt.Errorf("%w: none", ErrTooFewPersons)
	}
	if data.Counts != nil && len(data.Counts) != len(data.Responses) {
		return nil, fmt.Errorf("%w: %d counts for %d rows", ErrShape, len(data.Counts), len(data.Responses))
	}
	s := &sample{names: data.Names}
	if s.names == nil {
		for j := range data.Responses[0] {
			s.names = append(s.names, strconv.Itoa(j+1))
		}
	}
	if err := s.collapse(data); err != nil {
		return nil, err
	}
	if s.persons < MinPersons {
		return nil, fmt.Errorf("%w: %g, at least %d are needed", ErrTooFewPersons, s.persons, MinPersons)
	}
	if need := minItems[model]; len(s.names) < need {
		return nil, fmt.Errorf("%w: model %s needs %d", ErrTooFewItems, model, need)
	}
	return s, s.countCategories(model)
}

// collapse keeps each pattern once, in an order that does not depend on that of the rows: so neither do the sums over them. A
// person who answered nothing says nothing.
func (s *sample) collapse(data Data) error {
	persons := map[string]float64{}
	key := make([]byte, len(s.names))
	for i, row := range data.Responses {
		if len(row) != len(s.names) {
			return fmt.Errorf("%w: row %d has %d responses for %d items", ErrShape, i+1, len(row), len(s.names))
		}
		count, answered := 1.0, false
		if data.Counts != nil {
			count = float64(data.Counts[i])
		}
		if count < 0 {
			return fmt.Errorf("%w: row %d counts %g persons", ErrShape, i+1, count)
		}
		for j, x := range row {
			if x < Missing || x > MaxCategory {
				return &ItemError{s.names[j], fmt.Errorf("%w %d in row %d", ErrResponse, x, i+1)}
			}
			key[j] = byte(x + 1)
			answered = answered || x != Missing
		}
		if answered && count > 0 {
			s.persons += count
			persons[string(key)] += count
		}
	}
	for _, key := range slices.Sorted(maps.Keys(persons)) {
		pattern := make([]int8, len(key))
		for j := range pattern {
			pattern[j] = int8(key[j]) - 1
		}
		s.patterns, s.counts = append(s.patterns, pattern), append(s.counts, persons[key])
	}
	return nil
}

// countCategories finds the categories of each item and refuses those that carry no information.
func (s *sample) countCategories(model Model) error {
	s.categories = make([]int, len(s.names))
	for j, name := range s.names {
		var seen [MaxCategory + 1]float64
		for i, row := range s.patterns {
			if row[j] != Missing {
				seen[row[j]] += s.counts[i]
			}
		}
		kinds, top, persons := 0, 0, 0.0
		for k, n := range seen {
			persons += n
			if n > 0 {
				kinds, top = kinds+1, k
			}
		}
		switch {
		case kinds == 1:
			return &ItemError{name, ErrConstantItem}
		case persons < MinResponses:
			return &ItemError{name, fmt.Errorf("%w: %g, at least %d are needed", ErrTooFewPersons, persons, MinResponses)}
		case model != GRM && model != GPCM && top > 1:
			return &ItemError{name, fmt.Errorf("%w %d: model %s takes 0 and 1", ErrResponse, top, model)}
		case kinds <= top:
			return &ItemError{name, fmt.Errorf("%w: there is a response %d, but not all below it", ErrEmptyCategory, top)}
		}
		s.categories[j] = top + 1
	}
	return nil
}
