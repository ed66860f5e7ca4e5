package proconnect

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var (
	errCode    = errors.New("the code is refused") // used, too old, or not ours
	errRefused = errors.New("the answer is refused")
)

const (
	answerTime  = 10 * time.Second
	answerBytes = 1 << 20
	factsAge    = time.Hour
	keysRest    = time.Minute // between two readings of the keys
	clockSkew   = 30 * time.Second
	scope       = "openid given_name usual_name email siret"
)

// person is what ProConnect says of somebody.
type person struct {
	Sub     string // stable for one person at one of ProConnect's identity providers
	Email   string
	Name    string
	Siret   string // of whom they work for: never trusted
	Level   string // acr
	IDToken string
}

// strong are the levels at which ProConnect itself saw two factors.
var strong = []string{"eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3"}

// facts are what ProConnect publishes about itself.
type facts struct {
	Issuer        string `json:"issuer"`
	Authorization string `json:"authorization_endpoint"`
	Token         string `json:"token_endpoint"`
	Userinfo      string `json:"userinfo_endpoint"`
	Keys          string `json:"jwks_uri"`
	EndSession    string `json:"end_session_endpoint"`
	TakesClaims   bool   `json:"claims_parameter_supported"`
}

// provider talks to ProConnect.
type provider struct {
	config Config
	client *http.Client
	now    func() time.Time

	mu     sync.Mutex
	facts  facts
	readAt time.Time
	keys   map[string]any
	keysAt time.Time
}

