package live

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"

	"eva/hooks/internal/apptest"
)

func newApp(t *testing.T) (*tests.TestApp, *core.Record) {
	t.Helper()
	app := apptest.New(t, func(app core.App) { bind(app, func() time.Time { return apptest.Now }) })
	return app, apptest.Campaign(t, app, map[string]any{"situations": []string{"controle", "livraison"}})
}

func TestWhereEachPersonIs(t *testing.T) {
	app, campaign := newApp(t)
	server := apptest.Serve(t, app)
	bank := apptest.Bank(t, app, "controle", map[string]any{"items": []any{1}}, []any{})
	ago := func(d time.Duration) time.Time { return apptest.Now.Add(-d) }
	for _, p := range []struct {
		name   string
		fields map[string]any
		play   string
	}{
		{"finished", map[string]any{"state": "finished", "last_seen_at": ago(time.Hour)}, "finished"},
		{"help", map[string]any{"help_asked_at": ago(time.Minute), "last_seen_at": ago(10 * time.Minute)}, "started"},
		{"gone", map[string]any{"last_seen_at": ago(31 * time.Minute)}, "paused"},
		{"between", map[string]any{"last_seen_at": ago(20 * time.Minute)}, ""},
		{"paused", map[string]any{"last_seen_at": ago(20 * time.Minute)}, "paused"},
		{"idle", map[string]any{"last_seen_at": ago(4 * time.Minute)}, "started"},
		{"playing", map[string]any{"last_seen_at": ago(time.Minute)}, "started"},
		{"of yesterday", map[string]any{"last_seen_at": ago(13 * time.Hour)}, "started"},
	} {
		evaluation := apptest.Evaluation(t, app, campaign, p.fields)
		person, err := app.FindRecordById("beneficiaries", evaluation.GetString("beneficiary"))
		if err != nil {
			t.Fatal(err)
		}
		person.Set("name", p.name)
		if err := app.Save(person); err != nil {
			t.Fatal(err)
		}
		if p.play != "" {
			apptest.Play(t, app, evaluation, bank, "controle", map[string]any{"state": p.play})
		}
	}
	var group Group
	if status := server.Call("GET", "/api/conseil/campaigns/"+campaign.Id+"/live", apptest.Token(t, app, apptest.Nina), nil, &group); status != http.StatusOK {
		t.Fatalf("live answered %d", status)
	}
	seen := map[string]string{}
	for _, p := range group.People {
		if p.Name != p.State {
			t.Errorf("%s is said to be %s", p.Name, p.State)
		}
		if p.Total != 2 || p.Done != map[bool]int{true: 1, false: 0}[p.State == Finished] {
			t.Errorf("%s: %d of %d", p.Name, p.Done, p.Total)
		}
		seen[p.Name] = p.Situation
	}
	if len(seen) != 7 || seen["playing"] != "controle" || seen["between"] != "" || seen["finished"] != "" {
		t.Errorf("seen %v", seen)
	}
	if group.Campaign.Code != "BCD12345" || group.More {
		t.Errorf("campaign %+v, more %v", group.Campaign, group.More)
	}
}

func TestNothingOfResultsIsTold(t *testing.T) {
	app, campaign := newApp(t)
	apptest.Evaluation(t, app, campaign, map[string]any{"synthesis": "need", "completeness": "complete"})
	var group struct {
		People []map[string]any `json:"people"`
	}
	server := apptest.Serve(t, app)
	if status := server.Call("GET", "/api/conseil/campaigns/"+campaign.Id+"/live", apptest.Token(t, app, apptest.Nina), nil, &group); status != http.StatusOK || len(group.People) != 1 {
		t.Fatalf("live answered %d with %v", status, group)
	}
	told := []string{"accompanied", "done", "evaluation", "help_since", "kind", "name", "resumable_until", "seen", "situation", "state", "total"}
	for field := range group.People[0] {
		if !slices.Contains(told, field) {
			t.Errorf("%s is told", field)
		}
	}
}

