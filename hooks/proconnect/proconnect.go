// Package proconnect lets public agents in with ProConnect, the identity service of the State. PocketBase's own provider
// cannot: ProConnect wants a nonce and a longer state, refuses parameters that it does not know, and signs what it says of
// people. The account stays PocketBase's, and so do its session and its second factor.
package proconnect

import (
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/session"
)

// Config is what ProConnect gave at the registration of this deployment.
type Config struct {
	URL          string   // such as https://auth.agentconnect.gouv.fr/api/v2
	ClientID     string   //
	ClientSecret string   //
	Base         string   // public address of this service, registered there; "" for the one in the settings
	Algorithm    string   // that signs what it says: RS256, ES256 or HS256
	Levels       []string // of certainty about the person (acr) that are enough
	Challenge    bool     // send a PKCE challenge: only where ProConnect announced that it takes one
}

const aboutPage = "https://www.proconnect.gouv.fr/" // for people who wonder what the button is

const (
	defaultAlgorithm = "RS256"
	defaultLevels    = "eidas1 eidas1-mfa eidas2 eidas3"
)

// fromEnvironment is the configuration, and false while one of what is needed is not set: the service is then off.
func fromEnvironment(get func(string) string) (Config, bool) {
	c := Config{
		URL:          strings.TrimRight(get("EVA_PROCONNECT_URL"), "/"),
		ClientID:     get("EVA_PROCONNECT_CLIENT_ID"),
		ClientSecret: get("EVA_PROCONNECT_CLIENT_SECRET"),
		Base:         get("EVA_PROCONNECT_REDIRECT_BASE"),
		Algorithm:    get("EVA_PROCONNECT_ALG"),
		Levels:       strings.Fields(get("EVA_PROCONNECT_ACR")),
		Challenge:    get("EVA_PROCONNECT_PKCE") == "1",
	}
	if c.Algorithm == "" {
		c.Algorithm = defaultAlgorithm
	}
	if len(c.Levels) == 0 {
		c.Levels = strings.Fields(defaultLevels)
	}
	return c, c.URL != "" && c.ClientID != "" && c.ClientSecret != "" && slices.Contains([]string{"RS256", "ES256", "HS256"}, c.Algorithm)
}

// Bind registers the routes, which say that they are off while ProConnect is not configured.
func Bind(app core.App) {
	config, configured := fromEnvironment(os.Getenv)
	bind(app, config, configured, time.Now)
}

// desk is what the routes share while the server runs.
type desk struct {
	config   Config
	on       bool
	provider *provider
	waiting  *waiting
}

func bind(app core.App, config Config, configured bool, now func() time.Time) {
	d := &desk{config: config, on: configured, provider: newProvider(config, now), waiting: newWaiting(now)}
	if configured {
		app.Store().Set(session.External, aboutPage)
	}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/api/proconnect/start", d.start)
		// What ProConnect sends back goes to no log, even when it is refused.
		e.Router.GET("/api/proconnect/callback", d.callback).Unbind(apis.DefaultActivityLoggerMiddlewareId)
		e.Router.POST("/api/proconnect/session", d.open)
		e.Router.GET("/api/proconnect/identity", d.identity)
		e.Router.GET("/api/proconnect/logout", d.logout)
		return e.Next()
	})
}

// base is the public address of this service: ProConnect compares it letter by letter.
func (d *desk) base(app core.App) string {
	if d.config.Base != "" {
		return strings.TrimRight(d.config.Base, "/")
	}
	return strings.TrimRight(app.Settings().Meta.AppURL, "/")
}

func (d *desk) redirectURI(app core.App) string { return d.base(app) + "/api/proconnect/callback" }

const (
	flowCookie   = "eva_proconnect"
	logoutCookie = "eva_proconnect_id" // what ProConnect wants back to end its session
	flowPath     = "/api/proconnect"
	logoutPath   = "/api/proconnect/logout"
)

func (d *desk) setCookie(e *core.RequestEvent, name, path, value string, life time.Duration) {
	e.SetCookie(&http.Cookie{
		Name: name, Value: value, Path: path, MaxAge: int(life.Seconds()), HttpOnly: true,
		SameSite: http.SameSiteLaxMode, // it must come along when ProConnect sends the browser back
		Secure:   e.IsTLS() || strings.HasPrefix(d.base(e.App), "https://"),
	})
}

func (d *desk) dropCookie(e *core.RequestEvent, name, path string) {
	d.setCookie(e, name, path, "", -time.Second)
}

func cookie(e *core.RequestEvent, name string) string {
	c, err := e.Request.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}
