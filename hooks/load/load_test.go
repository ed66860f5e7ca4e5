package load_test

import (
	"errors"
	"log"
	"os"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/items"
	"eva/hooks/load"
	"eva/hooks/passations"
	_ "eva/pb_migrations"
)

// TestMain is also the server that a run starts: this very executable, asked to serve.
func TestMain(m *testing.M) {
	if len(os.Args) < 2 || os.Args[1] != "serve" {
		os.Exit(m.Run())
	}
	app := pocketbase.NewWithConfig(pocketbase.Config{DefaultDev: false})
	passations.Bind(app, passations.Config{})
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.InstallerFunc = nil
		return errors.Join(items.Import(e.App, time.Now()), e.Next())
	})
	if err := app.Start(); err != nil {
		log.Fatal(err)
	}
}

var front = os.DirFS("../../pb_public")

func TestRun(t *testing.T) {
	for _, row := range []struct {
		pace          string
		beneficiaries int
		arrivals      time.Duration
		leastBatches  int
		leastAsks     int
	}{{load.Max, 6, 0, 20, 4}, {load.Real, 24, time.Second, 1, 0}} {
		t.Run(row.pace, func(t *testing.T) {
			r, err := load.Run(t.Context(), load.Options{Beneficiaries: row.beneficiaries, Duration: 3 * time.Second, Pace: row.pace, Arrivals: row.arrivals, Front: front})
			if err != nil {
				t.Fatal(err)
			}
			if r.Errors != 0 || r.Lost != 0 || r.Duplicated != 0 {
				t.Errorf("errors, lost or duplicated: %+v", r)
			}
			if r.Batches < row.leastBatches || r.Found != r.Acknowledged || r.Acknowledged != r.Events || r.Events < r.Batches {
				t.Errorf("counts do not fit: %+v", r)
			}
			if r.Entries < row.beneficiaries || r.EntryP95 < r.EntryP50 || r.EntryP50 <= 0 || r.Asks < row.leastAsks || r.AskP95 < r.AskP50 {
				t.Errorf("openings or questions for more do not fit: %+v", r)
			}
			if r.P50 <= 0 || r.P50 > r.P95 || r.P95 > r.P99 || r.Seconds <= 0 || r.FloorEventsPerSec <= 0 || r.RatioToFloor <= 0 {
				t.Errorf("measures do not fit: %+v", r)
			}
			t.Logf("%+v", r)
		})
	}
}

func TestRefusals(t *testing.T) {
	good := load.Options{Beneficiaries: 1, Duration: time.Second, Pace: load.Max, Front: front}
	for name, spoil := range map[string]func(*load.Options){
		"nobody":            func(o *load.Options) { o.Beneficiaries = 0 },
		"no time":           func(o *load.Options) { o.Duration = 0 },
		"arrivals":          func(o *load.Options) { o.Arrivals = -time.Second },
		"another pace":      func(o *load.Options) { o.Pace = "fast" },
		"another machine":   func(o *load.Options) { o.Target.URL = "https://eva.example/" },
		"an address nearby": func(o *load.Options) { o.Target.URL = "http://192.168.1.10:8090" },
	} {
		t.Run(name, func(t *testing.T) {
			o := good
			spoil(&o)
			if _, err := load.Run(t.Context(), o); err == nil {
				t.Error("it was run")
			}
		})
	}
}
