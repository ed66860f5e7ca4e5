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
	staleFor = 2 * time.Minute  // how long the former one is still sent while it is made again
	capacity = 400              // answers kept; there are more addresses than people look at
)

// shop keeps the answers, so that many readers cost as much as one.
type shop struct {
	now       func() time.Time
	mutex     sync.Mutex
	documents map[string]*kept
}

func newShop() *shop { return &shop{documents: map[string]*kept{}, now: time.Now} }

// kept is an answer, or the promise of one.
type kept struct {
	mutex    sync.Mutex // held while it is made: those who come together wait for one answer
	document page.Document
	made     time.Time // zero before the first
	renewing bool
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

// keep gives the document of a key. When it is a little old one reader makes it again, and the others get the former one.
func (s *shop) keep(key string, make func() (page.Document, bool, error)) (page.Document, bool, error) {
	if document, ok := s.take(key); ok {
		return document, true, nil
	}
	k := s.shelf(key)
	k.mutex.Lock()
	defer k.mutex.Unlock()
	if document, ok := s.fresh(key); ok {
		return document, true, nil // somebody made it meanwhile
	}
	document, ok, err := make()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	k.renewing = false
	if err != nil || !ok {
		delete(s.documents, key)
		return page.Document{}, false, err
	}
	k.document, k.made = document, s.now()
	return document, true, nil
}

// take is the answer that is kept, unless it is too old, or a little old and nobody makes it again yet.
func (s *shop) take(key string) (page.Document, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	k := s.documents[key]
	if k == nil || k.made.IsZero() {
		return page.Document{}, false
	}
	switch age := s.now().Sub(k.made); {
	case age < freshFor:
		return k.document, true
	case age < staleFor && k.renewing:
		return k.document, true
	}
	k.renewing = true
	return page.Document{}, false
}

// fresh is the answer that was just made.
func (s *shop) fresh(key string) (page.Document, bool) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	k := s.documents[key]
	if k == nil || k.made.IsZero() || s.now().Sub(k.made) >= freshFor {
		return page.Document{}, false
	}
	return k.document, true
}

// shelf is the place of a key.
func (s *shop) shelf(key string) *kept {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.documents[key] == nil {
		if len(s.documents) >= capacity {
			clear(s.documents)
		}
		s.documents[key] = &kept{}
	}
	return s.documents[key]
}
