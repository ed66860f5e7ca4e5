package page

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
)

// How hard Brotli tries: while somebody waits, and afterwards.
const (
	quick   = 5
	patient = 11
)

// Small is a body in the codings that browsers read, each made at its first use.
type Small struct {
	body         func() []byte
	brotli, gzip func() []byte
	patient      bool // make it smaller still, once somebody asked for it
	asked        sync.Once
	better       atomic.Pointer[[]byte] // nil until it is made
}

// Compressed prepares the codings of a body.
func Compressed(body func() []byte) *Small {
	return &Small{
		body:   body,
		brotli: sync.OnceValue(func() []byte { return brotliOf(body(), quick) }),
		gzip:   sync.OnceValue(func() []byte { return Compress(body()) }),
	}
}

// CompressedWell prepares those of a body that every page needs and that stays as long as the program runs.
func CompressedWell(body func() []byte) *Small {
	small := Compressed(body)
	small.patient = true
	return small
}

// improving lets one body at a time be made smaller: those who wait for an answer come first.
var improving sync.Mutex

func (s *Small) improve() {
	improving.Lock()
	defer improving.Unlock()
	better := brotliOf(s.body(), patient)
	s.better.Store(&better)
}

func (s *Small) smallest() []byte {
	if better := s.better.Load(); better != nil {
		return *better
	}
	if s.patient {
		s.asked.Do(func() { go s.improve() })
	}
	return s.brotli()
}

// For is the smallest body that the browser can read, and the name of its coding; nil when it reads none.
func (s *Small) For(r *http.Request) (coding string, body []byte) {
	switch {
	case accepts(r, "br"): // said over TLS only
		return "br", s.smallest()
	case accepts(r, "gzip"):
		return "gzip", s.gzip()
	}
	return "", nil
}

// accepts says whether the browser can read a coding.
func accepts(r *http.Request, wanted string) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(coding), ";")
		if name == wanted || name == "*" {
			return strings.ReplaceAll(weight, " ", "") != "q=0"
		}
	}
	return false
}

// Compress is the body as gzip; what could not be read stays as it is.
func Compress(body []byte) []byte {
	if body == nil {
		return nil
	}
	var small bytes.Buffer
	w, _ := gzip.NewWriterLevel(&small, gzip.DefaultCompression) // the level is valid
	_, _ = w.Write(body)                                         // memory never refuses
	_ = w.Close()
	return small.Bytes()
}

func brotliOf(body []byte, quality int) []byte {
	if body == nil {
		return nil
	}
	var small bytes.Buffer
	w := brotli.NewWriterLevel(&small, quality)
	_, _ = w.Write(body) // memory never refuses
	_ = w.Close()
	return small.Bytes()
}
