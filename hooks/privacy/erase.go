package privacy

import (
	"net/http"
	"strings"
	"time"

	"github.com/pocketbase/dbx"
	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/identity"
)

// Bind registers the rights of people on their data, which their counsellor exercises for them.
func Bind(app core.App) {
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.POST("/api/conseil/people/{id}/erase", erasePerson)
		e.Router.GET("/api/conseil/people/{id}/data", showData)
		return e.Next()
	})
}

// erasePerson answers POST /api/conseil/people/{id}/erase: at the person's request, confirmed by typing their code.
func erasePerson(e *core.RequestEvent) error {
	var body struct {
		PersonalCode string `json:"personal_code"`
	}
	if err := e.BindBody(&body); err != nil {
		return e.BadRequestError("La demande n’est pas lisible.", err)
	}
	kept := 0
	err := e.App.RunInTransaction(func(tx core.App) error {
		person, err := identity.Viewable(e, tx, e.Request.PathValue("id"))
		if err != nil {
			return err
		}
		evaluations, err := identity.Whole(e, tx, person)
		if err != nil {
			return err
		}
		if identity.IsForgotten(person) {
			return apis.NewBadRequestError("Les données de cette personne sont déjà effacées.", nil)
		}
		if typed := strings.NewReplacer(" ", "", "\u00a0", "", "-", "").Replace(body.PersonalCode); !strings.EqualFold(typed, person.GetString("personal_code")) {
			return apis.NewBadRequestError("Ce n’est pas le code de cette personne.", validation.Errors{
				"personal_code": validation.NewError("eva_personal_code", "Tapez le code personnel, comme il est écrit en haut de la fiche."),
			})
		}
		kept = len(evaluations)
		return erase(tx, person, identity.Counsellor(e), time.Now())
	})
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{"erased": true, "evaluations": kept})
}

// stopped are the statements that end what somebody who is erased had begun, so that nothing more comes from their device.
// Without a block no event of an earlier page is taken either.
var stopped = []string{
	`UPDATE plays SET state = 'abandoned', ended_at = {:now} WHERE state IN ('started', 'paused') AND evaluation IN (SELECT id FROM evaluations WHERE beneficiary = {:id})`,
	`UPDATE plays SET block = 0 WHERE evaluation IN (SELECT id FROM evaluations WHERE beneficiary = {:id})`,
	`UPDATE evaluations SET state = 'abandoned' WHERE state = 'started' AND beneficiary = {:id}`,
	`UPDATE evaluations SET follow_up_at = '' WHERE beneficiary = {:id}`, // nobody is asked what became of them
}

// erase forgets somebody at once, and keeps that it was done, by whom and when, without the name.
func erase(tx core.App, person *core.Record, by string, now time.Time) error {
	for _, statement := range stopped {
		_, err := tx.DB().NewQuery(statement).
			Bind(dbx.Params{"id": person.Id, "now": now.UTC().Format(types.DefaultDateLayout)}).Execute()
		if err != nil {
			return err
		}
	}
	if err := forget(tx, person.Id); err != nil {
		return err
	}
	collection, err := tx.FindCachedCollectionByNameOrId("person_acts")
	if err != nil {
		return err
	}
	act := core.NewRecord(collection)
	act.Load(map[string]any{
		"structure": person.GetString("structure"), "beneficiary": person.Id, "kind": "erased", "counsellor": by,
	})
	return tx.Save(act)
}
