package commands

import (
	"strings"
	"testing"

	"eva/hooks/mails"
)

func TestPrintMails(t *testing.T) {
	for name, c := range map[string]struct {
		configured bool
		counts     []mails.Count
		want       []string
	}{
		"nothing":   {true, nil, []string{"No mails.\n"}},
		"no server": {false, []mails.Count{{State: "queued", N: 3}}, []string{"No mail server", "queued        3"}},
		"failures":  {true, []mails.Count{{State: "failed", N: 12, LastError: "Le serveur ne répond pas."}, {State: "sent", N: 400}}, []string{"failed       12  Le serveur", "sent        400"}},
	} {
		var out strings.Builder
		printMails(&out, c.configured, c.counts)
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: %q lacks %q", name, out.String(), want)
			}
		}
	}
}
