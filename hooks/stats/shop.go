package stats

import (
	"context"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

const (
	freshFor = 20 * time.Second // how long an answer is sent again before it is made again
	capacity = 400              // answers kept; there are more addresses than people look at
)

// shop keeps the answers, so that many readers cost as much as one.
type shop struct {
	now       func() time.Time
	mutex     sync.Mutex
	documents map[string]kept
}

type kept struct {
	document page.Document
	until    time.Time
}

// document is the answer of an address. Only addresses that exist are kept.
func (s *shop) document(app core.App, path string, e Edition, make maker) (page.Document, bool, error) {
	return s.keep(path+e.Query(), func() (page.Document, bool, error) {
		// Not the visitor's context: others wait for this answer, and he may leave.
		report, ok, err := Read(context.Background(), app, e)
		if err != nil || !ok {
			return page.Document{}, false, err
		}
		return make(app, report)
	})
}

// keep gives the document of a key, made again when it is too old.
func (s *shop) keep(key string, make func() (page.Document, bool, error)) (page.Document, bool, error) {
	s.mutex.Lock() // those who come together wait for one answer
	defer s.mutex.Unlock()
	now := s.now()
	if held, ok := s.documents[key]; ok && now.Before(held.until) {
		return held.document, true, nil
	}
	document, ok, err := make()
	if err != nil || !ok {
		return page.Document{}, false, err
	}
	if len(s.documents) >= capacity {
		clear(s.documents)
	}
	s.documents[key] = kept{document, now.Add(freshFor)}
	return document, true, nil
}
