package hooks_test

import (
	"net/http"
	"testing"
)

// newLimitedWorld is a world with the limits of the migrations on; tests are one address, like a class behind a router.
func newLimitedWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t)
	w.app.Settings().RateLimits.Enabled = true
	return w
}

// TestAClassNeverMeetsALimit: 30 people behind one address type their code, each wrong once, start, and send for a while.
func TestAClassNeverMeetsALimit(t *testing.T) {
	w := newLimitedWorld(t)
	const class = 30
	check := func(what string, status, want int) {
		t.Helper()
		if status != want {
			t.Fatalf("%s: %d; want %d", what, status, want)
		}
	}
	for range class {
		check("a wrong code", w.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12399"}, nil), http.StatusNotFound)
		check("the code", w.server.Call("POST", "/api/passation/campaign", "", map[string]any{"code": "BCD12345"}, nil), http.StatusOK)
		var started struct {
			Token      string `json:"token"`
			ResumeCode string `json:"resume_code"`
		}
		check("start", w.server.Call("POST", "/api/passation/evaluations", "",
			map[string]any{"code": "BCD12345", "name": "Lou", "accompanied": "alone"}, &started), http.StatusCreated)
		check("resume", w.server.Call("POST", "/api/passation/resume", "", map[string]any{"resume_code": started.ResumeCode}, nil), http.StatusOK)
		var play struct {
			ID string `json:"id"`
		}
		check("open", w.server.Call("POST", "/api/passation/plays", started.Token, map[string]any{"situation": "controle"}, &play), http.StatusOK)
		for position := range 20 {
			batch := []map[string]any{{"position": position, "name": "focus_lost", "at": position, "data": map[string]any{}}}
			check("events", w.server.Call("POST", "/api/passation/events", "",
				map[string]any{"token": started.Token, "play": play.ID, "events": batch}, nil), http.StatusOK)
		}
	}
}

// TestGuessingIsLimited: somebody who tries passwords or floods is stopped, on each route that a limit names.
func TestGuessingIsLimited(t *testing.T) {
	for _, c := range []struct {
		path   string
		body   map[string]any
		within int // requests
	}{
		{"/api/collections/counsellors/auth-with-password", map[string]any{"identity": "nobody@north.example", "password": "x"}, 61},
		{"/api/collections/_superusers/auth-with-password", map[string]any{"identity": "nobody@eva.example", "password": "x"}, 11},
		{"/api/conseil/sign-up", map[string]any{"name": "x"}, 41},
		{"/api/conseil/invitations/look", map[string]any{"token": "x"}, 61},
		{"/api/conseil/invitations/accept", map[string]any{"token": "x"}, 31},
		{"/api/collections/counsellors/request-verification", map[string]any{"email": "nobody@north.example"}, 21},
		{"/api/passation/campaign", map[string]any{"code": "BCD12345"}, 301},
		{"/api/passation/resume", map[string]any{"resume_code": "BCDFG-2345"}, 151},
		{"/api/passation/evaluations", map[string]any{}, 151},
		{"/api/passation/events", map[string]any{}, 2001},
	} {
		t.Run(c.path, func(t *testing.T) {
			w := newLimitedWorld(t)
			for i := range c.within {
				if w.server.Call("POST", c.path, "", c.body, nil) == http.StatusTooManyRequests {
					if i == 0 {
						t.Fatal("the first request was refused")
					}
					return
				}
			}
			t.Errorf("%d requests and no limit", c.within)
		})
	}
}
