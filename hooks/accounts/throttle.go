package accounts

import (
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/router"
)

const tooMany = "Trop d’essais en peu de temps. Attendez une minute, puis réessayez."

// window is how many wrong passwords are let through in a time. The limits per address of PocketBase let an office of
// thirty in; these count what was wrong for one account, as CNIL's deliberation 2022-100 asks of a password alone.
type window struct {
	most int
	in   time.Duration
}

var (
	guessesHere       = []window{{5, time.Minute}, {25, 24 * time.Hour}} // for one account from one address
	guessesAnywhere   = window{100, 24 * time.Hour}                      // for one account: a crowd of machines; a code by mail still opens
	throttledAccounts = 50_000                                           // at most in memory
)

// throttle remembers wrong passwords. Accounts that do not exist count like the others.
type throttle struct {
	now   func() time.Time
	mu    sync.Mutex
	wrong map[string][]time.Time
}

func newThrottle(now func() time.Time) *throttle {
	return &throttle{now: now, wrong: map[string][]time.Time{}}
}

// full says whether one of the windows of a key is spent.
func (t *throttle) full(key string, windows ...window) bool {
	now := t.now()
	for _, w := range windows {
		recent := 0
		for _, at := range t.wrong[key] {
			if now.Sub(at) < w.in {
				recent++
			}
		}
		if recent >= w.most {
			return true
		}
	}
	return false
}

func (t *throttle) refuses(account, address string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.full(account+" "+address, guessesHere...) || t.full(account, guessesAnywhere)
}

func (t *throttle) count(account, address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.wrong) > throttledAccounts {
		clear(t.wrong) // an attack on that many accounts at once is for the limits per address
	}
	for _, key := range []string{account + " " + address, account} {
		recent := t.wrong[key]
		for len(recent) > 0 && (t.now().Sub(recent[0]) > guessesAnywhere.in || len(recent) >= guessesAnywhere.most) {
			recent = recent[1:]
		}
		t.wrong[key] = append(recent, t.now())
	}
}

func (t *throttle) forget(account, address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.wrong, account+" "+address)
}

// slowGuessing refuses a password before it is looked at once too many were wrong. What was wrong is learnt from the answer:
// looking twice would take longer for an account that exists.
func (d *door) slowGuessing(e *core.RecordAuthWithPasswordRequestEvent) error {
	account, address := strings.ToLower(e.Identity), e.RealIP()
	if d.wrong.refuses(account, address) {
		return e.TooManyRequestsError(tooMany, nil)
	}
	err := e.Next()
	var refusal *router.ApiError
	if errors.As(err, &refusal) && refusal.Message == wrongPassword {
		d.wrong.count(account, address)
	} else {
		d.wrong.forget(account, address)
	}
	return err
}

// confirmsPassword is the same for somebody signed in, before a change that a session left open must not allow.
func (d *door) confirmsPassword(e *core.RequestEvent, password string) error {
	account, address := strings.ToLower(e.Auth.Email()), e.RealIP()
	if d.wrong.refuses(account, address) {
		return e.TooManyRequestsError(tooMany, nil)
	}
	if !e.Auth.ValidatePassword(password) {
		d.wrong.count(account, address)
		return badField(e, "current", "eva_wrong_password", "Ce n’est pas votre mot de passe actuel.")
	}
	d.wrong.forget(account, address)
	return nil
}

// guardPassword counts wrong old passwords where PocketBase's own API changes one, and keeps those of the demo.
func (d *door) guardPassword(e *core.RecordRequestEvent) error {
	info, err := e.RequestInfo()
	if err != nil {
		return err
	}
	if _, changed := info.Body[core.FieldNamePassword]; !changed || e.HasSuperuserAuth() || e.Auth == nil {
		return e.Next()
	}
	if e.Auth.GetBool("demo") {
		return e.ForbiddenError(keptByDemo, nil)
	}
	old, _ := info.Body["oldPassword"].(string)
	if err := d.confirmsPassword(e.RequestEvent, old); err != nil {
		return err
	}
	return e.Next()
}
