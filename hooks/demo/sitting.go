package demo

import (
	"context"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/simulation"
	"eva/hooks/passations"
	"eva/scoring"
)

const (
	batch        = 100                 // events sent at once; the intake takes 200
	forgottenFor = 30 * 24 * time.Hour // after which an evaluation that was left is taken for abandoned
)

// receive takes one evaluation from its code to what was done after it. known holds the personal codes of those who may
// come back, by structure.
func (f *filler) receive(ctx context.Context, v *visit, known map[string][]string) error {
	f.clock = v.at
	structure := v.campaign.structure
	entry := passations.Entry{
		Code: v.campaign.record.GetString("code"), Name: v.person.name,
		Accompanied: []string{"alone", "accompanied"}[f.rng.IntN(2)], Device: f.device(),
	}
	if before := known[structure]; v.comesBack && len(before) > 0 {
		entry.Name, entry.PersonalCode = "", before[f.rng.IntN(len(before))]
	}
	started, err := f.service.Start(f.app, entry)
	if err != nil {
		return err
	}
	known[structure] = append(known[structure], started.PersonalCode)
	if err := f.playAll(ctx, started.Evaluation, v); err != nil {
		return err
	}
	if v.leavesAt != neverLeaves {
		return f.leave(started.Evaluation)
	}
	if _, err := f.service.EndEvaluation(f.app, started.Evaluation); err != nil {
		return err
	}
	return f.afterwards(started.Evaluation, v)
}

// playAll plays the situations in order, until the person leaves in the middle of one.
func (f *filler) playAll(ctx context.Context, evaluation *core.Record, v *visit) error {
	for i, r := range v.plays {
		if <-r.done; r.err != nil {
			return r.err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		f.clock = f.clock.Add(time.Duration(f.between(20, 90)) * time.Second)
		opened, err := f.service.OpenPlay(f.app, evaluation, r.content.Situation)
		if err != nil {
			return err
		}
		if r.content.Routed() { // the form is known only now
			way := r.content.Following(opened.Seed, v.campaign.mode())
			if r.play, err = f.player.Play(way, r.profile); err != nil {
				return err
			}
		}
		events := r.play.Events
		if i == v.leavesAt {
			return f.send(evaluation, opened, events[:1+f.rng.IntN(len(events)-1)])
		}
		if err := f.send(evaluation, opened, events); err != nil {
			return err
		}
		ending := passations.Ending{Outcome: r.play.Outcome, Block: opened.Block, Count: len(events)}
		if err := f.service.EndPlay(f.app, evaluation, opened.ID, ending); err != nil {
			return err
		}
	}
	return nil
}

// bank is the content of a situation in a campaign, read once.
func (f *filler) bank(known map[string]simulation.Bank, situation string, freeText bool) (simulation.Bank, error) {
	key := situation
	if freeText {
		key += " with free text"
	}
	if bank, read := known[key]; read {
		return bank, nil
	}
	bank, err := simulation.Published(f.app, situation, freeText)
	known[key] = bank
	return bank, err
}

// send hands the events in as a page does, while the clock of the service follows theirs.
func (f *filler) send(evaluation *core.Record, opened *passations.Opened, events []scoring.Event) error {
	began := f.clock
	for start := 0; start < len(events); start += batch {
		some := events[start:min(start+batch, len(events))]
		f.clock = began.Add(time.Duration(some[len(some)-1].At) * time.Millisecond)
		if _, err := f.service.Intake(f.app, evaluation.Id, opened.ID, some); err != nil {
			return err
		}
	}
	return nil
}

// leave lets the evaluation as it is; one that nobody took up again for long is abandoned.
func (f *filler) leave(evaluation *core.Record) error {
	if f.now.Sub(f.clock) < forgottenFor {
		return nil
	}
	fresh, err := f.app.FindRecordById("evaluations", evaluation.Id)
	if err != nil {
		return err
	}
	fresh.Set("state", "abandoned")
	return f.app.Save(fresh)
}
