package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"

	"eva/hooks/internal/page"
	"eva/hooks/internal/rights"
)

// written are the pages of plain text: the law's, and the help.
var written = []struct{ path, template, title, description string }{
	{"/accessibilite", "accessibility.html", "Accessibilité",
		"Déclaration d’accessibilité, schéma pluriannuel, plan d’action et voies de recours."},
	{"/mentions-legales", "legal.html", "Mentions légales", "Qui édite, publie et héberge ce service."},
	{"/confidentialite", "privacy.html", "Politique de confidentialité",
		"Quelles données personnelles sont traitées, pourquoi, combien de temps, et quels sont vos droits."},
	{"/cgu", "terms.html", "Conditions générales d’utilisation", "Ce que chacun peut attendre du service, et ce qu’il engage."},
	{"/contact", "contact.html", "Contact", "Comment nous écrire, et pour quoi."},
	{"/aide", "help.html", "Aide", "Comment utiliser le service, pour les personnes évaluées, les conseillers et les hébergeurs."},
	{"/aide/personnes", "help-participants.html", "Aide : je fais une évaluation", "Commencer, écouter, faire une pause, revenir avec son code."},
	{"/aide/conseillers", "help-counsellors.html", "Aide : je suis conseillère ou conseiller",
		"Préparer, animer, lire une restitution, en parler avec la personne, suivre."},
	{"/aide/hebergeurs", "help-hosts.html", "Aide : j’installe et j’héberge le service",
		"Installer, configurer, sauvegarder, mettre à jour, changer l’apparence, surveiller."},
}

// readAloud are the pages whose parts can be heard, for people who read with difficulty.
var readAloud = map[string][]string{"/aide/personnes": {"/aide/listen.js"}}

// dataOf is what a page shows besides its own words.
var dataOf = map[string]any{"/aide/conseillers": rights.Table}

func bindLegal(r *router.Router[*core.RequestEvent]) {
	for _, w := range written {
		r.GET(w.path, func(e *core.RequestEvent) error {
			return page.Render(e, http.StatusOK, page.Page{
				Title: w.title, Description: w.description, Nav: menuOf(w.path), Body: templates.Lookup(w.template), Data: dataOf[w.path],
				Styles: []string{"/assets/pages.css"}, Modules: readAloud[w.path],
			})
		}).Bind(apis.SkipSuccessActivityLog())
	}
}

// menuOf is the entry of the menu under which a page stands: a guide stands under the help.
func menuOf(path string) string {
	if strings.HasPrefix(path, "/aide/") {
		return "/aide"
	}
	return path
}

// securityText answers GET /.well-known/security.txt (RFC 9116): whom to tell about a flaw.
func securityText(e *core.RequestEvent) error {
	deployment, err := page.Current(e.App)
	if err != nil {
		return e.InternalServerError("", err)
	}
	base := strings.TrimSuffix(e.App.Settings().Meta.AppURL, "/")
	return page.Send(e, http.StatusOK, page.NewDocument("text/plain; charset=utf-8",
		[]byte(securityTextOf(deployment, base, time.Now()))))
}

func securityTextOf(d page.Deployment, base string, now time.Time) string {
	contact := d.SecurityContact
	if contact == "" {
		contact = base + "/contact"
	} else if strings.Contains(contact, "@") && !strings.Contains(contact, ":") {
		contact = "mailto:" + contact
	}
	// The text is written anew each time: it never expires before it is read, and changes once a month only.
	expires := time.Date(now.Year(), now.Month()+6, 1, 0, 0, 0, 0, time.UTC)
	text := fmt.Sprintf("Contact: %s\nExpires: %s\nPreferred-Languages: fr, en\n", contact, expires.Format(time.RFC3339))
	if d.SecurityPolicy != "" {
		text += "Policy: " + d.SecurityPolicy + "\n"
	}
	return text + "Canonical: " + base + "/.well-known/security.txt\n"
}
