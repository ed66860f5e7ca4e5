package load

import (
	crypto "crypto/rand"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/simulation"
	"eva/hooks/items"
	_ "eva/pb_migrations" // a temporary database needs the schema
)

const (
	code = "LDT00001" // of the campaign that everybody enters
	ways = 40         // to play; a beneficiary takes one
)

var situations = []string{"controle", "maintenance", "livraison"}

// stage is what beneficiaries need: a code, and their plays, ready before the clock starts.
type stage struct {
	code    string
	players [][]play // ways to play the whole campaign
}

// play is the events of one situation, encoded but for their positions.
type play struct {
	situation string
	outcome   string
	at        []time.Duration
	rest      [][]byte // of each event, after its position
}

func (p play) length() time.Duration { return p.at[len(p.at)-1] }

// prepare makes the campaign in the database of dir, and simulates the plays.
func prepare(dir string, o Options) (*stage, error) {
	app := core.NewBaseApp(core.BaseAppConfig{DataDir: dir})
	if err := app.Bootstrap(); err != nil {
		return nil, err
	}
	s := &stage{}
	err := s.fill(app, o)
	if closing := app.ResetBootstrapState(); err == nil {
		err = closing
	}
	return s, err
}

func (s *stage) fill(app core.App, o Options) error {
	if o.Target.URL == "" {
		if err := furnish(app); err != nil {
			return err
		}
	}
	var err error
	if s.code, err = campaign(app); err != nil {
		return err
	}
	banks := make([]simulation.Bank, len(situations))
	for i, situation := range situations {
		if banks[i], err = simulation.Published(app, situation, false); err != nil {
			return err
		}
	}
	s.players, err = rehearse(simulation.New(o.Front), banks, min(ways, o.Beneficiaries))
	return err
}

// furnish makes the temporary database of a run of its own, where the addresses of this machine have no rate limit.
func furnish(app core.App) error {
	if err := app.RunAllMigrations(); err != nil {
		return err
	}
	settings := app.Settings()
	settings.RateLimits.ExcludedIPs = []string{"127.0.0.1", "::1"}
	if err := app.Save(settings); err != nil {
		return err
	}
	return items.Import(app, time.Now())
}

// campaign finds the campaign of an earlier run in the same database, or makes one with its own structure.
func campaign(app core.App) (string, error) {
	if _, err := app.FindFirstRecordByData("campaigns", "code", code); err == nil {
		return code, nil
	}
	structure, err := save(app, "structures", map[string]any{
		"name": "Mesure de charge", "type": "autre", "state": "active", "demo": true,
	})
	if err != nil {
		return "", err
	}
	structure.Set("lineage", "/"+structure.Id+"/") // what the hook of structures does in the server
	if err := app.Save(structure); err != nil {
		return "", err
	}
	owner, err := save(app, "counsellors", map[string]any{
		"name": "Mesure", "email": "charge@load.example", "password": crypto.Text(), "structure": structure.Id,
		"role": "counsellor", "state": "disabled", "demo": true,
	})
	if err != nil {
		return "", err
	}
	_, err = save(app, "campaigns", map[string]any{
		"structure": structure.Id, "owner": owner.Id, "label": "Mesure de charge", "code": code, "programme": "diagnosis",
		"situations": situations, "state": "open",
	})
	return code, err
}

func save(app core.App, collection string, fields map[string]any) (*core.Record, error) {
	c, err := app.FindCollectionByNameOrId(collection)
	if err != nil {
		return nil, err
	}
	record := core.NewRecord(c)
	record.Load(fields)
	return record, app.Save(record)
}

// rehearse simulates all the ways to play.
func rehearse(simulator *simulation.Player, banks []simulation.Bank, number int) ([][]play, error) {
	all := make([][]play, number)
	for i := range all {
		rng := rand.New(rand.NewPCG(uint64(i), 2))
		pace, accuracy := 0.8+1.2*rng.Float64(), 0.5+0.5*rng.Float64()
		for _, bank := range banks {
			simulated, err := simulator.Play(bank, simulation.Profile{
				Name: "load", Pace: pace, Accuracy: accuracy, GivesUpAfter: 1, Seed: rng.Uint32(),
			})
			if err != nil {
				return nil, err
			}
			p, err := encode(bank.Situation, simulated)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], p)
		}
	}
	return all, nil
}

func encode(situation string, simulated *simulation.Play) (play, error) {
	p := play{situation: situation, outcome: simulated.Outcome}
	for _, event := range simulated.Events {
		data, err := json.Marshal(event.Data)
		if err != nil {
			return p, err
		}
		p.at = append(p.at, time.Duration(event.At*float64(time.Millisecond)))
		p.rest = append(p.rest, fmt.Appendf(nil, `"name":%q,"at":%v,"data":%s}`, event.Name, event.At, data))
	}
	return p, nil
}
