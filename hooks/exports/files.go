package exports

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

const (
	rowsAtOnce   = 500 // read, written and forgotten together
	sentAtOnce   = 64 << 10
	patience     = time.Minute // for a browser to take a slice
	filesAtOnce  = 2           // of the whole server: people who play come first
	dictionary   = "Dictionnaire"
	decimalComma = "virgule"
)

// writing is a slot to write a file.
var writing = make(chan struct{}, filesAtOnce)

// file writes rows in a format.
type file interface {
	row(values []any) error
	close() error // writes what comes after the last row
}

// format is a way to write a file.
type format struct {
	extension, mediaType string
	open                 func(w io.Writer, asked url.Values) (file, error)
}

// asCSV answers GET /api/conseil/evaluations.csv: every evaluation of the list, with semicolons.
func asCSV(e *core.RequestEvent) error {
	return send(e, format{"csv", "text/csv; charset=utf-8", newCSV})
}

// asXLSX answers GET /api/conseil/evaluations.xlsx: the same, with the dictionary of the columns on a sheet of its own.
func asXLSX(e *core.RequestEvent) error {
	return send(e, format{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", newXLSX})
}

// send writes a file while it reads, slice by slice: neither the memory nor the readers' hold on the database grow with it.
func send(e *core.RequestEvent, f format) error {
	access, err := accessOf(e)
	if err != nil {
		return err
	}
	asked := e.Request.URL.Query()
	q, err := ask(e.Request.Context(), e.App, access, asked, time.Now())
	if err != nil {
		return refusal(e, err)
	}
	ctx := e.Request.Context()
	select {
	case writing <- struct{}{}:
		defer func() { <-writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	header := e.Response.Header()
	header.Set("Content-Type", f.mediaType)
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="evaluations-%s.%s"`, time.Now().In(paris()).Format("2006-01-02-1504"), f.extension))
	header.Set("Cache-Control", "private, no-store")
	rows, err := q.write(ctx, e, f, asked)
	// Who took how much, and never what was searched. A warning, for those are kept.
	e.App.Logger().Warn("Evaluations exported", "account", e.Auth.Id, "format", f.extension, "rows", rows, "error", err)
	if err != nil {
		panic(http.ErrAbortHandler) // a part of the file went out: the browser must not take it for the whole
	}
	return nil
}

// write streams the rows, and says how many there were.
func (q *question) write(ctx context.Context, e *core.RequestEvent, f format, asked url.Values) (rows int, err error) {
	buffered := bufio.NewWriterSize(e.Response, sentAtOnce)
	out, err := f.open(buffered, asked)
	if err != nil {
		return 0, err
	}
	connection := http.NewResponseController(e.Response)
	values := make([]any, len(columns))
	for ids := []string(nil); rows == 0 || len(ids) == rowsAtOnce; {
		_ = connection.SetWriteDeadline(time.Now().Add(patience)) // a test's recorder has none
		if ids, err = q.following(ids); err != nil {
			return rows, err
		}
		lines, err := fullLines(ctx, e.App, ids)
		if err != nil {
			return rows, err
		}
		for i := range lines {
			for c := range columns {
				values[c] = columns[c].value(&lines[i])
			}
			if err := out.row(values); err != nil {
				return rows, err
			}
			rows++
		}
		if len(ids) == 0 {
			break
		}
	}
	if err := out.close(); err != nil {
		return rows, err
	}
	return rows, buffered.Flush()
}

// following are the rows after a slice, or the first ones; a row that was erased in the meantime gives way to the one before.
func (q *question) following(slice []string) ([]string, error) {
	for _, id := range slices.Backward(slice) {
		if ids, found, err := q.ids(cursor{id: id}, rowsAtOnce); found || err != nil {
			return ids, err
		}
	}
	if len(slice) > 0 {
		return nil, errors.New("all rows of a slice were erased while they were written")
	}
	ids, _, err := q.ids(cursor{}, rowsAtOnce)
	return ids, err
}

// fullLines are lines with their results.
func fullLines(ctx context.Context, app core.App, ids []string) ([]line, error) {
	lines, err := linesOf(ctx, app, ids)
	if err != nil {
		return nil, err
	}
	return lines, withResults(ctx, app, lines)
}
