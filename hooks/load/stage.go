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
	"eva/scoring"
)

const ways = 40 // to play a campaign; a beneficiary takes one

// campaign is one that people enter, with the ways to play it whole.
type campaign struct {
	code, programme string
	situations      []string
	adaptive        bool
	share           int // of the people, next to the others
	players         [][]play
}

func newCampaigns() []*campaign {
	diagnosis, positioning := []string{"controle", "maintenance", "livraison"}, []string{"lecture", "calcul"}
	return []*campaign{
		{code: "LDT00001", programme: "diagnosis", situations: diagnosis, share: 4},
		{code: "LDT00002", programme: "positioning", situations: positioning, share: 1},
		{code: "LDT00003", programme: "positioning", situations: positioning, adaptive: true, share: 1},
	}
}

func (c *campaign) mode() string {
	if c.adaptive {
		return scoring.ModeAdaptive
	}
	return scoring.ModeFixed
}

// stage is what beneficiaries need: campaigns and their plays, ready before the clock starts.
type stage struct{ campaigns []*campaign }

// of is the campaign of the n-th beneficiary.
func (s *stage) of(n int) *campaign {
	all := 0
	for _, c := range s.campaigns {
		all += c.share
	}
	n %= all
	for _, c := range s.campaigns {
		if n -= c.share; n < 0 {
			return c
		}
	}
	return s.campaigns[0]
}

// play is the events of one situation, encoded but for their positions.
type play struct {
	situation string
	outcome   string
	at        []time.Duration
	rest      [][]byte // of each event, after its position
	asks      []int    // how many events come before each question for more items
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
	s.campaigns = newCampaigns()
	if err := saveCampaigns(app, s.campaigns); err != nil {
		return err
	}
	simulator := simulation.New(o.Front)
	for _, c := range s.campaigns {
		if err := c.rehearse(app, simulator, min(ways, o.Beneficiaries)); err != nil {
			return err
		}
	}
	return nil
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

// saveCampaigns makes the campaigns with a structure of their own, unless an earlier run in the same database did.
func saveCampaigns(app core.App, campaigns []*campaign) error {
	last := campaigns[len(campaigns)-1]
	if _, err := app.FindFirstRecordByData("campaigns", "code", last.code); err == nil {
		return nil
	}
	structure, err := save(app, "structures", map[string]any{
		"name": "Mesure de charge", "type": "autre", "state": "active", "demo": true,
	})
	if err != nil {
		return err
	}
	structure.Set("lineage", "/"+structure.Id+"/") // what the hook of structures does in the server
	if err := app.Save(structure); err != nil {
		return err
	}
	owner, err := save(app, "counsellors", map[string]any{
		"name": "Mesure", "email": "charge@load.example", "password": crypto.Text(), "structure": structure.Id,
		"role": "counsellor", "state": "disabled", "demo": true,
	})
	if err != nil {
		return err
	}
	for _, c := range campaigns {
		_, err := save(app, "campaigns", map[string]any{
			"structure": structure.Id, "owner": owner.Id, "label": "Mesure de charge " + c.code, "code": c.code, "programme": c.programme,
			"situations": c.situations, "adaptive": c.adaptive, "state": "open",
		})
		if err != nil {
			return err
		}
	}
	return nil
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

// rehearse simulates the ways to play the campaign, of each form in turn.
func (c *campaign) rehearse(app core.App, simulator *simulation.Player, number int) error {
	c.players = make([][]play, number)
	for _, situation := range c.situations {
		bank, err := simulation.Published(app, situation, false)
		if err != nil {
			return err
		}
		for i := range c.players {
			rng := rand.New(rand.NewPCG(uint64(i), 2))
			profile := simulation.Profile{Name: "load", Pace: 0.8 + 1.2*rng.Float64(), Accuracy: 0.5 + 0.5*rng.Float64(), GivesUpAfter: 1, Seed: rng.Uint32()}
			simulated, err := simulator.Play(bank.Following(i, c.mode()), profile)
			if err != nil {
				return err
			}
			p, err := encode(situation, simulated)
			if err != nil {
				return err
			}
			c.players[i] = append(c.players[i], p)
		}
	}
	return nil
}

func encode(situation string, simulated *simulation.Play) (play, error) {
	p := play{situation: situation, outcome: simulated.Outcome, asks: simulated.Asks}
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
