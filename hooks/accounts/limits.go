package accounts

import (
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"
)

// A session in a cookie ends when nobody touched the page for a while, sooner for those who see many structures, and every
// session ends after a working day.
const (
	longestSession  = 8 * time.Hour
	idleOfParent    = 30 * time.Minute
	idleOfOthers    = 2 * time.Hour
	claimSince      = "since" // when somebody last proved who they are, in seconds
	renewalMark     = "evaRenewal"
	soonestDeadline = time.Second
)

// ends tells the page when the session stops: by itself, or unless somebody does something.
type ends struct {
	IdleSeconds int `json:"idle_seconds"` // from now, unless it is renewed
	LastSeconds int `json:"last_seconds"` // from now, whatever is done
}

// markRenewal tells a renewal from a sign-in: both pass through the same hook.
func markRenewal(e *core.RecordAuthRefreshRequestEvent) error {
	e.Set(renewalMark, true)
	return e.Next()
}

// limitSession replaces PocketBase's token, which could be renewed for ever, by one that remembers the sign-in.
func (d *door) limitSession(e *core.RecordAuthRequestEvent) error {
	if refreshable(e.Token) {
		now := d.now()
		since := now
		if e.Get(renewalMark) != nil {
			since = sinceOf(e.Request.Header.Get("Authorization"), now)
		}
		last := since.Add(longestSession).Sub(now)
		idle := last
		if byCookie(e.RequestEvent) {
			allowed, err := idleOf(e.App, e.Record)
			if err != nil {
				return err
			}
			idle = min(last, allowed)
		}
		if idle < soonestDeadline {
			return e.UnauthorizedError("Votre session est terminée. Connectez-vous à nouveau.", nil)
		}
		token, err := newToken(e.Record, since, idle)
		if err != nil {
			return err
		}
		e.Token = token
		e.Meta = ends{IdleSeconds: int(idle.Seconds()), LastSeconds: int(last.Seconds())} // in place of what an OAuth2 provider said
	}
	return e.Next()
}

// refreshable is false of a token that a superuser made for somebody else: it keeps its own end.
func refreshable(token string) bool {
	claims, err := security.ParseUnverifiedJWT(token)
	return err == nil && claims[core.TokenClaimRefreshable] == true
}

// sinceOf reads a token that PocketBase has verified. One from before this rule, or from a test, counts from now.
func sinceOf(token string, now time.Time) time.Time {
	claims, err := security.ParseUnverifiedJWT(strings.TrimPrefix(token, "Bearer "))
	if seconds, known := claims[claimSince].(float64); known && err == nil {
		return time.Unix(int64(seconds), 0)
	}
	return now
}

func newToken(account *core.Record, since time.Time, life time.Duration) (string, error) {
	return security.NewJWT(jwt.MapClaims{
		core.TokenClaimType:         core.TokenTypeAuth,
		core.TokenClaimId:           account.Id,
		core.TokenClaimCollectionId: account.Collection().Id,
		core.TokenClaimRefreshable:  true,
		claimSince:                  since.Unix(),
	}, account.TokenKey()+account.Collection().AuthToken.Secret, life)
}

// lifeOf is the seconds that a token has left.
func lifeOf(token string) int {
	claims, err := security.ParseUnverifiedJWT(token)
	exp, known := claims["exp"].(float64)
	if err != nil || !known {
		return 0
	}
	return int(int64(exp) - time.Now().Unix())
}

func idleOf(app core.App, account *core.Record) (time.Duration, error) {
	parent, err := overseesOthers(app, account)
	if parent {
		return idleOfParent, err
	}
	return idleOfOthers, err
}

// overseesOthers is true of an administrator whose structure has others below it.
func overseesOthers(app core.App, account *core.Record) (bool, error) {
	if account.GetString("role") != "admin" {
		return false, nil
	}
	children, err := app.CountRecords("structures", dbx.HashExp{"parent": account.GetString("structure")})
	return children > 0, err
}
