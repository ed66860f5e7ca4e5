package commands

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"eva/hooks/internal/apptest"
	"eva/hooks/items"
)

func TestMeasureRefusals(t *testing.T) {
	app := apptest.New(t)
	if err := items.Import(app, time.Now()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		want string
	}{
		{"calibrate", "dites quelle mise en situation"},
		{"calibrate --situation rien", "« rien »"},
		{"calibrate --situation controle", "ne mesure aucune compétence de base"},
		{"calibrate --situation livraison --bank-version neuf", "« neuf »"},
		{"calibrate --situation livraison --bank-version 9", "livraison 9"},
		{"calibrate --situation livraison --model 3pl", "« 3pl »"},
		{"calibrate --situation livraison --since 31/01/2026", "année-mois-jour"},
		{"calibrate --situation livraison --kinds real,fake", "« fake »"},
		{"calibrate --situation livraison", "aucun calibrage"},
		{"calibrate livraison", "« livraison » est de trop"},
		{"rescore --situation rien", "« rien »"},
		{"rescore --since hier", "« hier »"},
		{"rescore tout", "« tout » est de trop"},
		{"rescore --fast", "« fast »"},
	} {
		root := &cobra.Command{SilenceErrors: true} // a new one each time: flags keep their values
		root.AddCommand(calibrateCommand(newRunner(app)), rescoreCommand(newRunner(app)))
		root.SetOut(io.Discard)
		root.SetArgs(strings.Fields(c.args))
		if err := root.Execute(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.args, err, c.want)
		}
	}
}

// The demo's results are those of this program: nothing is left to score again, and its plays can be calibrated.
func TestMeasureTheDemo(t *testing.T) {
	run, app := program(t)
	if _, err := run("demo", "--evaluations", "60"); err != nil {
		t.Fatal(err)
	}
	before, err := app.CountRecords("results")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := run("rescore"); err != nil || !strings.Contains(out, "0 évaluations recalculées") {
		t.Errorf("%v: %s", err, out)
	}
	if _, err := app.DB().NewQuery("UPDATE results SET algorithm_version = '1'").Execute(); err != nil {
		t.Fatal(err)
	}
	if out, err := run("rescore", "--dry-run", "--situation", "livraison"); err != nil || !strings.Contains(out, "à ajouter, dont 0 d’un autre niveau") {
		t.Errorf("%v: %s", err, out)
	}
	if out, err := run("rescore", "--since", "2000-01-01", "--dry-run=false", "--situation="); err != nil || !strings.Contains(out, "évaluations\n") {
		t.Errorf("%v: %s", err, out)
	}
	after, err := app.CountRecords("results")
	if err != nil || after <= before || after > 2*before {
		t.Errorf("%d rows, then %d (%v)", before, after, err)
	}
	out, err := run("calibrate", "--situation", "maintenance", "--kinds", "demo,real", "--model", "rasch")
	if n, count := app.CountRecords("calibrations"); err != nil || count != nil || n != 1 || !strings.Contains(out, "word_recognition : candidat") {
		t.Errorf("%d candidates (%v, %v): %s", n, err, count, out)
	}
}

func TestProgressEnds(t *testing.T) {
	var out bytes.Buffer
	show := progressOn(&out)
	for done := 1; done <= 3; done++ {
		show(done, 3)
	}
	if !strings.HasSuffix(out.String(), "] 3 / 3 évaluations\n") || strings.Count(out.String(), "█") < barWidth {
		t.Errorf("%q", out.String())
	}
}
