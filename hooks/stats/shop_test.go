package stats

import (
	"errors"
	"testing"
	"time"

	"eva/hooks/internal/apptest"
	"eva/hooks/internal/page"
)

// Who comes while an answer is made again gets the former one; who comes much later waits.
func TestShop(t *testing.T) {
	now, made := apptest.Now, 0
	s := newShop()
	s.now = func() time.Time { return now }
	body := func(key string, inside func()) string {
		document, _, err := s.keep(key, func() (page.Document, bool, error) {
			made++
			inside()
			return page.NewDocument("text/plain", []byte{byte('0' + made)}), true, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return string(document.Body)
	}
	nothing := func() {}
	if first, again := body("a", nothing), body("a", nothing); first != "1" || again != "1" {
		t.Error("made twice")
	}
	now = now.Add(freshFor)
	renewed := body("a", func() {
		if got := body("a", nothing); got != "1" {
			t.Errorf("meanwhile: %s", got)
		}
	})
	if renewed != "2" || body("a", nothing) != "2" {
		t.Errorf("renewed: %s", renewed)
	}
	now = now.Add(staleFor)
	if got := body("a", nothing); got != "3" {
		t.Errorf("much later: %s", got)
	}
	wrong := errors.New("broken")
	if _, _, err := s.keep("b", func() (page.Document, bool, error) { return page.Document{}, false, wrong }); !errors.Is(err, wrong) {
		t.Error(err)
	}
	if got := body("b", nothing); got != "4" {
		t.Errorf("after a failure: %s", got)
	}
}
