package passations

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"

	"eva/hooks/internal/access"
)

const (
	testKind = "test" // of the evaluations of test runs: no figure, norm or calibration counts them
	passLife = time.Hour
	passType = "campaign-test"
)

// bindTests registers the route by which a counsellor tries a campaign as a person would pass it.
func (s *Service) bindTests(e *core.ServeEvent) {
	e.Router.POST("/api/conseil/campaigns/{id}/test", s.openTest).BindFunc(noStore)
}

// openTest answers POST /api/conseil/campaigns/{id}/test: a link, for an hour. The pass is in the fragment, which no server
// gets and no log keeps.
func (s *Service) openTest(e *core.RequestEvent) error {
	campaign, err := access.Viewable(e, "campaigns", e.Request.PathValue("id"), "Cette campagne n’existe pas, ou votre compte n’y a pas accès.")
	if err != nil {
		return err
	}
	if campaign.GetString("state") == "archived" {
		return e.BadRequestError("Cette campagne est archivée : sortez-la des archives pour l’essayer.", nil)
	}
	secret, err := tokenSecret(e.App)
	if err != nil {
		return err
	}
	claims := jwt.MapClaims{"type": passType, "campaign": campaign.Id}
	if e.Auth.Collection().Name == "counsellors" {
		claims["counsellor"] = e.Auth.Id
	}
	pass, err := security.NewJWT(claims, secret, passLife)
	if err != nil {
		return err
	}
	return e.JSON(http.StatusOK, map[string]any{
		"link": "/c/" + campaign.GetString("code") + "#essai=" + pass, "expires_at": s.now().Add(passLife).UTC(),
	})
}

// tried is the campaign that a pass opens: open or not, so that it can be tried before anybody comes.
func (s *Service) tried(app core.App, code, pass string) (*core.Record, error) {
	over := apis.NewForbiddenError("Ce lien d’essai n’est plus valable. Demandez-en un autre sur la page de la campagne.", nil)
	secret, err := tokenSecret(app)
	if err != nil {
		return nil, err
	}
	claims, err := security.ParseJWT(pass, secret)
	if err != nil || claims["type"] != passType {
		return nil, over
	}
	id, _ := claims["campaign"].(string)
	campaign, err := app.FindRecordById("campaigns", id)
	if err != nil || campaign.GetString("code") != tidy(code) || campaign.GetString("state") == "archived" {
		return nil, over
	}
	if who, ofCounsellor := claims["counsellor"].(string); ofCounsellor {
		account, err := app.FindRecordById("counsellors", who)
		if err != nil || account.GetString("state") != "active" {
			return nil, over
		}
	}
	return campaign, nil
}

// forgetTester removes with a test run the person who was invented for it.
func forgetTester(e *core.RecordRequestEvent) error {
	if err := e.Next(); err != nil || e.Record.GetString("kind") != testKind {
		return err
	}
	person, err := e.App.FindRecordById("beneficiaries", e.Record.GetString("beneficiary"))
	if err != nil || !person.GetBool("test") {
		return err
	}
	return e.App.Delete(person)
}
