package scoring

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Bank is one version of a content, read once: its keys, and the rulers of its
// measured scales. It scores any number of plays, from several goroutines at
// once.
type Bank struct {
	situation Situation
	version   string
	items     []Item         // all, in order
	place     map[string]int // in items, by id
	trials    []trial        // one for each item that can be scored, empty
	index     map[string]int // of trials, by the item's id
	rulers    map[string]*ruler
	plan      Plan
	followed  *followed // nil: whatever was answered counts
}

// NewBank reads the items of a version of a situation's content. A calibration
// takes the place of the provisional difficulties of its scale; what results
// say of their bank is then "version+cN".
func NewBank(situation, version string, items []Item, calibrations ...Calibration) (*Bank, error) {
	s, err := Lookup(situation)
	if err != nil {
		return nil, err
	}
	b := &Bank{situation: s, version: version, items: items, place: map[string]int{}, index: map[string]int{}, rulers: map[string]*ruler{}}
	for i, item := range items {
		b.place[item.ID] = i
		if _, twice := b.index[item.ID]; twice || !slices.Contains(s.Types, item.Type) {
			continue
		}
		b.index[item.ID] = len(b.trials)
		b.trials = append(b.trials, trial{item: prepare(item)})
	}
	for _, scale := range s.Scales {
		if scale.Engine != EngineIRT {
			continue
		}
		var published Calibration
		if i := slices.IndexFunc(calibrations, func(c Calibration) bool { return c.Scale == scale.Name }); i >= 0 {
			published = calibrations[i]
		}
		if b.rulers[scale.Name], err = b.newRuler(scale, published); err != nil {
			return nil, fmt.Errorf("%s %s: %w", version, scale.Name, err)
		}
	}
	return b, nil
}

// Versions says, for each scale, which bank version its results name.
func (b *Bank) Versions() map[string]string {
	versions := map[string]string{}
	for _, scale := range b.situation.Scales {
		versions[scale.Name] = b.versionOf(scale.Name)
	}
	return versions
}

func (b *Bank) versionOf(scale string) string {
	if r := b.rulers[scale]; r != nil && r.calibration > 0 {
		return fmt.Sprintf("%s+c%d", b.version, r.calibration)
	}
	return b.version
}

// ContentVersion is the version of the content alone, without that of a
// calibration: counts, shares and times do not depend on parameters.
func ContentVersion(bankVersion string) string {
	content, _, _ := strings.Cut(bankVersion, "+c")
	return content
}

// Score returns one result for each scale of the situation. The events may
// come in any order, and more than once.
func (b *Bank) Score(outcome string, events []Event) ([]Result, error) {
	sorted, err := canonical(events)
	if err != nil {
		return nil, err
	}
	played, err := digestPlay(b.situation.Name, b.version, outcome, sorted)
	if err != nil {
		return nil, err
	}
	r := b.record(outcome, b.offered(b.followed, sorted))
	shared := r.measure(b.situation, "")
	results := make([]Result, len(b.situation.Scales))
	for i, scale := range b.situation.Scales {
		metrics := r.measure(b.situation, scale.Name)
		maps.Copy(metrics, shared)
		results[i] = Result{
			Scale:            scale.Name,
			Engine:           scale.Engine,
			AlgorithmVersion: AlgorithmVersion,
			ItemBankVersion:  b.versionOf(scale.Name),
			InputsHash:       b.hash(played, scale.Name),
			Flags:            r.flags(scale, metrics),
			Metrics:          metrics,
		}
		judges[scale.Engine](r, scale, &results[i])
		results[i].round()
	}
	return results, nil
}

// hash names all that the result of a scale depends on: what was played, how
// its plan was followed, and the parameters by which it is measured. The keys are in it through the
// version of the bank, which never changes once published.
func (b *Bank) hash(played []byte, scale string) string {
	played = slices.Clone(played)
	if f := b.followed; f != nil {
		played = fmt.Appendf(played, "%q %q", f.mode, f.form)
	}
	if r := b.rulers[scale]; r != nil {
		played = append(played, r.fingerprint...)
	}
	return hash(played)
}

// record reads a play.
func (b *Bank) record(outcome string, sorted []Event) *record {
	r := &record{
		outcome: outcome, all: sorted, test: lastTest(sorted),
		trials: slices.Clone(b.trials), index: b.index, rulers: b.rulers,
	}
	b.situation.read(r)
	r.leaveOut()
	return r
}
