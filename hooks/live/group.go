package live

import (
	"encoding/json"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

const (
	session = 12 * time.Hour   // of a group: who was not there since is not shown
	idle    = 3 * time.Minute  // without a sign, within an activity
	gone    = 30 * time.Minute // without a sign, anywhere
	largest = 200              // people shown at once
)

// States of a person, from the one that waits most for somebody.
const (
	Helpless = "help"     // asks for help
	Idle     = "idle"     // within an activity, without a sign for a while
	Paused   = "paused"   // within an activity
	Playing  = "playing"  //
	Between  = "between"  // on the path
	Gone     = "gone"     // no sign for long
	Finished = "finished" //
)

// Group is what the page shows of a campaign.
type Group struct {
	Campaign struct {
		ID    string `json:"id"`
		Label string `json:"label"`
		Code  string `json:"code"`
		State string `json:"state"`
	} `json:"campaign"`
	Now    time.Time `json:"now"`
	More   bool      `json:"more"` // there are others: only the latest are shown
	People []Person  `json:"people"`
}

// Person is where somebody is.
type Person struct {
	Evaluation  string `json:"evaluation" db:"id"`
	Name        string `json:"name" db:"name"`
	Kind        string `json:"kind" db:"kind"` // real, test or demo
	Accompanied string `json:"accompanied" db:"accompanied"`
	State       string `json:"state" db:"state"`
	Situation   string `json:"situation" db:"situation"` // title of the one that is open; "" on the path
	Done        int    `json:"done" db:"done"`           // activities that are over
	Total       int    `json:"total"`

	Seen      types.DateTime `json:"seen" db:"last_seen_at"`
	HelpSince types.DateTime `json:"help_since" db:"help_asked_at"`
	Until     types.DateTime `json:"resumable_until" db:"resumable_until"`

	Play string `json:"-" db:"play"` // state of the play that is open
}

// people reads them by the index on campaign and last sign: a campaign of ten thousand costs what its last two hundred do.
const people = `
	SELECT e.id, b.name, e.kind, e.accompanied, e.state, e.last_seen_at, e.help_asked_at, e.resumable_until,
		COALESCE((SELECT s.title FROM plays p JOIN situations s ON s.name = p.situation
			WHERE p.evaluation = e.id AND p.state IN ('started', 'paused') ORDER BY p.updated DESC LIMIT 1), '') AS situation,
		COALESCE((SELECT p.state FROM plays p
			WHERE p.evaluation = e.id AND p.state IN ('started', 'paused') ORDER BY p.updated DESC LIMIT 1), '') AS play,
		(SELECT COUNT(*) FROM plays p WHERE p.evaluation = e.id AND p.state IN ('finished', 'abandoned')) AS done
	FROM evaluations e JOIN beneficiaries b ON b.id = e.beneficiary
	WHERE e.campaign = {:campaign} AND e.last_seen_at > {:since}
	ORDER BY e.last_seen_at DESC LIMIT {:limit}`

func groupOf(app core.App, campaign *core.Record, now time.Time) (*Group, error) {
	group := &Group{Now: now.UTC(), People: []Person{}}
	group.Campaign.ID, group.Campaign.Label = campaign.Id, campaign.GetString("label")
	group.Campaign.Code, group.Campaign.State = campaign.GetString("code"), campaign.GetString("state")
	var situations []string
	if err := json.Unmarshal([]byte(campaign.GetString("situations")), &situations); err != nil {
		return nil, err
	}
	err := app.ConcurrentDB().NewQuery(people).Bind(dbx.Params{
		"campaign": campaign.Id, "since": now.Add(-session).UTC().Format(types.DefaultDateLayout), "limit": largest + 1,
	}).All(&group.People)
	if err != nil {
		return nil, err
	}
	if group.More = len(group.People) > largest; group.More {
		group.People = group.People[:largest]
	}
	for i := range group.People {
		person := &group.People[i]
		person.Total = len(situations)
		if person.State = person.place(now); person.State == Between || person.State == Finished {
			person.Situation = ""
		}
	}
	return group, nil
}

// place is where the person is, by the state of the evaluation, of the play and the last sign of life.
func (p *Person) place(now time.Time) string {
	silence := now.Sub(p.Seen.Time())
	switch {
	case p.State != "started":
		return Finished
	case !p.HelpSince.IsZero():
		return Helpless
	case silence > gone:
		return Gone
	case p.Play == "":
		return Between
	case p.Play == "paused":
		return Paused
	case silence > idle:
		return Idle
	}
	return Playing
}
