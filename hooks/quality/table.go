package quality

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"

	"eva/scoring"
	"eva/scoring/irt"
)

// table is what was first answered on one scale: persons × items.
type table struct {
	items   []scoring.MeasuredItem
	persons []person
	rapid   int
}

type person struct {
	*sitting
	responses []int8    // category of each item, or irt.Missing
	seconds   []float64 // 0 when not known
	said      []string  // in the words of the events
}

// add takes a play in, unless it tells nothing of the scale.
func (t *table) add(s *sitting, a scoring.Answers, said map[string]string) {
	if !slices.ContainsFunc(a.Responses, func(x int8) bool { return x != irt.Missing }) {
		return
	}
	if a.Rapid {
		t.rapid++
		return
	}
	p := person{sitting: s, responses: a.Responses, seconds: a.Seconds, said: make([]string, len(t.items))}
	for j := range t.items {
		p.said[j] = said[t.items[j].ID]
	}
	t.persons = append(t.persons, p)
}

// credit is the share of its points that an answer earned.
func (t *table) credit(p person, j int) (float64, bool) {
	if p.responses[j] == irt.Missing {
		return 0, false
	}
	return t.items[j].Credits[p.responses[j]], true
}

// rest is the mean credit of the other questions that the person answered.
func (t *table) rest(p person, j int) (float64, bool) {
	sum, n := 0.0, 0
	for k := range t.items {
		if c, ok := t.credit(p, k); ok && k != j {
			sum += c
			n++
		}
	}
	return sum / float64(max(n, 1)), n > 0
}

// item is what the answers say of a question.
func (t *table) item(j int) Item {
	it := Item{Name: t.items[j].ID}
	var credits, own, rest, seconds []float64
	for _, p := range t.persons {
		c, ok := t.credit(p, j)
		if !ok {
			continue
		}
		credits = append(credits, c)
		if r, ok := t.rest(p, j); ok {
			own, rest = append(own, c), append(rest, r)
		}
		if p.seconds[j] > 0 {
			seconds = append(seconds, p.seconds[j])
		}
	}
	it.N, it.TimesN = len(credits), len(seconds)
	if it.N < enough {
		return it
	}
	it.P = told(stat.Mean(credits, nil))
	if len(own) >= enough {
		it.ItemTotal = told(stat.Correlation(own, rest, nil)) // no number when either does not vary
	}
	if it.TimesN >= enough {
		slices.Sort(seconds)
		it.TimeMedian, it.TimeP90 = told(quantile(seconds, .5)), told(quantile(seconds, .9))
	}
	return it
}

// quantile is that of R's type 7, of values in order.
func quantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	low := math.Floor(at)
	high := min(int(low)+1, len(sorted)-1)
	return sorted[int(low)] + (at-low)*(sorted[high]-sorted[int(low)])
}

// Option is one answer to a question, with those who gave it. Rest is null for very few of them.
type Option struct {
	Answer string   `json:"answer"` // "" : « Je ne sais pas »
	Text   string   `json:"text"`
	Others bool     `json:"others"` // rare answers together: what somebody typed may tell who it was
	Credit *float64 `json:"credit"` // of its points; null for others
	N      int      `json:"n"`
	Share  float64  `json:"share"`
	Rest   *float64 `json:"rest"` // mean credit on the other questions

	sum   float64
	rests int
}

const (
	rareAnswer  = 5 // an answer that fewer gave is not shown by itself, unless it is one of the options of the content
	mostOptions = 12
)

// options are the answers to a question, those that most gave first.
func (t *table) options(j int, l label) []Option {
	found, others, n := map[string]*Option{}, Option{Others: true}, 0
	for id, text := range l.Options {
		credit := 0.0
		if id == l.Right {
			credit = 1
		}
		found[id] = &Option{Answer: id, Text: text, Credit: &credit}
	}
	for _, p := range t.persons {
		credit, ok := t.credit(p, j)
		if !ok {
			continue
		}
		n++
		o := found[p.said[j]]
		if o == nil {
			o = &Option{Answer: p.said[j]}
			found[p.said[j]] = o
		}
		o.Credit = &credit
		o.N++
		if rest, ok := t.rest(p, j); ok {
			o.sum += rest
			o.rests++
		}
	}
	var list []Option
	for _, id := range byCount(found) {
		o := found[id]
		_, offered := l.Options[id]
		if !offered && id != skipped && (o.N < rareAnswer || len(list) >= mostOptions) {
			others.N, others.sum, others.rests = others.N+o.N, others.sum+o.sum, others.rests+o.rests
			continue
		}
		list = append(list, o.shared(n))
	}
	if others.N > 0 {
		list = append(list, others.shared(n))
	}
	return list
}

func (o Option) shared(n int) Option {
	o.Share = float64(o.N) / float64(n)
	if o.rests >= rareAnswer {
		o.Rest = told(o.sum / float64(o.rests))
	}
	return o
}

func byCount(found map[string]*Option) []string {
	ids := make([]string, 0, len(found))
	for id := range found {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		if found[a].N != found[b].N {
			return found[b].N - found[a].N
		}
		if a < b {
			return -1
		}
		return 1
	})
	return ids
}
