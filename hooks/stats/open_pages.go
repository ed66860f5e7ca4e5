package stats

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
	"eva/hooks/stats/opendata"
)

// ErrNothingPublished refuses to export what is not there.
var ErrNothingPublished = errors.New("no month is published yet: run `eva snapshot` once a month is over")

// Export writes every file of the open data below a directory: the very bytes that the service sends.
func Export(ctx context.Context, app core.App, dir string) error {
	p, ok, err := openPackage(ctx, app)
	if err != nil {
		return err
	}
	if !ok {
		return ErrNothingPublished
	}
	for _, path := range p.Paths() {
		file, _, err := p.File(path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(to, file.Body, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// warehouse keeps the package and the files that were asked for, until the figures may have changed.
type warehouse struct {
	now       func() time.Time
	mutex     sync.Mutex
	until     time.Time // when to look whether it has changed
	stock     string    // what it was made from
	goods     opendata.Package
	published bool
	files     map[string]page.Document
}

// stockOf names what the files are made from: as long as it is the same, so are they.
func stockOf(app core.App) (stock string, err error) {
	deployment, err := page.Current(app)
	if err != nil {
		return "", err
	}
	err = app.ConcurrentDB().NewQuery(`
		SELECT COALESCE(MAX(computed_at), '') || ' ' || COUNT(*) || ' ' || EXISTS (SELECT 1 FROM structures WHERE demo = TRUE)
			|| (SELECT COALESCE(GROUP_CONCAT(name || title), '') FROM situations) FROM snapshots`).Row(&stock)
	return strings.Join([]string{stock, app.Settings().Meta.AppURL, deployment.ServiceName, deployment.PublisherName, deployment.Contact()}, "\n"), err
}

// open gives the package, made again when the figures have changed; the caller holds the mutex.
func (w *warehouse) open(app core.App) error {
	now := w.now()
	if now.Before(w.until) {
		return nil
	}
	stock, err := stockOf(app)
	if err != nil {
		return err
	}
	if stock != w.stock {
		// Not the visitor's context: others wait for this answer, and he may leave.
		p, ok, err := openPackage(context.Background(), app)
		if err != nil {
			return err
		}
		w.goods, w.published, w.files, w.stock = p, ok, map[string]page.Document{}, stock
	}
	w.until = now.Add(freshFor)
	return nil
}

// document is the file at a path below /donnees/.
func (w *warehouse) document(app core.App, path string) (page.Document, bool, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if err := w.open(app); err != nil {
		return page.Document{}, false, err
	}
	if kept, ok := w.files[path]; ok {
		return kept, true, nil
	}
	if !w.published {
		return page.Document{}, false, nil
	}
	file, ok, err := w.goods.File(path)
	if err != nil || !ok {
		return page.Document{}, false, err
	}
	if len(w.files) >= capacity {
		clear(w.files)
	}
	w.files[path] = page.NewDocument(file.Type, file.Body)
	return w.files[path], true, nil
}

// bindOpenData registers the pages and the files of the open data.
func bindOpenData(app core.App) {
	w := &warehouse{now: time.Now}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.Router.GET("/donnees", w.show).Bind(apis.SkipSuccessActivityLog())
		e.Router.GET("/donnees/dictionnaire", showDictionary).Bind(apis.SkipSuccessActivityLog())
		e.Router.GET("/donnees/{file}", w.send).Bind(apis.SkipSuccessActivityLog())
		e.Router.GET("/donnees/{month}/{file}", w.send).Bind(apis.SkipSuccessActivityLog())
		return e.Next()
	})
}

// send answers GET /donnees/{file} and GET /donnees/{month}/{file}.
func (w *warehouse) send(e *core.RequestEvent) error {
	document, ok, err := w.document(e.App, strings.TrimPrefix(e.Request.URL.Path, opendata.Root))
	switch {
	case err != nil:
		return e.InternalServerError("Ce fichier n’a pas pu être préparé.", err)
	case !ok:
		return e.NotFoundError("Ce fichier n’est pas publié.", nil)
	}
	e.Response.Header().Set("Cache-Control", "public, max-age=300")
	return page.Send(e, http.StatusOK, document)
}

// shelfOfFiles is what the page of the open data shows.
type shelfOfFiles struct {
	opendata.Package
	Published bool
	Demo      bool
	Span      string // first and last month, in words
	Updated   string
}

// show answers GET /donnees.
func (w *warehouse) show(e *core.RequestEvent) error {
	w.mutex.Lock()
	err := w.open(e.App)
	data := shelfOfFiles{Package: w.goods, Published: w.published}
	w.mutex.Unlock()
	if err != nil {
		return e.InternalServerError("Les données n’ont pas pu être préparées.", err)
	}
	if data.Published {
		data.Updated = day(data.Package.Updated)
		data.Span = spanOf(data.Package)
		if data.Demo, err = page.HasDemo(e.Request.Context(), e.App); err != nil {
			return e.InternalServerError("Les données n’ont pas pu être préparées.", err)
		}
	}
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Données ouvertes", Nav: "/donnees", Wide: true,
		Description: "Les chiffres publics du service, à télécharger et à réutiliser : CSV, JSON et Parquet, sous Licence Ouverte 2.0.",
		Body:        templates.Lookup("open.html"), Data: data, Styles: []string{"/stats/stats.css"},
	})
}

func spanOf(p opendata.Package) string {
	first, _ := parseMonth(p.First) // written by months
	last, _ := parseMonth(p.Last)
	return since(first, last)
}

// showDictionary answers GET /donnees/dictionnaire: the table of indicators, for readers.
func showDictionary(e *core.RequestEvent) error {
	return page.Render(e, http.StatusOK, page.Page{
		Title: "Dictionnaire des données", Nav: "/donnees", Wide: true,
		Description: "Ce que veut dire chaque colonne des fichiers, et comment chaque indicateur est compté.",
		Body:        templates.Lookup("dictionary.html"), Styles: []string{"/stats/stats.css"},
		Data: map[string]any{"Indicators": Indicators, "Fields": openFields(nil)},
	})
}

// MonthsBack are the months, the newest first.
func (s shelfOfFiles) MonthsBack() []Filter {
	var list []Filter
	for _, key := range s.Months() {
		if m, err := parseMonth(key); err == nil {
			list = append([]Filter{{Query: key, Text: m.label()}}, list...)
		}
	}
	return list
}
