// Package web serves what is public: the files of the front and the pages that are around every other subject. It
// also sets the headers of every answer and gives people, rather than programs, a page when something is refused.
package web

import (
	"errors"
	"io/fs"
	"net/http"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/hook"

	"eva/hooks/internal/page"
)

// Config is where the front comes from.
type Config struct {
	Public   fs.FS  // pb_public
	OpenAPI  []byte // docs/openapi.json; nil publishes no documentation of the API
	ThemeDir string // directory whose files stand in for those of /theme/; "" keeps ours
}

// ErrNoVendor refuses to serve a front without its libraries, which are never committed.
var ErrNoVendor = errors.New("the front's libraries are not in pb_public/vendor: run `make vendor`, then start again")

// afterPocketBase: late enough to replace PocketBase's own security headers, early enough to see its refusals.
const afterPocketBase = apis.DefaultSecurityHeadersMiddlewarePriority + 5

// Bind serves the front and the pages around it.
func Bind(app core.App, config Config) {
	page.Bind(app)
	app.OnServe().Bind(&hook.Handler[*core.ServeEvent]{
		Func:     func(se *core.ServeEvent) error { return serve(se, config) },
		Priority: 999, // the last one: its catch-all comes after the routes of every subject
	})
}

func serve(se *core.ServeEvent, config Config) error {
	files, err := openFront(config)
	if err != nil {
		return err
	}
	page.SetFront(se.App, page.Front{Prefix: files.prefix(), Imports: files.imports, Fonts: files.fonts(), File: files.body})

	se.Router.Unbind(apis.DefaultCorsMiddlewareId) // nothing here is meant for pages of other sites
	se.Router.Bind(&hook.Handler[*core.RequestEvent]{Id: "evaHeaders", Func: setHeaders, Priority: afterPocketBase})
	se.Router.Bind(&hook.Handler[*core.RequestEvent]{Id: "evaErrors", Func: explainErrors, Priority: afterPocketBase})

	bindShells(se.Router, files)
	bindLegal(se.Router)
	if config.OpenAPI != nil {
		if err := bindReference(se.Router, config.OpenAPI); err != nil {
			return err
		}
	}
	se.Router.GET("/healthz", health).Bind(apis.SkipSuccessActivityLog())
	se.Router.GET("/.well-known/security.txt", securityText)
	se.Router.GET(versionRoute, files.serveVersion).Bind(apis.SkipSuccessActivityLog())
	if !se.Router.HasRoute(http.MethodGet, "/{path...}") {
		se.Router.GET("/{path...}", files.serve).Bind(apis.SkipSuccessActivityLog())
	}
	return se.Next()
}

// health answers GET /healthz: the program runs and its database answers.
func health(e *core.RequestEvent) error {
	e.Response.Header().Set("Cache-Control", "no-store")
	var one int
	if err := e.App.ConcurrentDB().NewQuery("SELECT 1 FROM deployment").Row(&one); err != nil {
		return e.Error(http.StatusServiceUnavailable, "La base de données ne répond pas.", err)
	}
	return e.JSON(http.StatusOK, map[string]string{"status": "ok"})
}
