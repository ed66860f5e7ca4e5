package demo

import (
	"time"

	"github.com/pocketbase/pocketbase/core"
)

const (
	answersSurvey  = 0.8 // share of people who say how it was
	answersFollow  = 0.78
	answersLater   = 0.45 // share of the later steps that get an answer
	orientedAtOnce = 0.62
	orientedLater  = 0.8
)

var (
	remediations = []string{"basic_skills_training", "basic_skills_training", "basic_skills_training", "vocational_training", "remobilisation", "barriers_lifted", "unspecified"}
	difficulties = []string{"no_training_offer", "offer_out_of_reach", "barriers", "barriers", "support_needed", "unspecified"}
	outcomes     = []string{"training_started", "training_started", "training_ended", "job", "other", "lost_sight"}
)

// afterwards is what the person says of it, and what the counsellor answers when a need was seen.
func (f *filler) afterwards(evaluation *core.Record, v *visit) error {
	fresh, err := f.app.FindRecordById("evaluations", evaluation.Id)
	if err != nil {
		return err
	}
	if f.rng.Float64() < answersSurvey {
		fresh.Set("satisfaction_ease", clamp(v.person.happy+f.rng.IntN(2)))
		fresh.Set("satisfaction_help", clamp(v.person.happy+f.rng.IntN(3)-1))
		if err := f.app.Save(fresh); err != nil {
			return err
		}
	}
	if fresh.GetString("synthesis") != "need" || f.rng.Float64() > answersFollow {
		return nil
	}
	return f.follow(fresh, v.campaign)
}

// follow answers the steps that are due: at once, after 3 and after 6 months.
func (f *filler) follow(evaluation *core.Record, c *campaign) error {
	end := evaluation.GetDateTime("finished_at").Time()
	oriented := false
	for _, step := range []struct {
		name            string
		due             time.Time
		share, oriented float64
	}{
		{"now", end.Add(time.Duration(f.between(0, 96)) * time.Hour), 1, orientedAtOnce},
		{"month3", end.AddDate(0, 3, f.rng.IntN(12)), answersLater, orientedLater},
		{"month6", end.AddDate(0, 6, f.rng.IntN(12)), answersLater, orientedLater},
	} {
		if step.due.After(f.now) || f.rng.Float64() > step.share {
			continue
		}
		answer := map[string]any{}
		if !oriented {
			oriented = f.rng.Float64() < step.oriented
			answer = f.orientation(oriented)
		}
		if step.name != "now" {
			answer["outcome"] = f.outcome(oriented)
		}
		answer["evaluation"], answer["step"], answer["answered_at"] = evaluation.Id, step.name, stamp(step.due)
		answer["structure"], answer["counsellor"] = evaluation.GetString("structure"), c.record.GetString("owner")
		if _, err := f.save("follow_ups", answer); err != nil || answer["outcome"] == "lost_sight" {
			return err
		}
	}
	return nil
}

func (f *filler) orientation(oriented bool) map[string]any {
	if oriented {
		return map[string]any{"oriented": "yes", "remediation": remediations[f.rng.IntN(len(remediations))]}
	}
	return map[string]any{"oriented": "no", "difficulty": difficulties[f.rng.IntN(len(difficulties))]}
}

func (f *filler) outcome(oriented bool) string {
	if oriented {
		return outcomes[f.rng.IntN(len(outcomes))]
	}
	return outcomes[len(outcomes)-1-f.rng.IntN(2)] // other, or lost sight of
}

func clamp(answer int) int { return min(5, max(1, answer)) }
