package followups

import (
	"crypto/hmac"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var templateFiles embed.FS

var templates = page.Parse(templateFiles, "templates/*.html")

const unsubscribePath = "/conseil/resume/"

// keepDigestOfOthers leaves the choice to whoever gets the mail, and to the national team.
func keepDigestOfOthers(e *core.RecordRequestEvent) error {
	changed := e.Record.GetString("digest") != e.Record.Original().GetString("digest")
	if changed && !e.HasSuperuserAuth() && (e.Auth == nil || e.Auth.Id != e.Record.Id) {
		return e.ForbiddenError("Chacun choisit pour soi de recevoir le résumé du lundi.", nil)
	}
	return e.Next()
}

func bindUnsubscription(e *core.ServeEvent) {
	// The address names an account: it stays out of the log.
	e.Router.GET(unsubscribePath+"{token}", askToUnsubscribe).Unbind(apis.DefaultActivityLoggerMiddlewareId)
	e.Router.POST(unsubscribePath+"{token}", unsubscribe).Unbind(apis.DefaultActivityLoggerMiddlewareId)
}

// askToUnsubscribe answers GET /conseil/resume/{token}. It changes nothing: the programs that check the links of mails open
// each of them.
func askToUnsubscribe(e *core.RequestEvent) error {
	counsellor, err := recipientOf(e.App, e.Request.PathValue("token"))
	if err != nil {
		return e.NotFoundError("Ce lien n’est pas complet, ou ce compte n’existe plus.", err)
	}
	return showUnsubscription(e, counsellor)
}

// unsubscribe answers POST /conseil/resume/{token}: the button of the page, and that of mail programs (RFC 8058).
func unsubscribe(e *core.RequestEvent) error {
	counsellor, err := recipientOf(e.App, e.Request.PathValue("token"))
	if err != nil {
		return e.NotFoundError("Ce lien n’est pas complet, ou ce compte n’existe plus.", err)
	}
	counsellor.Set("digest", "never")
	if err := e.App.Save(counsellor); err != nil {
		return e.InternalServerError("Votre choix n’a pas pu être enregistré.", err)
	}
	return showUnsubscription(e, counsellor)
}

func showUnsubscription(e *core.RequestEvent, counsellor *core.Record) error {
	e.Response.Header().Set("Cache-Control", "private, no-store")
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Résumé du lundi", Nav: "/conseil/", NoIndex: true,
		Body: templates.Lookup("unsubscribe.html"), Data: counsellor.GetString("digest") == "never",
	})
}

var errForged = errors.New("the token was not made here")

// recipientOf is the account that a token names.
func recipientOf(app core.App, token string) (*core.Record, error) {
	id, signature, _ := strings.Cut(token, ".")
	wanted, err := sign256(app, id)
	if err != nil {
		return nil, err
	}
	if !hmac.Equal([]byte(signature), []byte(wanted)) {
		return nil, errForged
	}
	return app.FindRecordById("counsellors", id)
}

// unsubscription is the path that stops the digest of an account. It needs no sign-in and does nothing else.
func unsubscription(app core.App, id string) (string, error) {
	signature, err := sign256(app, id)
	return unsubscribePath + id + "." + signature, err
}

// sign256 uses the deployment's secret, as the tokens of beneficiaries do, for a purpose of its own.
func sign256(app core.App, id string) (string, error) {
	var secret string
	if err := app.DB().Select("token_secret").From("deployment").Limit(1).Row(&secret); err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("digest:" + id))
	return hex.EncodeToString(mac.Sum(nil)), nil
}
