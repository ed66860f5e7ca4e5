// Package demo fills an empty database with an invented service: a tree of structures, accounts, campaigns and a year of
// evaluations, played by the situations' own simulate() and taken in, ended and scored by the functions that serve people.
package demo

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/cohorts"
	"eva/hooks/internal/simulation"
	"eva/hooks/passations"
)

// ErrNotEmpty refuses a database that holds something already.
var ErrNotEmpty = errors.New("the database is not empty: demo data never mixes with other data")

// Options says how much, and around which day.
type Options struct {
	Evaluations int
	Structures  int       // 0 for the few that every demo has
	Played      int       // evaluations beyond that number are copies of those that were played; 0 for none
	Now         time.Time // the evaluations are those of the twelve months before
	Seed        uint64
}

// filler writes the demo.
type filler struct {
	app     core.App // of the transaction
	rng     *rand.Rand
	now     time.Time
	clock   time.Time // what the service takes for the present
	service *passations.Service
	player  *simulation.Player
}

// Fill makes the demo. The content of the situations must be in the database. Same seed and same day: same people, same
// answers, same results; only ids differ. Whatever stops it, the database stays empty, unless copies were begun.
func Fill(ctx context.Context, app core.App, front fs.FS, o Options) error {
	f := &filler{rng: rand.New(rand.NewPCG(o.Seed, 1)), now: o.Now, player: simulation.New(front)}
	f.service = passations.New(passations.Config{Now: func() time.Time { return f.clock }, Random: f.letters})
	played := o.Evaluations
	if o.Played > 0 {
		played = min(played, o.Played)
	}
	whole := played == o.Evaluations && o.Structures <= len(structures) // without copies
	err := app.RunInTransaction(func(tx core.App) error {
		f.app = tx
		if err := f.play(ctx, played); err != nil || !whole {
			return err
		}
		return cohorts.Refresh(ctx, tx, o.Now)
	})
	if err != nil || whole {
		return err
	}
	f.app = app
	if err := f.multiply(ctx, o.Structures, o.Evaluations-played); err != nil {
		return fmt.Errorf("the demo is not whole, remove its directory: %w", err)
	}
	return cohorts.Refresh(ctx, app, o.Now)
}

// play fills the database with the few structures that every demo has, and their evaluations.
func (f *filler) play(ctx context.Context, evaluations int) error {
	if err := checkEmpty(f.app); err != nil {
		return err
	}
	campaigns, err := f.plant()
	if err != nil {
		return fmt.Errorf("demo structures: %w", err)
	}
	if err := f.newcomers(); err != nil {
		return fmt.Errorf("demo newcomers: %w", err)
	}
	if err := f.year(ctx, campaigns, evaluations); err != nil {
		return err
	}
	for _, c := range campaigns {
		if err := c.settle(f.app); err != nil {
			return fmt.Errorf("close the campaign %q: %w", c.label, err)
		}
	}
	if err := f.budget(); err != nil {
		return err
	}
	return nil
}

// multiply adds structures and copies of people.
func (f *filler) multiply(ctx context.Context, number, evaluations int) error {
	var houses []house
	err := f.app.RunInTransaction(func(tx core.App) error {
		of := *f
		of.app = tx
		var err error
		houses, err = of.network(number)
		return err
	})
	if err != nil {
		return err
	}
	if err := f.crowd(ctx, houses, evaluations); err != nil {
		return err
	}
	return f.forgotten()
}

// checkEmpty looks at what only people make; content and settings come with the program.
func checkEmpty(app core.App) error {
	for _, collection := range []string{"structures", "counsellors", "evaluations"} {
		n, err := app.CountRecords(collection)
		if err != nil {
			return err
		}
		if n > 0 {
			return ErrNotEmpty
		}
	}
	return nil
}

// Present says whether the demo is what the database holds.
func Present(app core.App) (bool, error) {
	for _, account := range Accounts {
		record, err := app.FindAuthRecordByEmail("counsellors", account.Email)
		if err != nil || !record.GetBool("demo") {
			return false, nil //nolint:nilerr // no such account: no demo
		}
	}
	return true, nil
}

// letters is the randomness of the service: enough for seeds, ids and codes of invented people.
func (f *filler) letters(length int, alphabet string) string {
	text := make([]byte, length)
	for i := range text {
		text[i] = alphabet[f.rng.IntN(len(alphabet))]
	}
	return string(text)
}

func (f *filler) save(collection string, fields map[string]any) (*core.Record, error) {
	c, err := f.app.FindCachedCollectionByNameOrId(collection)
	if err != nil {
		return nil, err
	}
	record := core.NewRecord(c)
	record.Load(fields)
	if created, dated := fields["created"]; dated {
		record.SetRaw("created", created) // Load leaves automatic dates alone
	}
	return record, f.app.Save(record)
}
