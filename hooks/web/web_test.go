package web

import (
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/apptest"
)

// small is a front of a few files.
func small() fstest.MapFS {
	long := strings.Repeat("p { margin: 0 }\n", 100)
	return fstest.MapFS{
		"vendor/lit-html.js":       {Data: []byte("export const html = 1;\n")},
		"theme/eva.css":            {Data: []byte(long)},
		"assets/robots.txt":        {Data: []byte("User-agent: *\n")},
		"assets/sound.mp3":         {Data: []byte("0123456789")},
		"passation/page.js":        {Data: []byte("import { play } from \"./runner.js\";\nimport \"../vendor/lit-html.js\";\n/** import x from \"./no.js\" */\nplay();\n")},
		"passation/runner.js":      {Data: []byte("import {\n  html,\n} from \"../vendor/lit-html.js\";\nexport const play = () => import(\"./later.js\");\n")},
		"passation/later.js":       {Data: []byte("export {};\n")},
		"conseil/conseil.css":      {Data: []byte("h1 { margin: 0 }\n")},
		"conseil/accueil/page.js":  {Data: []byte("export {};\n")},
		"conseil/campagne/page.js": {Data: []byte("export {};\n")},
		".secret":                  {Data: []byte("hidden")},
	}
}

type site struct {
	t       *testing.T
	app     core.App
	handler http.Handler
}

// open serves a front on a fresh application.
func open(t *testing.T, config Config) site {
	t.Helper()
	app := apptest.New(t, func(app core.App) { Bind(app, config) })
	handler, err := mux(app)
	if err != nil {
		t.Fatal(err)
	}
	return site{t, app, handler}
}

// mux builds the routes as the server does, CORS included.
func mux(app core.App) (http.Handler, error) {
	router, err := apis.NewRouter(app)
	if err != nil {
		return nil, err
	}
	router.Bind(apis.CORS(apis.CORSConfig{AllowOrigins: []string{"*"}, AllowMethods: []string{http.MethodGet}}))
	var handler http.Handler
	err = app.OnServe().Trigger(&core.ServeEvent{App: app, Router: router}, func(e *core.ServeEvent) error {
		handler, err = e.Router.BuildMux()
		return err
	})
	return handler, err
}

type answer struct {
	*http.Response
	body string
}

func (s site) get(path string, headers ...string) answer {
	s.t.Helper()
	request := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	s.handler.ServeHTTP(recorder, request)
	result := recorder.Result()
	var reader io.Reader = result.Body
	switch result.Header.Get("Content-Encoding") {
	case "gzip":
		unzipped, err := gzip.NewReader(reader)
		if err != nil {
			s.t.Fatal(err)
		}
		reader = unzipped
	case "br":
		reader = brotli.NewReader(reader)
	}
	body, err := io.ReadAll(reader)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{result, string(body)}
}

func (s site) status(path string, want int) answer {
	s.t.Helper()
	a := s.get(path)
	if a.StatusCode != want {
		s.t.Errorf("GET %s: %d, want %d", path, a.StatusCode, want)
	}
	return a
}

func (a answer) contains(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.body, text) {
			t.Errorf("%q is not in:\n%s", text, a.body)
		}
	}
}

// The headers of shared/reference/standards.md §6.6, on every kind of answer.
func TestHeaders(t *testing.T) {
	s := open(t, Config{Public: small()})
	for _, path := range []string{"/", "/c/BCD12345", "/aide", "/theme/eva.css", "/nowhere", "/healthz", "/conseil/", "/api/health"} {
		a := s.get(path, "Origin", "https://elsewhere.example")
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
				"font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; " +
				"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
			"Strict-Transport-Security":    "max-age=63072000",
			"X-Content-Type-Options":       "nosniff",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Permissions-Policy":           "camera=(), microphone=(), geolocation=()",
			"Access-Control-Allow-Origin":  "",
			"X-XSS-Protection":             "",
			"Set-Cookie":                   "",
		} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", path, name, got, want)
			}
		}
		if referrer := a.Header.Get("Referrer-Policy"); !strings.HasPrefix(referrer, "strict-origin") {
			t.Errorf("%s: Referrer-Policy: %q", path, referrer)
		}
	}
}

