package irt

import (
	"fmt"
	"math"
	"slices"
)

// Model names a response function.
type Model string

// The models. Rasch and OnePL differ from TwoPL only in how they are calibrated.
const (
	Rasch   Model = "rasch"
	OnePL   Model = "1pl"
	TwoPL   Model = "2pl"
	ThreePL Model = "3pl"
	GRM     Model = "grm"
	GPCM    Model = "gpcm"
)

// Missing is the response to an item that was not given.
const Missing int8 = -1

// MaxCategory is the greatest category of an item; it bounds the parameters that a calibration can hold.
const MaxCategory = 31

// Item is a calibrated item. Its JSON is what `eva irt calibrate` prints.
type Item struct {
	Name       string    `json:"name"`
	Model      Model     `json:"model,omitempty"`
	A          float64   `json:"a"`                    // slope, per unit of ability
	B          float64   `json:"b"`                    // difficulty, on the ability scale; of binary items
	C          float64   `json:"c,omitempty"`          // lower asymptote; ThreePL only
	D          float64   `json:"d"`                    // intercept −ab; of binary items
	Thresholds []float64 `json:"thresholds,omitempty"` // on the ability scale; of GRM and GPCM
	SEA        float64   `json:"se_a"`                 // standard errors; 0 when not estimated
	SEB        float64   `json:"se_b"`
	SET        []float64 `json:"se_thresholds,omitempty"`
}

// Binary makes a two-category item with slope a and difficulty b.
func Binary(name string, a, b float64) Item {
	return Item{Name: name, Model: TwoPL, A: a, B: b, D: -a * b}
}

// Binary tells an item with two categories and a logistic curve from a graded one.
func (it *Item) Binary() bool { return it.Model != GRM && it.Model != GPCM }

// Categories is the number of categories, 2 for a binary item.
func (it *Item) Categories() int {
	if it.Binary() {
		return 2
	}
	return len(it.Thresholds) + 1
}

// Validate says what is wrong with the parameters, if anything is: an [ItemError] of [ErrItem] or [ErrModel].
func (it *Item) Validate() error {
	for _, check := range []struct {
		wrong bool
		err   error
	}{
		{!slices.Contains([]Model{Rasch, OnePL, TwoPL, ThreePL, GRM, GPCM}, it.Model), ErrModel},
		{!(it.A > 0) || math.IsInf(it.A, 0), ErrSlope},
		{!(it.C >= 0 && it.C < 1) || (it.C > 0 && it.Model != ThreePL), ErrAsymptote},
		{it.Binary() && !isFinite(it.B), ErrDifficulty},
		{!it.Binary() && !it.hasThresholds(), ErrThresholds},
	} {
		if check.wrong {
			return &ItemError{it.Name, check.err}
		}
	}
	return nil
}

func (it *Item) hasThresholds() bool {
	for k, b := range it.Thresholds {
		if !isFinite(b) || (it.Model == GRM && k > 0 && b <= it.Thresholds[k-1]) {
			return false
		}
	}
	return len(it.Thresholds) > 0 && len(it.Thresholds) <= MaxCategory
}

func isFinite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// checkAnswered refuses a pattern, and the parameters of the items that it answers.
func checkAnswered(items []Item, pattern []int8) error {
	if len(pattern) == len(items) {
		for j, x := range pattern {
			if x == Missing {
				continue
			}
			if err := items[j].Validate(); err != nil {
				return err
			}
		}
	}
	return checkPattern(items, pattern)
}

// checkPattern refuses a response that no category of its item has.
func checkPattern(items []Item, pattern []int8) error {
	if len(pattern) != len(items) {
		return fmt.Errorf("%w: %d responses for %d items", ErrShape, len(pattern), len(items))
	}
	for j, x := range pattern {
		if x != Missing && (x < 0 || int(x) >= items[j].Categories()) {
			return &ItemError{items[j].Name, fmt.Errorf("%w %d where the categories are 0 to %d", ErrResponse, x, items[j].Categories()-1)}
		}
	}
	return nil
}