func TestWhoMayFollow(t *testing.T) {
	app, campaign := newApp(t)
	private := apptest.Campaign(t, app, map[string]any{"label": "Réservée", "code": "BCD55555", "private": true, "owner": "counsnoah000000"})
	server := apptest.Serve(t, app)
	for _, c := range []struct {
		who, campaign string
		want          int
	}{
		{"", campaign.Id, http.StatusUnauthorized},
		{apptest.Nina, campaign.Id, http.StatusOK},
		{apptest.Rita, campaign.Id, http.StatusOK},
		{apptest.Rachid, campaign.Id, http.StatusNotFound},
		{apptest.Sonia, campaign.Id, http.StatusNotFound},
		{apptest.Pending, campaign.Id, http.StatusNotFound},
		{apptest.Disabled, campaign.Id, http.StatusNotFound},
		{apptest.Nina, private.Id, http.StatusNotFound},
		{apptest.Noah, private.Id, http.StatusOK},
		{apptest.Nina, "inconnue0000000", http.StatusNotFound},
	} {
		token := ""
		if c.who != "" {
			token = apptest.Token(t, app, c.who)
		}
		if got := server.Call("GET", "/api/conseil/campaigns/"+c.campaign+"/live", token, nil, nil); got != c.want {
			t.Errorf("live of %s as %q: %d, want %d", c.campaign, c.who, got, c.want)
		}
		if got := subscribe(t, server, token, c.campaign); got != c.want && (c.want != http.StatusOK || got != http.StatusNoContent) {
			t.Errorf("watch %s as %q: %d, want %d", c.campaign, c.who, got, c.want)
		}
	}
}

// subscribe is what a first subscription answers.
func subscribe(t *testing.T, server *apptest.Server, token, campaign string) int {
	t.Helper()
	client, _ := connect(t, server)
	return server.Call("POST", "/api/realtime", token, map[string]any{"clientId": client, "subscriptions": []string{"live/" + campaign}}, nil)
}

// connect opens a stream of events; what comes after the greeting goes to the channel.
func connect(t *testing.T, server *apptest.Server) (client string, messages <-chan string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(stop)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/api/realtime", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	names, greeted := make(chan string, 10), make(chan string, 1)
	go func() {
		defer response.Body.Close()
		defer close(names)
		name := ""
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			if event, ok := strings.CutPrefix(lines.Text(), "event:"); ok {
				name = strings.TrimSpace(event)
			}
			data, ok := strings.CutPrefix(lines.Text(), "data:")
			switch {
			case !ok:
			case name == "PB_CONNECT":
				var hello struct {
					ClientID string `json:"clientId"`
				}
				_ = json.Unmarshal([]byte(data), &hello)
				greeted <- hello.ClientID
			default:
				names <- name + data
			}
		}
	}()
	return <-greeted, names
}

func TestWatchersAreTold(t *testing.T) {
	app, campaign := newApp(t)
	server := apptest.Serve(t, app)
	other := apptest.Campaign(t, app, map[string]any{"label": "Autre", "code": "BCD54321"})
	client, messages := connect(t, server)
	status := server.Call("POST", "/api/realtime", apptest.Token(t, app, apptest.Nina),
		map[string]any{"clientId": client, "subscriptions": []string{"live/" + campaign.Id}}, nil)
	if status != http.StatusNoContent {
		t.Fatalf("subscribe answered %d", status)
	}
	apptest.Evaluation(t, app, other, nil)
	evaluation := apptest.Evaluation(t, app, campaign, nil)
	if got := <-messages; got != "live/"+campaign.Id+"{}" {
		t.Errorf("told %q", got)
	}
	apptest.Play(t, app, evaluation, apptest.Bank(t, app, "controle", map[string]any{"items": []any{1}}, []any{}), "controle", nil)
	if got := <-messages; got != "live/"+campaign.Id+"{}" {
		t.Errorf("told %q of a play", got)
	}
}