func TestStaticFiles(t *testing.T) {
	s := open(t, Config{Public: small()})

	var css answer
	for accepted, coding := range map[string]string{"gzip, br": "br", "gzip, br;q=0": "gzip", "identity": "", "": ""} {
		css = s.get("/theme/eva.css", "Accept-Encoding", accepted)
		if css.Header.Get("Content-Encoding") != coding || css.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: headers of a compressed file: %v", accepted, css.Header)
		}
		if css.Header.Get("Content-Type") != "text/css; charset=utf-8" || css.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%q: headers of a file: %v", accepted, css.Header)
		}
		if css.body != string(small()["theme/eva.css"].Data) {
			t.Errorf("%q: the compressed body is not the file", accepted)
		}
	}
	etag := css.Header.Get("ETag")
	if !strings.HasPrefix(etag, `W/"`) {
		t.Errorf("ETag: %q", etag)
	}
	for _, coding := range []string{"gzip", "identity"} {
		again := s.get("/theme/eva.css", "Accept-Encoding", coding, "If-None-Match", etag)
		if again.StatusCode != http.StatusNotModified || again.body != "" {
			t.Errorf("%s: asked again: %d %q", coding, again.StatusCode, again.body)
		}
	}
	part := s.get("/assets/sound.mp3", "Range", "bytes=2-4", "Accept-Encoding", "gzip")
	if part.StatusCode != http.StatusPartialContent || part.body != "234" {
		t.Errorf("a part of a sound: %d %q", part.StatusCode, part.body)
	}
	s.status("/robots.txt", http.StatusOK).contains(t, "User-agent")
	for _, path := range []string{"/theme/unknown.css", "/theme/", "/theme", "/.secret", "/theme/%2e%2e/%2e%2e/go.mod", "/conseil/unknown"} {
		s.status(path, http.StatusNotFound)
	}
	if js := s.status("/conseil/conseil.css", http.StatusOK); js.Header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("type of a style sheet beside pages: %v", js.Header)
	}
}

func TestVersionedFilesNeverExpire(t *testing.T) {
	s := open(t, Config{Public: small()})
	home := s.status("/", http.StatusOK)
	_, after, found := strings.Cut(home.body, `<script type="module" src="`)
	if !found {
		t.Fatal("no module on the home page")
	}
	address, _, _ := strings.Cut(after, `"`)
	if cache := s.status(address, http.StatusOK).Header.Get("Cache-Control"); cache != "public, max-age=31536000, immutable" {
		t.Errorf("%s: %q", address, cache)
	}
	version, _, _ := strings.Cut(strings.TrimPrefix(address, "/v/"), "/")
	home.contains(t, `<link rel="modulepreload" href="/v/`+version+`/passation/runner.js">`,
		`<link rel="modulepreload" href="/v/`+version+`/vendor/lit-html.js">`)
	if strings.Contains(home.body, "later.js") || strings.Contains(home.body, "no.js") {
		t.Error("a module is fetched before it is needed")
	}
	if cache := s.status("/v/000000000000/theme/eva.css", http.StatusOK).Header.Get("Cache-Control"); cache != "no-cache" {
		t.Errorf("a file of another version: %q", cache)
	}
	if cache := s.status("/v/"+version+"/unknown.js", http.StatusNotFound).Header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("a missing file: %q", cache)
	}
}

func TestFontsOfTheThemeComeEarly(t *testing.T) {
	front := small()
	front["theme/eva.css"].Data = []byte(`@font-face { src: url("../vendor/a.woff2") } @font-face { src: url(/theme/b.woff2) }`)
	files, err := openFront(Config{Public: front})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(files.fonts(), " "); got != files.prefix()+"/vendor/a.woff2 /theme/b.woff2" {
		t.Error(got)
	}
	open(t, Config{Public: front}).status("/", http.StatusOK).contains(t, `<link rel="preload" href="/theme/b.woff2" as="font"`)
}

func TestThemeOfTheDeployer(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.css")
	theme := t.TempDir()
	for name, text := range map[string]string{
		outside: "secret", filepath.Join(theme, "eva.css"): "theirs", filepath.Join(theme, "crest.svg"): "<svg/>",
		filepath.Join(theme, ".hidden"): "hidden",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("eva.css", filepath.Join(theme, "same.css")); err != nil {
		t.Fatal(err)
	}
	s := open(t, Config{Public: small(), ThemeDir: theme})
	for path, want := range map[string]string{"/theme/eva.css": "theirs", "/theme/crest.svg": "<svg/>", "/theme/same.css": "theirs"} {
		if got := s.status(path, http.StatusOK).body; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
	for _, path := range []string{"/theme/.hidden", "/theme/..%2foutside.css", "/theme/unknown.css"} {
		s.status(path, http.StatusNotFound)
	}

	if err := os.Symlink(outside, filepath.Join(theme, "leak.css")); err != nil {
		t.Fatal(err)
	}
	if _, err := openFront(Config{Public: small(), ThemeDir: theme}); err == nil {
		t.Error("a link that leaves the directory was followed")
	}
	if _, err := openFront(Config{Public: small(), ThemeDir: filepath.Join(theme, "missing")}); err == nil {
		t.Error("a missing directory was accepted")
	}
}

func TestNoVendorRefusesToServe(t *testing.T) {
	front := small()
	delete(front, "vendor/lit-html.js")
	app := apptest.New(t, func(app core.App) { Bind(app, Config{Public: front}) })
	if _, err := mux(app); !errors.Is(err, ErrNoVendor) {
		t.Errorf("got %v, want %v", err, ErrNoVendor)
	}
}

func TestHealth(t *testing.T) {
	s := open(t, Config{Public: small()})
	a := s.status("/healthz", http.StatusOK)
	a.contains(t, `"status":"ok"`)
	if a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("Cache-Control: %q", a.Header.Get("Cache-Control"))
	}
}
