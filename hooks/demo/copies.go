package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/identity"
)

const (
	peopleAtOnce   = 250 // copied in one transaction
	prefixLength   = 5   // of the signs of an id that say which copy it is of
	weeksBack      = 26  // at most, between somebody and their copy: nobody is older than the time that names are kept
	minutesApart   = 45  // at most, within the day
	personalDigits = 8
)

// copied are the collections that hang on a person, those of the table above before those that point to them.
var copied = []string{"beneficiaries", "evaluations", "plays", "results", "declarations", "follow_ups"}

// original is somebody who was played, with what is theirs.
type original struct {
	ID          string `db:"id"`
	Structure   string `db:"structure"`
	Evaluations int    `db:"evaluations"`
	Weekday     int    `db:"weekday"` // of the first one, from 1 for Monday
}

// copier makes other people out of those who were played: same plays and same results, byte for byte, in another structure,
// under another name, weeks or months before. Their events are not copied: scoring them again is for those who were played.
type copier struct {
	*filler
	originals  map[string][]original // by the structure where they were played
	houses     []house
	codes      map[string]bool // personal codes given
	statements []string
	number     int // of copies
}

// crowd adds people until there are as many evaluations as asked.
func (f *filler) crowd(ctx context.Context, houses []house, evaluations int) error {
	c := &copier{filler: f, houses: houses, originals: map[string][]original{}, codes: map[string]bool{}}
	if err := c.read(); err != nil {
		return err
	}
	for evaluations > 0 {
		var rows [][]any
		for len(rows) < peopleAtOnce && evaluations > 0 {
			house := c.houses[drawn(c.rng, len(c.houses), func(i int) int { return c.houses[i].weight })]
			among := c.originals[house.model]
			person := among[c.rng.IntN(len(among))]
			rows = append(rows, c.row(person, house))
			evaluations -= person.Evaluations
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.write(rows); err != nil {
			return err
		}
	}
	return nil
}

// read finds who was played, and writes the statements that copy them.
func (c *copier) read() error {
	var people []original
	err := c.app.DB().NewQuery(`SELECT b.id, b.structure, COUNT(*) AS evaluations,
		CAST(strftime('%u', MIN(e.started_at)) AS INTEGER) AS weekday FROM beneficiaries b
		JOIN evaluations e ON e.beneficiary = b.id GROUP BY b.id ORDER BY MIN(e.started_at), b.name`).All(&people)
	if err != nil {
		return err
	}
	for _, p := range people {
		c.originals[p.Structure] = append(c.originals[p.Structure], p)
	}
	c.houses = slices.DeleteFunc(c.houses, func(h house) bool { return len(c.originals[h.model]) == 0 })
	var codes []string
	if err := c.app.DB().NewQuery("SELECT personal_code FROM beneficiaries").Column(&codes); err != nil {
		return err
	}
	for _, code := range codes {
		c.codes[code] = true
	}
	for _, collection := range copied {
		statement, err := copyStatement(c.app, collection)
		if err != nil {
			return err
		}
		c.statements = append(c.statements, statement)
	}
	return nil
}

// row says who is copied, where to, how long before, and under which name: what the statements read.
func (c *copier) row(p original, to house) []any {
	c.number++
	days := 7*c.rng.IntN(weeksBack+1) + c.rng.IntN(p.Weekday) // back in their week, never to a weekend
	minutes := 24*60*days + c.rng.IntN(minutesApart)
	code := c.letters(personalDigits, "0123456789")
	for c.codes[code] {
		code = c.letters(personalDigits, "0123456789")
	}
	c.codes[code] = true
	name := c.newPerson().name
	return []any{p.ID, prefix(c.number), to.prefix, fmt.Sprintf("-%d minutes", minutes), name, code, identity.Key(name)}
}

// prefix of the ids of a copy: those that follow each other stand together in the database, which is quickest to write.
func prefix(number int) string {
	text := strconv.FormatInt(int64(number), 36)
	return "00000"[:prefixLength-len(text)] + text
}

func (c *copier) write(rows [][]any) error {
	raw, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	return c.app.RunInTransaction(func(tx core.App) error {
		for i, statement := range c.statements {
			if _, err := tx.DB().NewQuery(statement).Bind(dbx.Params{"rows": string(raw)}).Execute(); err != nil {
				return fmt.Errorf("copy %s: %w", copied[i], err)
			}
		}
		return nil
	})
}

// forgotten abandons the copies of evaluations that were still going on: they are too old now.
func (f *filler) forgotten() error {
	_, err := f.app.DB().NewQuery("UPDATE evaluations SET state = 'abandoned' WHERE state = 'started' AND last_seen_at < {:limit}").
		Bind(dbx.Params{"limit": stamp(f.now.Add(-forgottenFor)).String()}).Execute()
	return err
}
