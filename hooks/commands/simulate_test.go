package commands

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"eva/scoring"
)

func runSimulate(t *testing.T, args ...string) (string, error) {
	t.Helper()
	var out, failed bytes.Buffer
	root := &cobra.Command{SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(simulateCommand())
	root.SetArgs(append([]string{"simulate"}, args...))
	root.SetOut(&out)
	root.SetErr(&failed)
	err := root.Execute()
	return out.String() + failed.String(), err
}

// Adaptive plays classify as well as whole ones with at most 60 % of their items.
func TestAdaptivePays(t *testing.T) {
	for _, situation := range []string{"lecture", "calcul"} {
		modes := map[string]scoring.Simulation{}
		for _, mode := range []string{scoring.ModeFixed, scoring.ModeAdaptive} {
			out, err := runSimulate(t, "--situation", situation, "--persons", "1500", "--mode", mode, "--json")
			if err != nil {
				t.Fatal(err)
			}
			var s scoring.Simulation
			if err := json.Unmarshal([]byte(out), &s); err != nil {
				t.Fatalf("%v in %q", err, out)
			}
			modes[mode] = s
		}
		fixed, adaptive := modes[scoring.ModeFixed], modes[scoring.ModeAdaptive]
		if adaptive.MeanItems > 0.6*fixed.MeanItems || adaptive.LevelAccuracy < fixed.LevelAccuracy-0.01 {
			t.Errorf("%s: %.1f items and %.3f right, against %.1f and %.3f", situation,
				adaptive.MeanItems, adaptive.LevelAccuracy, fixed.MeanItems, fixed.LevelAccuracy)
		}
	}
}

func TestSimulateRefuses(t *testing.T) {
	for _, args := range [][]string{
		{}, {"--situation", "nowhere"}, {"--situation", "livraison"}, {"--situation", "lecture", "--mode", "quick"},
		{"--situation", "lecture", "--persons", "0"},
		{"--situation", "lecture", "--persons", "many"}, {"--situation", "lecture", "--seed", "-1"}, {"--quick"}, {"--situation"},
		{"--situation", "lecture", "more"},
	} {
		out, err := runSimulate(t, args...)
		var r refusal
		if !errors.As(err, &r) || strings.TrimSpace(out) == "" {
			t.Errorf("%v: %v %q", args, err, out)
		}
	}
	if out, err := runSimulate(t, "--situation", "lecture", "--persons", "20"); err != nil || !strings.Contains(out, "niveau juste") {
		t.Errorf("in words: %v %q", err, out)
	}
}
