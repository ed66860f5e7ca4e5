package quality

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/replay"
	"eva/scoring"
)

const (
	mostPlays   = 5000 // the last ones: enough for every figure here, and read within seconds
	playsAtOnce = 200  // whose events are read together
)

var errUnknown = errors.New("no published version of this situation measures anything")

// version is the version of the content whose questions are looked at.
type version struct {
	ID        string        `db:"id"`
	Situation string        `db:"situation"`
	Title     string        `db:"title"`
	Number    int           `db:"number"`
	Content   types.JSONRaw `db:"content"`
	Keys      types.JSONRaw `db:"keys"`
}

func (v version) name() string { return fmt.Sprintf("%s/%d", v.Situation, v.Number) }

func newest(app core.App, situation string) (version, error) {
	var rows []version
	err := app.DB().Select("v.id", "s.name AS situation", "s.title", "v.number", "v.content", "v.keys").From("bank_versions v").
		InnerJoin("situations s", dbx.NewExp("s.id = v.situation")).
		Where(dbx.HashExp{"s.name": situation, "v.state": "published"}).OrderBy("v.number DESC").Limit(1).All(&rows)
	if err != nil {
		return version{}, err
	}
	if len(rows) == 0 {
		return version{}, errUnknown
	}
	return rows[0], nil
}

// choice is a situation that can be looked at.
type choice struct {
	Name     string `db:"name"`
	Title    string `db:"title"`
	Selected bool
}

// choices are the situations with a published version that measures something.
func choices(app core.App, selected string) ([]choice, error) {
	var all []choice
	err := app.DB().NewQuery(`SELECT name, title FROM situations s
		WHERE EXISTS (SELECT 1 FROM bank_versions v WHERE v.situation = s.id AND v.state = 'published')
		ORDER BY position, name`).All(&all)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(c choice) bool {
		known, err := scoring.Lookup(c.Name)
		return err != nil || !slices.ContainsFunc(known.Scales, func(s scoring.Scale) bool { return s.Engine == scoring.EngineIRT })
	})
	for i := range all {
		all[i].Selected = all[i].Name == selected
	}
	return all, nil
}

// sitting is one play, with what sets it apart from others.
type sitting struct {
	ID          string `db:"id"`
	EndedAt     string `db:"ended_at"`
	Accompanied string `db:"accompanied"` // alone or accompanied
	Touch       string `db:"touch"`       // 1, 0 or "" when the device did not say
	Mode        string `db:"mode"`        // with the seed: how its plan was followed
	Seed        int    `db:"seed"`
}

// firstPlays are the first finished plays of each person, the last of them first.
const firstPlays = `
WITH attempts AS (
	SELECT p.id, p.bank_version, p.ended_at, p.mode, p.seed, e.kind, e.accompanied,
		CASE WHEN json_valid(e.device) THEN COALESCE(json_extract(e.device, '$.touch'), '') ELSE '' END AS touch,
		ROW_NUMBER() OVER (PARTITION BY COALESCE(NULLIF(e.beneficiary, ''), e.id) ORDER BY p.ended_at, p.id) AS attempt
	FROM plays p JOIN evaluations e ON e.id = p.evaluation
	WHERE p.situation = {:situation} AND p.state = 'finished'
)
SELECT id, ended_at, accompanied, touch, mode, seed FROM attempts
WHERE attempt = 1 AND bank_version = {:version} AND kind = {:kind}
ORDER BY ended_at DESC, id DESC LIMIT {:most}`

// sittings are the real plays of a version, or those of the demo when there are none, from the first to the last.
func sittings(ctx context.Context, app core.App, v version) (plays []sitting, kind string, err error) {
	for _, kind = range []string{"real", "demo"} {
		err = app.ConcurrentDB().NewQuery(firstPlays).WithContext(ctx).
			Bind(dbx.Params{"situation": v.Situation, "version": v.ID, "kind": kind, "most": mostPlays}).All(&plays)
		if err != nil || len(plays) > 0 {
			slices.Reverse(plays)
			return plays, kind, err
		}
	}
	return nil, "real", nil
}

// collect reads the first answers of the plays into the table of each scale.
func collect(ctx context.Context, app core.App, bank *scoring.Bank, plays []sitting, tables map[string]*table) error {
	for some := range slices.Chunk(plays, playsAtOnce) {
		ids := make([]string, len(some))
		for i := range some {
			ids[i] = some[i].ID
		}
		events, err := replay.Events(ctx, app, ids)
		if err != nil {
			return err
		}
		for i := range some {
			answers, err := bank.For(some[i].Mode, some[i].Seed).FirstAnswers(scoring.Finished, events[some[i].ID])
			if err != nil {
				return fmt.Errorf("play %s: %w", some[i].ID, err)
			}
			said := firstSaid(events[some[i].ID])
			for scale, t := range tables {
				t.add(&some[i], answers[scale], said)
			}
		}
	}
	return nil
}

// answering are the events that answer a question: where its name is, and whether a resumed test starts afresh, so that
// only what follows its last start counts.
var answering = map[string]struct {
	item   string
	afresh bool
}{
	"item_answered": {item: "item"}, "item_skipped": {item: "item"}, "word_answered": {item: "word", afresh: true},
}

// skipped stands for « Je ne sais pas » among the options.
const skipped = ""

// firstSaid is what was first answered to each question, in the words of the events.
func firstSaid(events []scoring.Event) map[string]string {
	events = slices.SortedFunc(slices.Values(events), func(a, b scoring.Event) int { return a.Position - b.Position })
	said, fresh, started := map[string]string{}, map[string]string{}, false
	for _, e := range events {
		if e.Name == "test_started" {
			started = true
			clear(fresh)
		}
		how, ok := answering[e.Name]
		if !ok || !started {
			continue
		}
		into := said
		if how.afresh {
			into = fresh
		}
		item, _ := e.Data[how.item].(string)
		answer, _ := e.Data["answer"].(string)
		if _, known := into[item]; !known {
			into[item] = answer
		}
	}
	for item, answer := range fresh {
		said[item] = answer
	}
	return said
}