func newProvider(config Config, now func() time.Time) *provider {
	return &provider{config: config, now: now, client: &http.Client{
		Timeout:       answerTime,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// discover reads where ProConnect's services are, and remembers it for an hour.
func (p *provider) discover(ctx context.Context) (facts, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.readAt.IsZero() && p.now().Sub(p.readAt) < factsAge {
		return p.facts, nil
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.config.URL+"/.well-known/openid-configuration", nil)
	if err != nil {
		return facts{}, err
	}
	raw, err := p.call(request)
	if err != nil {
		return facts{}, err
	}
	var found facts
	if err := json.Unmarshal(raw, &found); err != nil {
		return facts{}, fmt.Errorf("read the configuration: %w", err)
	}
	if found.Authorization == "" || found.Token == "" || found.Userinfo == "" || found.Issuer == "" {
		return facts{}, errors.New("the configuration lacks an address")
	}
	p.facts, p.readAt = found, p.now()
	return found, nil
}

// authorizeURL holds what ProConnect knows and nothing else: it refuses any other parameter.
func (p *provider) authorizeURL(found facts, f flow, redirectURI string) string {
	query := url.Values{
		"response_type": {"code"}, "client_id": {p.config.ClientID}, "redirect_uri": {redirectURI},
		"scope": {scope}, "state": {f.State}, "nonce": {f.Nonce},
	}
	if found.TakesClaims {
		acr := map[string]any{"essential": true, "values": p.config.Levels}
		wanted, err := json.Marshal(map[string]any{"id_token": map[string]any{"acr": acr, "amr": map[string]any{"essential": true}}})
		if err == nil {
			query.Set("claims", string(wanted))
		}
	} else {
		query.Set("acr_values", strings.Join(p.config.Levels, " "))
	}
	if p.config.Challenge {
		sum := sha256.Sum256([]byte(f.Verifier))
		query.Set("code_challenge", base64.RawURLEncoding.EncodeToString(sum[:]))
		query.Set("code_challenge_method", "S256")
	}
	return found.Authorization + "?" + query.Encode()
}

// recognise exchanges the code of a flow for who the person is. Whatever is not as we asked is refused.
func (p *provider) recognise(ctx context.Context, f flow, code, redirectURI string) (person, error) {
	found, err := p.discover(ctx)
	if err != nil {
		return person{}, err
	}
	tokens, err := p.exchange(ctx, found, f, code, redirectURI)
	if err != nil {
		return person{}, err
	}
	said, err := p.verify(ctx, found, tokens.ID, jwt.WithExpirationRequired())
	if err != nil {
		return person{}, err
	}
	level, sub := text(said, "acr"), text(said, "sub")
	switch {
	case text(said, "nonce") != f.Nonce:
		return person{}, fmt.Errorf("%w: another nonce", errRefused)
	case !slices.Contains(p.config.Levels, level):
		return person{}, fmt.Errorf("%w: level %q", errRefused, level)
	}
	about, err := p.userinfo(ctx, found, tokens.Access)
	if err != nil {
		return person{}, err
	}
	if sub == "" || text(about, "sub") != sub || text(about, "email") == "" {
		return person{}, fmt.Errorf("%w: somebody else, or nobody", errRefused)
	}
	return person{
		Sub: sub, Level: level, IDToken: tokens.ID, Email: strings.ToLower(text(about, "email")), Siret: text(about, "siret"),
		Name: strings.TrimSpace(text(about, "given_name") + " " + text(about, "usual_name")),
	}, nil
}

func text(claims jwt.MapClaims, name string) string {
	value, _ := claims[name].(string)
	return value
}

type tokenAnswer struct {
	ID     string `json:"id_token"`
	Access string `json:"access_token"`
}

func (p *provider) exchange(ctx context.Context, found facts, f flow, code, redirectURI string) (tokenAnswer, error) {
	form := url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {redirectURI},
		"client_id": {p.config.ClientID}, "client_secret": {p.config.ClientSecret},
	}
	if p.config.Challenge {
		form.Set("code_verifier", f.Verifier)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, found.Token, strings.NewReader(form.Encode()))
	if err != nil {
		return tokenAnswer{}, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	raw, err := p.call(request)
	if err != nil {
		return tokenAnswer{}, err
	}
	var tokens tokenAnswer
	if err := json.Unmarshal(raw, &tokens); err != nil || tokens.ID == "" || tokens.Access == "" {
		return tokenAnswer{}, fmt.Errorf("%w: no token", errRefused)
	}
	return tokens, nil
}

// userinfo is signed: what is not is refused.
func (p *provider) userinfo(ctx context.Context, found facts, access string) (jwt.MapClaims, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, found.Userinfo, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+access)
	raw, err := p.call(request)
	if err != nil {
		return nil, err
	}
	return p.verify(ctx, found, string(bytes.TrimSpace(raw)))
}

// verify reads a token of ProConnect for us, signed by the algorithm of our registration and by no other.
func (p *provider) verify(ctx context.Context, found facts, token string, more ...jwt.ParserOption) (jwt.MapClaims, error) {
	options := append(more, jwt.WithValidMethods([]string{p.config.Algorithm}), jwt.WithIssuer(found.Issuer),
		jwt.WithAudience(p.config.ClientID), jwt.WithLeeway(clockSkew), jwt.WithTimeFunc(p.now))
	claims := jwt.MapClaims{}
	if _, err := jwt.ParseWithClaims(token, claims, p.keyOf(ctx, found), options...); err != nil {
		return nil, fmt.Errorf("%w: %w", errRefused, err)
	}
	return claims, nil
}

// call returns the body of an answer that is a success.
func (p *provider) call(request *http.Request) ([]byte, error) {
	response, err := p.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("reach %s: %w", request.URL.Host, errors.Unwrap(err)) // the whole error holds the address
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(response.Body, answerBytes))
	if err != nil {
		return nil, err
	}
	switch {
	case response.StatusCode == http.StatusOK:
		return raw, nil
	case response.StatusCode == http.StatusBadRequest && request.Method == http.MethodPost:
		return nil, fmt.Errorf("%w: %d", errCode, response.StatusCode)
	}
	return nil, fmt.Errorf("%s answers %d", request.URL.Path, response.StatusCode)
}
