package irt

import (
	"errors"
	"fmt"
)

// The refusals of this package, to be tested with errors.Is. What is wrong with one item comes in an [ItemError].
var (
	ErrModel    = errors.New("irt: this model cannot be used here")
	ErrResponse = errors.New("irt: response")
	ErrShape    = errors.New("irt: lengths do not agree")
	ErrGrid     = errors.New("irt: grid")

	ErrItem       = errors.New("irt: item parameters")
	ErrSlope      = fmt.Errorf("%w: the slope must be a positive number", ErrItem)
	ErrAsymptote  = fmt.Errorf("%w: the lower asymptote must be in [0, 1), and 0 except for 3pl", ErrItem)
	ErrDifficulty = fmt.Errorf("%w: the difficulty must be a number", ErrItem)
	ErrThresholds = fmt.Errorf("%w: 1 to %d thresholds are needed, that increase for grm", ErrItem, MaxCategory)

	ErrTooFewPersons = errors.New("irt: too few persons")
	ErrTooFewItems   = errors.New("irt: too few items")
	ErrConstantItem  = errors.New("irt: all gave the same answer")
	ErrEmptyCategory = errors.New("irt: nobody gave one of the categories")

	// ErrNoEstimate says that there is no finite number to give: all right or all wrong by ML, no response, no variance.
	ErrNoEstimate = errors.New("irt: no finite estimate")
)

// ItemError says which item an error is about.
type ItemError struct {
	Item string
	Err  error
}

func (e *ItemError) Error() string { return fmt.Sprintf("%v (item %q)", e.Err, e.Item) }

// Unwrap gives the error without the item.
func (e *ItemError) Unwrap() error { return e.Err }
