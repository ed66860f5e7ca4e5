package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
)

// policy lets a page use what this server gives and nothing else: no inline script or style, no third party.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; " +
	"base-uri 'none'; frame-ancestors 'none'"

// headers are on every answer.
var headers = map[string]string{
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
	"Referrer-Policy":              "strict-origin-when-cross-origin",
	"Strict-Transport-Security":    "max-age=63072000", // two years; browsers heed it over TLS only
	"X-Content-Type-Options":       "nosniff",
}

// ownPolicy are the paths where PocketBase sets a policy that fits: its dashboard, and the files of records, which it
// shuts in a sandbox. It does so only where there is none yet.
var ownPolicy = []string{"/_/", "/api/files/"}

func setHeaders(e *core.RequestEvent) error {
	h := e.Response.Header()
	for name, value := range headers {
		h.Set(name, value)
	}
	h.Del("X-XSS-Protection") // a filter that browsers dropped, since it could itself be turned against a page
	if !startsWith(e.Request.URL.Path, ownPolicy) {
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Frame-Options", "DENY")
	}
	return e.Next()
}

// forPrograms are the paths whose errors stay JSON.
var forPrograms = []string{"/api/", "/_/", "/healthz"}

// explainErrors gives a page to people who meet a refusal. The error goes on, so that it is logged as any other.
func explainErrors(e *core.RequestEvent) error {
	err := e.Next()
	reading := e.Request.Method == http.MethodGet || e.Request.Method == http.MethodHead
	if err == nil || !reading || e.Written() || startsWith(e.Request.URL.Path, forPrograms) {
		return err
	}
	if rendering := renderError(e, router.ToApiError(err).Status); rendering != nil {
		return errors.Join(err, rendering)
	}
	return err
}

func startsWith(path string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}
