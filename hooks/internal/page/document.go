package page

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/pocketbase/pocketbase/core"
)

// Below this a compressed answer saves nothing.
const worthCompressing = 1 << 10

// Document is an answer that is whole in memory and may be sent many times.
type Document struct {
	Type  string // of content
	Body  []byte
	etag  string
	small *Small
}

// NewDocument wraps a body that does not change any more.
func NewDocument(contentType string, body []byte) Document {
	return Document{contentType, body, ETag(body), Compressed(func() []byte { return body })}
}

// ETag names a body by what is in it. It is weak: a compressed answer has the same.
func ETag(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + hex.EncodeToString(sum[:8]) + `"`
}

// Send answers with a document: compressed or as it is, or nothing when the browser already has it.
func Send(e *core.RequestEvent, status int, d Document) error {
	h := e.Response.Header()
	h.Set("Content-Type", d.Type)
	h.Set("ETag", d.etag)
	h.Add("Vary", "Accept-Encoding")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache") // kept, but asked about each time
	}
	if status == http.StatusOK && Fresh(e.Request, d.etag) {
		e.Response.WriteHeader(http.StatusNotModified)
		return nil
	}
	body := d.Body
	if coding, small := d.small.For(e.Request); len(body) >= worthCompressing && small != nil {
		h.Set("Content-Encoding", coding)
		body = small
	}
	e.Response.WriteHeader(status)
	if e.Request.Method == http.MethodHead {
		return nil
	}
	_, err := e.Response.Write(body)
	return err
}

// Fresh says whether the browser already holds this version.
func Fresh(r *http.Request, etag string) bool {
	for _, held := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		if strings.TrimSpace(held) == etag {
			return true
		}
	}
	return false
}
