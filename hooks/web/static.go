package web

import (
	"bytes"
	"io"
	"net/http"
	"path"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

// The files of the front live at their own path, where a browser asks about them each time, and below the name of
// their version, where it never asks again: since modules import each other by relative paths, a page that starts from
// /v/<version>/ gets all of them from there.
const versionRoute = "/v/{version}/{path...}"

func (f *front) prefix() string { return "/v/" + f.version }

// types are those of the files that the front may hold; the system's own table differs from one machine to the next.
var types = map[string]struct {
	name     string
	compress bool
}{
	".css":   {"text/css; charset=utf-8", true},
	".html":  {"text/html; charset=utf-8", true},
	".ico":   {"image/x-icon", false},
	".jpg":   {"image/jpeg", false},
	".js":    {"text/javascript; charset=utf-8", true},
	".json":  {"application/json", true},
	".m4a":   {"audio/mp4", false},
	".mp3":   {"audio/mpeg", false},
	".ogg":   {"audio/ogg", false},
	".png":   {"image/png", false},
	".svg":   {"image/svg+xml", true},
	".txt":   {"text/plain; charset=utf-8", true},
	".webp":  {"image/webp", false},
	".woff2": {"font/woff2", false},
}

// atRoot are the files that browsers and robots ask for at the root.
var atRoot = map[string]string{"robots.txt": "assets/robots.txt", "favicon.ico": "assets/favicon.ico"}

func compressible(name string) bool { return types[path.Ext(name)].compress }

// serve answers GET /{path...}: a file of the front, or the page that says that there is none.
func (f *front) serve(e *core.RequestEvent) error {
	return f.send(e, "no-cache")
}

// serveVersion answers GET /v/{version}/{path...}.
func (f *front) serveVersion(e *core.RequestEvent) error {
	if e.Request.PathValue("version") == f.version {
		return f.send(e, "public, max-age=31536000, immutable")
	}
	return f.send(e, "no-cache") // a page opened before an update still finds the files, in their new version
}

func (f *front) send(e *core.RequestEvent, cache string) error {
	name := e.Request.PathValue("path")
	if aliased, ok := atRoot[name]; ok {
		name = aliased
	}
	found := f.files[name]
	if found == nil {
		return e.NotFoundError("Cette page n’existe pas.", nil)
	}
	return found.send(e, cache)
}

func (f *file) send(e *core.RequestEvent, cache string) error {
	h := e.Response.Header()
	contentType := types[path.Ext(f.name)].name
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", cache)
	h.Set("ETag", f.etag)
	var body io.ReadSeeker
	if f.small != nil {
		h.Add("Vary", "Accept-Encoding")
		// A range would be one of the compressed bytes, which nobody means.
		if coding, small := f.small.For(e.Request); e.Request.Header.Get("Range") == "" && small != nil {
			h.Set("Content-Encoding", coding)
			body = bytes.NewReader(small)
		}
	}
	if body == nil {
		opened, err := f.open()
		if err != nil {
			return e.InternalServerError("Ce fichier n’a pas pu être lu.", err)
		}
		if closer, ok := opened.(io.Closer); ok {
			defer closer.Close()
		}
		body = opened
	}
	http.ServeContent(e.Response, e.Request, f.name, time.Time{}, body)
	return nil
}
