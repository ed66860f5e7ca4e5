package page

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// How hard Brotli tries: for an answer that somebody waits for, and for a file that is kept as long as the program runs.
const (
	quick    = 5
	patient  = 11
	tooLarge = 200 << 10 // of a file: to be patient with it would keep its first reader waiting
	thorough = 9
)

// Small is a body in the codings that browsers read, each made at its first use.
type Small struct{ brotli, gzip func() []byte }

// Compressed prepares the codings of a body; quality is Brotli's.
func Compressed(quality int, body func() []byte) *Small {
	return &Small{
		sync.OnceValue(func() []byte { return unlessNone(body(), func(b []byte) []byte { return brotliOf(b, quality) }) }),
		sync.OnceValue(func() []byte { return unlessNone(body(), Compress) }),
	}
}

// unlessNone leaves what could not be read as it is.
func unlessNone(body []byte, compress func([]byte) []byte) []byte {
	if body == nil {
		return nil
	}
	return compress(body)
}

// CompressedFile prepares those of a file of the front, of so many bytes.
func CompressedFile(size int, body func() []byte) *Small {
	if size > tooLarge {
		return Compressed(thorough, body)
	}
	return Compressed(patient, body)
}

// For is the smallest body that the browser can read, and the name of its coding; nil when it reads none.
func (s *Small) For(r *http.Request) (coding string, body []byte) {
	switch {
	case accepts(r, "br"): // said over TLS only
		return "br", s.brotli()
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

// Compress is the body as gzip.
func Compress(body []byte) []byte {
	var small bytes.Buffer
	w, _ := gzip.NewWriterLevel(&small, gzip.DefaultCompression) // the level is valid
	_, _ = w.Write(body)                                         // memory never refuses
	_ = w.Close()
	return small.Bytes()
}

func brotliOf(body []byte, quality int) []byte {
	var small bytes.Buffer
	w := brotli.NewWriterLevel(&small, quality)
	_, _ = w.Write(body) // memory never refuses
	_ = w.Close()
	return small.Bytes()
}
