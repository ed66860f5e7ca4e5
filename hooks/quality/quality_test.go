package quality

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tests"
	"gonum.org/v1/gonum/mat"

	"eva/hooks/internal/apptest"
	"eva/scoring"
	"eva/scoring/irt"
)

// difficulties of c1 to c5 of the test's bank; their slopes are 1.2.
var difficulties = []float64{-1, -0.5, 0, 0.5, 1}

// visit is who plays, and how.
type visit struct {
	kind        string
	accompanied string
	touch       bool
	harder      float64 // added to the difficulty of c3
}

// school is an application on which people play livraison: five questions of comprehension with two options, and one of
// spelling that is typed.
func school(t *testing.T, visits ...visit) *tests.TestApp {
	t.Helper()
	app := apptest.New(t, Bind)
	var public, keys []map[string]any
	for j := range difficulties {
		id := fmt.Sprintf("c%d", j+1)
		public = append(public, map[string]any{"id": id, "type": "single_choice", "stimulus": map[string]any{"question": "Question " + id,
			"options": []any{map[string]any{"id": "a", "text": "Oui"}, map[string]any{"id": "z", "text": "Non"}, map[string]any{"id": "y", "text": "Peut-être"}}}})
		keys = append(keys, map[string]any{"id": id, "type": "single_choice", "skill": "comprehension", "points": 1, "key": map[string]any{"right": "a"}})
	}
	public = append(public, map[string]any{"id": "s1", "type": "text_input", "stimulus": map[string]any{"question": "Écrivez"}})
	keys = append(keys, map[string]any{"id": "s1", "type": "text_input", "skill": "spelling", "points": 1,
		"key": map[string]any{"grades": []any{map[string]any{"text": "mot", "points": 1}, map[string]any{"text": "mots", "points": 0.75}}}})
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": public}, keys)
	campaign := apptest.Campaign(t, app, map[string]any{"situations": []string{"livraison"}})
	random := rand.New(rand.NewPCG(3, 4))
	err := app.RunInTransaction(func(tx core.App) error { // one commit for all: the disk takes most of the time
		for i, v := range visits {
			sitting := apptest.Evaluation(t, tx, campaign, map[string]any{"kind": v.kind, "accompanied": v.accompanied, "device": map[string]any{"touch": v.touch}})
			play := apptest.Play(t, tx, sitting, bank, "livraison", map[string]any{
				"state": "finished", "ended_at": apptest.Now.Add(time.Duration(i-len(visits)) * time.Minute)})
			answer(t, tx, play.Id, v, i, random)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func answer(t *testing.T, app core.App, play string, v visit, number int, random *rand.Rand) {
	t.Helper()
	theta := random.NormFloat64()
	events := [][]any{{0, "test_started", 0, "{}"}}
	say := func(item, answer string) {
		data := fmt.Sprintf(`{"item":%q,"answer":%q,"rt":%d,"modality":"mouse"}`, item, answer, 4000+10*(number%101))
		events = append(events, []any{len(events), "item_answered", 1000 * len(events), data})
	}
	for j, b := range difficulties {
		if j == 2 {
			b += v.harder
		}
		said := "z"
		if random.Float64() < 1/(1+math.Exp(-1.2*(theta-b))) {
			said = "a"
		}
		say(fmt.Sprintf("c%d", j+1), said)
		say(fmt.Sprintf("c%d", j+1), "a") // changed: only the first answer counts here
	}
	if number < 20 {
		say("s1", "mot")
	}
	raw, err := json.Marshal(events)
	if err != nil {
		t.Fatal(err)
	}
	_, err = app.DB().NewQuery(`INSERT INTO events (id, play, position, name, at, data)
		SELECT lower(hex(randomblob(8))), {:play}, value->>0, value->>1, value->>2, value->>3 FROM json_each({:rows})`).
		Bind(map[string]any{"play": play, "rows": string(raw)}).Execute()
	if err != nil {
		t.Fatal(err)
	}
}

func crowd(n int, of func(i int) visit) []visit {
	visits := make([]visit, n)
	for i := range visits {
		visits[i] = of(i)
	}
	return visits
}

func alone(int) visit { return visit{kind: "real", accompanied: "alone"} }

func read(t *testing.T, app core.App) map[string]Scale {
	t.Helper()
	report, err := Read(context.Background(), app, "livraison", apptest.Now)
	if err != nil {
		t.Fatal(err)
	}
	scales := map[string]Scale{}
	for _, s := range report.Scales {
		scales[s.Name] = s
	}
	return scales
}

func TestOnlySuperusersRead(t *testing.T) {
	server := apptest.Serve(t, school(t, alone(0)))
	app := apptest.New(t)
	for who, c := range map[string]struct {
		token  string
		status int
	}{
		"nobody":        {"", http.StatusForbidden},
		"a beneficiary": {"eyJhbGciOiJIUzI1NiJ9.eyJldmFsdWF0aW9uIjoieCJ9.c2lnbmF0dXJl", http.StatusForbidden},
		"a counsellor":  {apptest.Token(t, app, apptest.Nina), http.StatusForbidden},
		"an admin":      {apptest.Token(t, app, apptest.Rita), http.StatusForbidden},
		"a superuser":   {apptest.Token(t, app, apptest.Root), http.StatusOK},
	} {
		var said struct {
			Message   string `json:"message"`
			Situation string `json:"situation"`
		}
		if got := server.Call(http.MethodGet, "/api/quality/livraison", c.token, nil, &said); got != c.status {
			t.Errorf("%s: %d, want %d", who, got, c.status)
		}
		if c.status == http.StatusForbidden && (!strings.Contains(said.Message, "réservée aux super-administrateurs") || said.Situation != "") {
			t.Errorf("%s: %+v", who, said)
		}
	}
	root := apptest.Token(t, app, apptest.Root)
	for _, unknown := range []string{"controle", "maintenance", "tri"} {
		if got := server.Call(http.MethodGet, "/api/quality/"+unknown, root, nil, nil); got != http.StatusNotFound {
			t.Errorf("%s: %d", unknown, got)
		}
	}
}

// The shell holds no figure: it is the same for anybody.
func TestShell(t *testing.T) {
	scenario := tests.ApiScenario{
		Name: "the shell", Method: http.MethodGet, URL: "/qualite?situation=livraison",
		TestAppFactory: func(testing.TB) *tests.TestApp { return school(t, alone(0)) }, DisableTestAppCleanup: true,
		ExpectedStatus:     http.StatusOK,
		ExpectedContent:    []string{`<meta name="robots" content="noindex">`, `<option value="livraison" selected>`, `/quality/page.js`, "<noscript>"},
		NotExpectedContent: []string{"Question c1"},
	}
	scenario.Test(t)
}

func TestFigures(t *testing.T) {
	const n = 400
	app := school(t, crowd(n, alone)...)
	s := read(t, app)["comprehension"]
	if s.N != n || s.Complete != n || s.Alpha == nil || s.Omega == nil || !(s.Alpha.Low < s.Alpha.Value && s.Alpha.Value < s.Alpha.High) {
		t.Fatalf("%+v", s)
	}
	rows := responses(t, app)
	want, err := irt.Alpha(rows)
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(s.Alpha.Value-want.Alpha) > 1e-12 {
		t.Errorf("alpha %v, want %v", s.Alpha.Value, want.Alpha)
	}
	for j, it := range s.Items {
		mean := mat.Sum(rows.ColView(j)) / n
		if it.N != n || math.Abs(*it.P-mean) > 1e-12 || math.Abs(*it.ItemTotal-want.RDrop[j]) > 1e-12 {
			t.Errorf("%s: %d, p %v (want %v), r %v (want %v)", it.Name, it.N, *it.P, mean, *it.ItemTotal, want.RDrop[j])
		}
		if *it.TimeMedian < 4.4 || *it.TimeMedian > 4.6 || math.Abs(*it.TimeP90-4.9) > .05 {
			t.Errorf("%s: times %v, %v", it.Name, *it.TimeMedian, *it.TimeP90)
		}
		if it.Information != nil || it.Accompanied != nil || it.Touch != nil || it.Label != "Question "+it.Name {
			t.Errorf("without a calibration or a second group: %+v", it)
		}
		checkOptions(t, it)
		if it.Drift == nil || it.Drift.BeforeN != n/2 || it.Drift.Signal {
			t.Errorf("%s drifts: %+v", it.Name, it.Drift)
		}
	}
	if s.Curves != nil || s.EAP != nil || s.Parameters.State != "none" || s.Split.By != "halves" {
		t.Errorf("without a calibration: %+v", s)
	}
}

// The options of the content are all there, the right one earns all, and those who chose it did better elsewhere.
func checkOptions(t *testing.T, it Item) {
	t.Helper()
	if len(it.Options) != 3 {
		t.Fatalf("%s: %+v", it.Name, it.Options)
	}
	by := map[string]Option{}
	for _, o := range it.Options {
		by[o.Answer] = o
	}
	if a, z := by["a"], by["z"]; math.Abs(a.Share-*it.P) > 1e-12 || *a.Credit != 1 || *z.Credit != 0 || *a.Rest <= *z.Rest || a.Text != "Oui" {
		t.Errorf("%s: %+v", it.Name, it.Options)
	}
	if y := by["y"]; y.N != 0 || y.Rest != nil || *y.Credit != 0 {
		t.Errorf("nobody chose it: %+v", y)
	}
}

// responses are the first answers as they are stored, by another way: right is "a".
func responses(t *testing.T, app core.App) *mat.Dense {
	t.Helper()
	var rows []struct {
		Answer string `db:"answer"`
	}
	err := app.DB().NewQuery(`SELECT e.data->>'answer' AS answer FROM events e WHERE e.data->>'item' LIKE 'c%' AND e.position % 2 = 1
		ORDER BY e.play, e.position`).All(&rows)
	if err != nil {
		t.Fatal(err)
	}
	table := mat.NewDense(len(rows)/len(difficulties), len(difficulties), nil)
	for i, row := range rows {
		if row.Answer == "a" {
			table.Set(i/len(difficulties), i%len(difficulties), 1)
		}
	}
	return table
}

func TestTooFewSayNothing(t *testing.T) {
	s := read(t, school(t, crowd(29, alone)...))["comprehension"]
	if s.N != 29 || s.Alpha != nil || s.Omega != nil {
		t.Errorf("%+v", s)
	}
	for _, it := range s.Items {
		if it.N != 29 || it.P != nil || it.ItemTotal != nil || it.TimeMedian != nil || it.Options != nil || it.Drift != nil {
			t.Errorf("%+v", it)
		}
	}
}

func TestRealPlaysFirst(t *testing.T) {
	mixed := crowd(35, func(i int) visit {
		return visit{kind: map[bool]string{true: "demo", false: "real"}[i < 34], accompanied: "alone"}
	})
	for kind, visits := range map[string][]visit{"real": mixed, "demo": mixed[:34]} {
		report, err := Read(context.Background(), school(t, visits...), "livraison", apptest.Now)
		if err != nil || report.Kind != kind || report.Plays != map[string]int{"real": 1, "demo": 34}[kind] {
			t.Errorf("%s: %s, %d plays (%v)", kind, report.Kind, report.Plays, err)
		}
	}
}

// c3 is harder for those who are accompanied, who do not differ otherwise; it is not the touch screen.
func TestBias(t *testing.T) {
	s := read(t, school(t, crowd(800, func(i int) visit {
		v := visit{kind: "real", accompanied: "alone", touch: i%4 < 2}
		if i%2 == 1 {
			v.accompanied, v.harder = "accompanied", 2
		}
		return v
	})...))["comprehension"]
	for _, it := range s.Items {
		if it.Accompanied == nil || it.Touch == nil || it.Accompanied.Focal != 400 || it.Touch.Reference != 400 {
			t.Fatalf("%+v", it)
		}
		if it.Name == "c3" && (!it.Accompanied.Signal || it.Accompanied.Class != "C" || *it.Accompanied.Delta >= 0) {
			t.Errorf("%+v", it.Accompanied)
		}
		if it.Touch.Signal {
			t.Errorf("%s, touch: %+v", it.Name, it.Touch)
		}
	}
}

// c3 got harder after the calibration was published; information is that of its parameters.
func TestCalibrated(t *testing.T) {
	app := school(t, crowd(400, func(i int) visit {
		v := visit{kind: "real", accompanied: "alone"}
		if i >= 100 {
			v.harder = 2
		}
		return v
	})...)
	parameters := []irt.Item{irt.Binary("c1", 1.2, -1), irt.Binary("c3", 1.2, 0)}
	apptest.Record(t, app, "calibrations", map[string]any{
		"situation": "livraison", "bank_version": "livraison/1", "scale": "comprehension", "model": "2pl", "version": 3, "state": "published",
		"n": 250, "items": parameters, "report": `{"converged":true}`, "published_at": apptest.Now.Add(-300 * time.Minute),
	})
	s := read(t, app)["comprehension"]
	if s.Parameters != (Parameters{"published", 3, "2pl", 250}) || s.Split.By != "calibration" || s.EAP == nil || s.Curves == nil {
		t.Fatalf("%+v", s)
	}
	if got, want := *s.Marginal, irt.MarginalReliability(parameters, irt.DefaultGrid()); got != want {
		t.Errorf("marginal reliability %v, want %v", got, want)
	}
	if got, want := *s.Items[0].Information, parameters[0].Information(*s.Ability); got != want || s.Items[1].Information != nil {
		t.Errorf("information %v, want %v", got, want)
	}
	if d := s.Items[2].Drift; d == nil || d.BeforeN != 100 || d.AfterN != 300 || !d.Signal || d.Difference.High >= 0 {
		t.Errorf("%+v", d)
	}
	var option struct {
		Series []struct {
			Data []struct{ Value [2]float64 }
		}
	}
	if err := json.Unmarshal(s.Curves.TestChart, &option); err != nil || len(option.Series) != 1 {
		t.Fatalf("%s (%v)", s.Curves.TestChart, err)
	}
	for i, point := range option.Series[0].Data {
		if point.Value != [2]float64{s.Curves.Abilities[i], s.Curves.Test[i]} {
			t.Errorf("point %d: %v", i, point.Value)
		}
	}
}

// What few people typed is not shown: it may tell who they are.
func TestRareAnswersStayTogether(t *testing.T) {
	texts := []string{"mot", "mot", "mot", "mot", "mot", "Nadia Benali", "mo", ""}
	typed := table{items: []scoring.MeasuredItem{{ID: "s1", Credits: []float64{0, 1}}}}
	for _, text := range texts {
		var category int8
		if text == "mot" {
			category = 1
		}
		typed.persons = append(typed.persons, person{responses: []int8{category}, seconds: []float64{0}, said: []string{text}})
	}
	got := typed.options(0, label{})
	if len(got) != 3 || got[0].Answer != "mot" || got[0].N != 5 || got[1].Answer != skipped || got[1].N != 1 || !got[2].Others || got[2].N != 2 || got[2].Answer != "" {
		t.Errorf("%+v", got)
	}
}

func TestKeptForSomeMinutes(t *testing.T) {
	now := apptest.Now
	d := &desk{now: func() time.Time { return now }, kept: map[string]Report{}}
	app := school(t, alone(0))
	at := func() time.Time {
		report, err := d.report(app, "livraison")
		if err != nil {
			t.Fatal(err)
		}
		return report.ComputedAt
	}
	first := at()
	now = now.Add(freshFor - time.Second)
	if !at().Equal(first) {
		t.Error("counted again too soon")
	}
	now = now.Add(time.Second)
	if at().Equal(first) {
		t.Error("never counted again")
	}
}
