package identity_test

import (
	"testing"

	"eva/hooks/internal/identity"
)

func TestKey(t *testing.T) {
	for name, want := range map[string]string{
		"Camille Martin":             "camille martin",
		"  MARTIN,   Camille ":       "martin camille",
		"Éloïse Lœuillet-Ça":         "eloise loeuillet ca",
		"E\u0301loi\u0308se":         "eloise", // accents that stand apart
		"N’Diaye O'Neill":            "ndiaye oneill",
		"Łukasz Øster":               "lukasz oster",
		"Ümit İpek":                  "umit ipek",
		"Зоя":                        "зоя",
		"أحمد":                       "احمد",
		"Loutre bleue 12":            "loutre bleue 12",
		"\u00a0Zoé\u202fB.\u00a0":    "zoe b",
		"???":                        "???",
		"ﬁona":                       "fiona", // a ligature
		"Marie\u2010Ange\u2019s Bon": "marie anges bon",
	} {
		if got := identity.Key(name); got != want {
			t.Errorf("Key(%q) = %q; want %q", name, got, want)
		}
	}
	if got := identity.Unordered("martin camille"); got != identity.Unordered("camille martin") {
		t.Errorf("the order of words counts: %q", got)
	}
}
