// Package calibrations estimates the items of a bank from what people answered, as candidates that a superuser reads,
// publishes and retires. Scoring uses the published one of each scale.
package calibrations

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/replay"
	"eva/scoring"
	"eva/scoring/irt"
)

const collection = "calibrations"

// Bind registers what protects calibrations.
func Bind(app core.App) {
	app.OnRecordCreate(collection).BindFunc(createAsCandidate)
	rules.Bind(app)
}

// The refusals of a calibration, in sentences for whoever asked.
var (
	ErrSituation = errors.New("cette mise en situation n’existe pas")
	ErrVersion   = errors.New("cette version du contenu n’existe pas")
	ErrModel     = errors.New("ce modèle n’existe pas : rasch, 1pl, 2pl ou gpcm")
	ErrKind      = errors.New("cette sorte d’évaluation n’existe pas : real, test ou demo")
	ErrNothing   = errors.New("rien à calibrer")
)

// Options say what is calibrated, and from which plays.
type Options struct {
	Situation   string
	BankVersion int       // 0 for the newest that was published
	Model       string    // "" is 2pl; a scale with partial credit takes gpcm in the place of 2pl
	Since       time.Time // plays ended from then on
	Kinds       []string  // of evaluations; none is real
	Now         time.Time
}

var (
	models = []string{"", string(irt.Rasch), string(irt.OnePL), string(irt.TwoPL), string(irt.GPCM)}
	kinds  = []string{"real", "test", "demo"}
)

// Outcome is what became of one scale.
type Outcome struct {
	Scale  string
	Model  irt.Model
	N      int    // persons
	ID     string // of the candidate; "" when the scale was refused
	Reason error  // of the refusal
	Report Report
}

// target is the version of the content that is calibrated.
type target struct {
	ID   string
	Name string // "livraison/1"
}

// Calibrate adds a candidate for each scale of the situation that is measured and can be estimated, all with the same
// version number, and says what became of each. It replaces the candidates that nobody published.
func Calibrate(ctx context.Context, app core.App, o Options) ([]Outcome, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	version, err := findTarget(app, o)
	if err != nil {
		return nil, err
	}
	bank, err := new(replay.Banks).Of(app, version.ID)
	if err != nil {
		return nil, err
	}
	measured := bank.Measured()
	if len(measured) == 0 {
		return nil, fmt.Errorf("%w : %s ne mesure aucune compétence de base", ErrNothing, o.Situation)
	}
	c := collector{bank: bank, scales: map[string]*responses{}}
	if err := c.collect(ctx, app, version.ID, o); err != nil {
		return nil, fmt.Errorf("read the answers: %w", err)
	}
	var outcomes []Outcome
	for _, scale := range sortedKeys(measured) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		outcomes = append(outcomes, c.scales[scale].estimate(scale, measured[scale], o.modelFor(measured[scale])))
	}
	return outcomes, save(app, version, o, c, outcomes)
}

func (o Options) check() error {
	if _, err := scoring.Lookup(o.Situation); err != nil {
		return fmt.Errorf("%w : « %s »", ErrSituation, o.Situation)
	}
	if !slices.Contains(models, o.Model) {
		return fmt.Errorf("%w ; pas « %s »", ErrModel, o.Model)
	}
	for _, kind := range o.Kinds {
		if !slices.Contains(kinds, kind) {
			return fmt.Errorf("%w ; pas « %s »", ErrKind, kind)
		}
	}
	return nil
}

// modelFor is the model of a scale: partial credit needs one that knows it.
func (o Options) modelFor(items []scoring.MeasuredItem) irt.Model {
	graded := slices.ContainsFunc(items, func(i scoring.MeasuredItem) bool { return len(i.Credits) > 2 })
	switch {
	case graded && (o.Model == "" || o.Model == string(irt.TwoPL)):
		return irt.GPCM
	case o.Model == "":
		return irt.TwoPL
	}
	return irt.Model(o.Model)
}

func findTarget(app core.App, o Options) (target, error) {
	where := dbx.HashExp{"s.name": o.Situation, "v.state": []any{"published", "retired"}}
	if o.BankVersion > 0 {
		where["v.number"] = o.BankVersion
	}
	var rows []struct {
		ID     string `db:"id"`
		Number int    `db:"number"`
	}
	err := app.DB().Select("v.id", "v.number").From("bank_versions v").
		InnerJoin("situations s", dbx.NewExp("s.id = v.situation")).Where(where).
		OrderBy("v.state", "v.number DESC").Limit(1).All(&rows)
	if err != nil {
		return target{}, err
	}
	if len(rows) == 0 {
		return target{}, fmt.Errorf("%w : %s %d", ErrVersion, o.Situation, o.BankVersion)
	}
	return target{rows[0].ID, fmt.Sprintf("%s/%d", o.Situation, rows[0].Number)}, nil
}
