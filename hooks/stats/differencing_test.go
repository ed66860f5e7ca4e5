package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pocketbase/dbx"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/disclosure"
)

// What may be subtracted from what is in docs/disclosure.md; each of these tests is one line of it.

// everything is what was counted of a world, by indicator and month, then by place.
func (w world) everything() map[[2]string]map[place]snapshot {
	w.Helper()
	var rows []snapshot
	err := w.app.DB().NewQuery(`SELECT month, indicator, breakdown, numerator, denominator, value, low, high, suppressed, kept_from FROM snapshots`).All(&rows)
	if err != nil || len(rows) == 0 {
		w.Fatalf("nothing was counted: %v", err)
	}
	all := map[[2]string]map[place]snapshot{}
	for _, row := range rows {
		key := [2]string{row.Indicator, row.Month}
		if all[key] == nil {
			all[key] = map[place]snapshot{}
		}
		all[key][parsePlace(row.Breakdown)] = row
	}
	return all
}

// few says whether numbers left by a subtraction tell of too few.
func few(numbers ...float64) bool {
	return slices.ContainsFunc(numbers, func(n float64) bool { return 0 < n && n < disclosure.Persons })
}

// The country less the regions that are published leaves the others together, and so do the rows of a spread.
func TestPartsFromTheirTotal(t *testing.T) {
	w := readWorld(t)
	all, tried := w.everything(), 0
	for _, i := range everyPeriod() {
		if i.ofStructures() || i.Measure == Persons || i.Measure == PerUser {
			continue
		}
		for key, cells := range all {
			whole := cells[place{nation, ""}]
			if key[0] != i.ID || whole.Suppressed != "" {
				continue
			}
			for _, parts := range families(i, cells) {
				inside, outside, hidden := 0.0, 0.0, 0
				for _, part := range parts {
					if part.Suppressed != "" {
						hidden++
						inside += part.Numerator
						outside += part.Denominator - part.Numerator
					}
				}
				if i.Measure != Share {
					outside = 0
				}
				if hidden > 0 {
					tried++
				}
				if hidden == 1 && inside+outside > 0 || i.Measure != Mean && i.Measure != Median && few(inside, outside) {
					t.Errorf("%v: %d hidden are %v and %v together", key, hidden, inside, outside)
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("%d subtractions", tried)
	}
}

// families are the parts that add up to the whole of a table.
func families(i Indicator, cells map[place]snapshot) [][]snapshot {
	var regions, rows []snapshot
	for p, s := range cells {
		switch l, _ := find(labels[i.Rows], p.key); {
		case p.scope != nation && p.key == "":
			regions = append(regions, s)
		case p.scope == nation && p.key != "" && i.Measure == Spread && l.parent == "":
			rows = append(rows, s)
		}
	}
	return [][]snapshot{regions, rows}
}

// A period less the one that was published before leaves who came in and who went out: nobody, or enough, of those counted
// in and of those left out. Counted here from the records, apart from the code that decides.
func TestAPeriodFromTheOneBefore(t *testing.T) {
	w := readWorld(t)
	all, tried, held := w.everything(), 0, 0
	for _, region := range []string{"", "11", "53", "76"} {
		p := place{Edition{Region: region}.scope(), ""}
		last := month(0)
		for m := october("").Month - 24; m <= october("").Month; m++ {
			found, ok := all[[2]string{"besoins", m.String()}][p]
			if ok && found.Suppressed != "" {
				held++
			}
			if !ok || found.Suppressed != "" {
				continue
			}
			if last > m-yearOfMonths {
				tried++
				in, out := w.needs(region, last+1, m), w.needs(region, last-yearOfMonths+1, m-yearOfMonths)
				if few(in[0], in[1], out[0], out[1]) {
					t.Errorf("%s: %s less %s is %v in, %v out", p, m, last, in, out)
				}
			}
			last = m
		}
	}
	if tried < 10 || held < 3 {
		t.Errorf("%d differences, %d periods that were not renewed", tried, held)
	}
}

// needs are those of some months: how many people with a need, and without.
func (w world) needs(region string, first, last month) (people [2]float64) {
	w.Helper()
	err := w.app.DB().NewQuery(`
		SELECT COUNT(DISTINCT IIF(synthesis = 'need', beneficiary, NULL)), COUNT(DISTINCT IIF(synthesis = 'need', NULL, beneficiary))
		FROM evaluations JOIN structures ON structures.id = evaluations.structure
		WHERE kind = 'real' AND evaluations.state = 'finished' AND synthesis <> '' AND (region = {:region} OR {:region} = '')
			AND finished_at >= {:first} AND finished_at < {:last}`).
		Bind(dbx.Params{"region": region, "first": stored(first.start()), "last": stored(last.end())}).Row(&people[0], &people[1])
	if err != nil {
		w.Fatal(err)
	}
	return people
}

// Periods of one committee never overlap, and there are no others to ask for.
func TestCommitteePeriodsFollowEachOther(t *testing.T) {
	w := readWorld(t)
	for key := range w.everything() {
		id, months, committee := strings.Cut(key[0], "@")
		if !committee {
			continue
		}
		m, err := parseMonth(key[1])
		if err != nil || int(m+1)%int(months[0]-'0') != 0 {
			t.Errorf("%s: a period of %s months ends in %s", id, months, key[1])
		}
	}
}

// What was published, and counted again with a few people more, stays.
func TestARebuild(t *testing.T) {
	w := newWorld(t)
	w.peopleOf(900, 5)
	w.refresh(apptest.Now)
	before := w.everything()
	rows := make([]map[string]any, 4)
	for i := range rows {
		rows[i] = map[string]any{"structure": fmt.Sprintf("place%010d", i), "beneficiary": fmt.Sprint("late", i), "kind": "real", "state": "finished",
			"started_at": "2026-10-03 10:00:00.000Z", "finished_at": "2026-10-03 11:00:00.000Z", "synthesis": "need", "resume_hash": ""}
	}
	w.insert("evaluations", rows)
	if err := Rebuild(t.Context(), w.app, apptest.Now); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for key, cells := range w.everything() {
		for p, now := range cells {
			was := before[key][p]
			i, usual := indicatorOf(key[0])
			if !usual || i.ofStructures() || i.Measure == Estimate || i.Measure == PerUser || was.Suppressed != "" || now.Suppressed != "" {
				continue
			}
			compared++
			if was != now {
				t.Errorf("four more people change %v, %s: %+v, was %+v", key, p, now, was)
			}
		}
	}
	if compared < 100 {
		t.Errorf("%d figures compared", compared)
	}
}

func indicatorOf(id string) (Indicator, bool) {
	n := slices.IndexFunc(Indicators, func(i Indicator) bool { return i.ID == id })
	if n < 0 {
		return Indicator{}, false
	}
	return Indicators[n], true
}

// What a correction of a published figure is worth publishing for: many people, on each side of a share.
func TestCorrections(t *testing.T) {
	share, count := Indicator{Measure: Share}, Indicator{Measure: Events}
	for name, test := range map[string]struct {
		indicator     Indicator
		before, after snapshot
		published     bool // the new one is
	}{
		"four more":          {count, snapshot{Denominator: 50}, snapshot{Denominator: 54}, false},
		"twenty more":        {count, snapshot{Denominator: 50}, snapshot{Denominator: 70}, true},
		"twenty fewer":       {count, snapshot{Denominator: 50}, snapshot{Denominator: 30}, true},
		"the same":           {count, snapshot{Denominator: 50, Value: 1}, snapshot{Denominator: 50, Value: 2}, false},
		"few on one side":    {share, snapshot{Numerator: 30, Denominator: 50}, snapshot{Numerator: 33, Denominator: 80}, false},
		"nobody on one side": {share, snapshot{Numerator: 30, Denominator: 50}, snapshot{Numerator: 30, Denominator: 80}, true},
		"from side to side":  {share, snapshot{Numerator: 30, Denominator: 80}, snapshot{Numerator: 50, Denominator: 80}, true},
		"hidden until now":   {count, snapshot{Denominator: 9, Suppressed: "primary"}, snapshot{Denominator: 12}, true},
		"hidden from now on": {count, snapshot{Denominator: 12}, snapshot{Denominator: 9, Suppressed: "primary"}, true},
	} {
		after := []snapshot{test.after}
		test.indicator.correct([]snapshot{test.before}, after)
		if got := after[0] == test.after; got != test.published {
			t.Errorf("%s: %+v", name, after[0])
		}
	}
}

// Whatever leaves is rounded, and what is hidden is in no chart and no file.
func TestNothingHiddenLeaves(t *testing.T) {
	w := readWorld(t)
	shown, hidden := 0, 0
	for _, e := range []Edition{october(""), october("53"), {october("").Month - 3, "11"}} {
		for _, table := range w.report(e).Tables {
			for _, row := range table.Rows {
				cell := row.Cells[0]
				if cell.Status != disclosure.Shown {
					hidden++
					if text, open := table.Columns[0].raw(cell); open {
						t.Errorf("%s, %s is hidden and written: %s", table.ID, row.Key, text)
					}
					continue
				}
				shown++
				if !table.ofStructures() && table.Measure != PerUser && math.Mod(cell.Value, disclosure.Base) != 0 {
					t.Errorf("%s, %s: %v is not rounded", table.ID, row.Key, cell.Value)
				}
			}
		}
	}
	if shown < hidden || hidden == 0 {
		t.Errorf("%d shown, %d hidden", shown, hidden)
	}
}
