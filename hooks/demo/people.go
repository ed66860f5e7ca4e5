package demo

import (
	"fmt"

	"eva/hooks/internal/simulation"
)

// person is somebody invented: how they play, and how they answer.
type person struct {
	name     string
	pace     float64
	accuracy float64
	stamina  float64 // chance to end a situation that was begun
	happy    int     // usual answer about the service, 1 to 5
}

// temper is a kind of person, and how many in a hundred are of it.
type temper struct {
	share               int
	accuracy, accuracy2 float64 // between
	pace, pace2         float64
	stamina             float64
}

var tempers = []temper{
	{38, 0.92, 0.99, 0.8, 1.2, 0.99}, // at ease
	{30, 0.74, 0.9, 1, 1.5, 0.97},    // hesitates
	{24, 0.4, 0.7, 1.3, 2.3, 0.93},   // struggles
	{5, 0.93, 0.98, 1.8, 2.6, 0.98},  // slow and sure: must not pass for somebody who struggles
	{3, 0.48, 0.55, 0.12, 0.2, 0.9},  // answers without reading
}

// pseudonyms that nobody can take for a name.
var (
	beings  = []string{"Mésange", "Loutre", "Girolle", "Libellule", "Marmotte", "Cigale", "Tortue", "Hirondelle", "Sauterelle", "Anémone", "Coquille", "Noisette"}
	colours = []string{"bleue", "verte", "dorée", "rousse", "grise", "violette", "orange", "blanche"}
)

func (f *filler) newPerson() person {
	draw := f.rng.IntN(100)
	kind := tempers[0]
	for _, t := range tempers {
		if kind = t; draw < t.share {
			break
		}
		draw -= t.share
	}
	return person{
		name:     fmt.Sprintf("%s %s %d", beings[f.rng.IntN(len(beings))], colours[f.rng.IntN(len(colours))], 1+f.rng.IntN(98)),
		pace:     f.between(kind.pace, kind.pace2),
		accuracy: f.between(kind.accuracy, kind.accuracy2),
		stamina:  kind.stamina,
		happy:    3 + f.rng.IntN(3),
	}
}

// profile is how the person plays one situation: not the same in each.
func (f *filler) profile(p person) simulation.Profile {
	profile := simulation.Profile{
		Name: "demo", Seed: f.rng.Uint32(), GivesUpAfter: 1,
		Pace:     p.pace * f.between(0.9, 1.1),
		Accuracy: min(1, max(0.3, p.accuracy+f.between(-0.06, 0.06))),
	}
	if f.rng.Float64() > p.stamina {
		profile.GivesUpAfter = f.between(0.2, 0.8)
	}
	return profile
}

func (f *filler) between(low, high float64) float64 { return low + f.rng.Float64()*(high-low) }

// device is what a browser tells of itself.
func (f *filler) device() map[string]any {
	devices := []map[string]any{
		{"width": 1366.0, "height": 768.0, "pointer": "fine", "touch": false, "language": "fr-FR"},
		{"width": 390.0, "height": 844.0, "pointer": "coarse", "touch": true, "language": "fr"},
		{"width": 1024.0, "height": 768.0, "pointer": "coarse", "touch": true, "language": "fr-FR"},
		{"width": 1920.0, "height": 1080.0, "pointer": "fine", "touch": false, "language": "fr-FR"},
	}
	return devices[f.rng.IntN(len(devices))]
}
