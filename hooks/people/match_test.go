package people

import (
	"testing"
	"time"

	"eva/hooks/internal/identity"
)

func TestMatch(t *testing.T) {
	day := time.Date(2026, time.March, 3, 9, 0, 0, 0, time.UTC)
	in := func(name, campaign string, at time.Time) known {
		return known{Key: identity.Key(name), Sittings: []seat{{campaign, at}}}
	}
	for _, c := range []struct {
		a, b string
		days int    // between the two
		in   string // campaign of the second; the first one's is "spring"
		want string
	}{
		{"Camille Martin", "camille martin", 400, "autumn", sameName},
		{"Camille Martin", "MARTIN Camille", 400, "autumn", sameName},
		{"Éloïse Bé", "Eloise BE", 400, "autumn", sameName},
		{"Camille Martin", "Camile Martin", 400, "autumn", closeName},
		{"Camille Martin", "Martin Camlile", 400, "autumn", closeName}, // swapped
		{"Camille Martin", "Camille Martins", 400, "autumn", closeName},
		{"Camille Martin", "Camille Marton", 400, "autumn", closeName},
		{"Camille Martin", "Camilla Marton", 0, "spring", ""}, // two letters
		{"Camille Martin", "Chloé Martin", 0, "spring", ""},
		{"Camille", "Camille", 3, "spring", sameName},
		{"Camille", "Camille", 3, "autumn", ""}, // a first name alone, elsewhere
		{"Camille", "Camille", 40, "spring", ""},
		{"Camille", "Camile", 3, "spring", closeName},
		{"Camille", "Camille Martin", 3, "spring", sameCampaign},
		{"Camille", "Camille Martin", 3, "autumn", ""},
		{"Léa", "Léo", 0, "spring", ""}, // too short to be a slip
		{"Loutre bleue 12", "Loutre bleue 13", 0, "spring", ""},
		{"Loutre bleue 1", "Loutre bleue 12", 0, "spring", ""},
		{"Loutre bleue 12", "loutre bleue  12", 90, "autumn", sameName},
	} {
		a, b := in(c.a, "spring", day), in(c.b, c.in, day.AddDate(0, 0, c.days))
		if got := match(a, b); got != c.want {
			t.Errorf("match(%q, %q) = %q; want %q", c.a, c.b, got, c.want)
		}
		if got := match(b, a); got != c.want {
			t.Errorf("match(%q, %q) = %q; want %q", c.b, c.a, got, c.want)
		}
	}
}
