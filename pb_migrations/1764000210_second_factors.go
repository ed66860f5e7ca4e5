package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// wantsSecondFactor is true of an account that chose a second factor, and of one that must have it: an administrator of a
// structure that has others below it sees them all. The passwords of demo accounts are public: they enter on loopback only.
const wantsSecondFactor = `demo = false && (second_factors_via_counsellor.by_app ?= true || second_factors_via_counsellor.by_mail ?= true` +
	` || (role = "admin" && structure.structures_via_parent.id ?!= ""))`

func init() {
	m.Register(func(app core.App) error {
		if err := createSecondFactors(app); err != nil {
			return err
		}
		return openSignIn(app)
	}, nil)
}

// createSecondFactors keeps what proves a second time who somebody is: apart from the account, that its owner may edit.
func createSecondFactors(app core.App) error {
	c := newCollection("second_factors")
	err := addRelations(app, c, relationTo{"counsellors", core.RelationField{
		Name: "counsellor", Help: "Compte protégé. Supprimer cette ligne dépanne une personne qui a perdu son téléphone.",
		Required: true, CascadeDelete: true,
	}})
	if err != nil {
		return err
	}
	c.Fields.Add(
		&core.BoolField{Name: "by_mail", Help: "La personne a choisi de recevoir un code par courriel à chaque connexion."},
		&core.BoolField{Name: "by_app", Help: "Une application de codes est enregistrée et confirmée."},
		&core.TextField{Name: "secret", Help: "Clé de l’application de codes, chiffrée.", Hidden: true, Max: 500},
		&core.TextField{Name: "next_secret", Help: "Clé d’une application pas encore confirmée, chiffrée.", Hidden: true, Max: 500},
		&core.NumberField{Name: "last_step", Help: "Dernière période de 30 secondes dont le code a servi : il ne sert pas deux fois.", Hidden: true, OnlyInt: true},
		&core.JSONField{Name: "recovery", Help: "Empreintes des codes de secours qui restent.", Hidden: true, MaxSize: 2000},
		&core.NumberField{Name: "failures", Help: "Codes faux à la suite.", Hidden: true, OnlyInt: true},
		&core.DateField{Name: "locked_until", Help: "Après trop de codes faux : aucun essai avant cette heure.", Hidden: true},
	)
	c.AddIndex("idx_second_factors_counsellor", true, "`counsellor`", "")
	return app.Save(c)
}

const (
	codeLength        = 8
	codeSeconds       = 10 * 60 // mail may take its time
	secondStepSeconds = 15 * 60
	linkSeconds       = 60 * 60
)

// openSignIn lets counsellors in by a code sent by mail, and asks for a second factor where one is wanted.
func openSignIn(app core.App) error {
	c, err := app.FindCollectionByNameOrId("counsellors")
	if err != nil {
		return err
	}
	c.OTP.Enabled, c.OTP.Length, c.OTP.Duration = true, codeLength, codeSeconds
	c.MFA.Enabled, c.MFA.Duration, c.MFA.Rule = true, secondStepSeconds, wantsSecondFactor
	c.PasswordResetToken.Duration, c.EmailChangeToken.Duration, c.VerificationToken.Duration = linkSeconds, linkSeconds, 72*linkSeconds
	c.OTP.EmailTemplate = codeMail
	c.ResetPasswordTemplate = resetMail
	c.ConfirmEmailChangeTemplate = changeMail
	c.VerificationTemplate = verificationMail
	c.AuthAlert.EmailTemplate = alertMail
	if err := app.Save(c); err != nil {
		return err
	}
	s := app.Settings()
	s.RateLimits.Rules = append(signInLimits, s.RateLimits.Rules...) // the first that fits holds: ours are narrower
	return app.Save(s)
}

// signInLimits hold for one address: an office of thirty counsellors signs in at nine o'clock.
var signInLimits = []core.RateLimitRule{
	{Label: "POST /api/collections/counsellors/request-otp", MaxRequests: 40, Duration: 60},
	{Label: "POST /api/collections/counsellors/auth-with-otp", MaxRequests: 60, Duration: 60},
	{Label: "POST /api/collections/counsellors/request-password-reset", MaxRequests: 20, Duration: 60},
	{Label: "POST /api/collections/counsellors/confirm-password-reset", MaxRequests: 30, Duration: 60},
	{Label: "POST /api/collections/counsellors/request-email-change", MaxRequests: 10, Duration: 60},
	{Label: "POST /api/collections/counsellors/confirm-email-change", MaxRequests: 30, Duration: 60},
	{Label: "/api/conseil/second-factor", MaxRequests: 60, Duration: 60},
	{Label: "/api/conseil/security/", MaxRequests: 60, Duration: 60},
	{Label: "/api/proconnect/", MaxRequests: 120, Duration: 60},
}
