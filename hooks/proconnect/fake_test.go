package proconnect

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pocketbase/pocketbase/tools/security"
)

const (
	fakeID     = "eva-test"
	fakeSecret = "a-secret-of-32-characters-or-more"
)

var fakeKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

// fake is ProConnect with its constraints, and what a test wants it to do wrong.
type fake struct {
	*httptest.Server
	redirect  string // the only one registered
	algorithm string
	claims    bool          // takes the parameter `claims`
	life      time.Duration // of a code
	codes     map[string]fakeCode

	person  map[string]any // what userinfo says
	sub     string
	level   string
	nonce   string // in place of the one asked
	issuer  string // the same
	unsaid  bool   // userinfo as plain JSON
	forged  bool   // signed by another key
	down    bool
	refused []string // what the provider refused, for the message of a failure
}

type fakeCode struct {
	nonce, redirect string
	until           time.Time
}

func newFake(t *testing.T) *fake {
	f := &fake{
		algorithm: "RS256", claims: true, life: time.Minute, codes: map[string]fakeCode{}, sub: "sub-of-nina", level: "eidas1",
		person: map[string]any{"email": "nina@north.example", "given_name": "Nina", "usual_name": "Martin", "siret": "13002526500013"},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v2/.well-known/openid-configuration", f.configuration)
	mux.HandleFunc("GET /api/v2/authorize", f.authorize)
	mux.HandleFunc("POST /api/v2/token", f.token)
	mux.HandleFunc("GET /api/v2/jwks", f.keys)
	mux.HandleFunc("GET /api/v2/userinfo", f.userinfo)
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f.down {
			http.Error(w, "maintenance", http.StatusBadGateway)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) url() string { return f.URL + "/api/v2" }

func (f *fake) configuration(w http.ResponseWriter, _ *http.Request) {
	f.json(w, map[string]any{
		"issuer": f.url(), "authorization_endpoint": f.url() + "/authorize", "token_endpoint": f.url() + "/token",
		"userinfo_endpoint": f.url() + "/userinfo", "jwks_uri": f.url() + "/jwks", "end_session_endpoint": f.url() + "/session/end",
		"claims_parameter_supported": f.claims,
	})
}

func (f *fake) json(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

// authorize refuses as ProConnect does: unknown parameters, short ones, another redirect.
func (f *fake) authorize(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	known := []string{"response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "acr_values", "claims"}
	var wrong []string
	for name := range query {
		if !slices.Contains(known, name) {
			wrong = append(wrong, "Y000400 "+name)
		}
	}
	for name, ok := range map[string]bool{
		"response_type": query.Get("response_type") == "code",
		"client_id":     query.Get("client_id") == fakeID,
		"redirect_uri":  query.Get("redirect_uri") == f.redirect,
		"scope":         strings.HasPrefix(query.Get("scope"), "openid "),
		"state":         len(query.Get("state")) >= 32,
		"nonce":         len(query.Get("nonce")) >= 32,
		"acr":           f.asksLevel(query),
	} {
		if !ok {
			wrong = append(wrong, name)
		}
	}
	if wrong != nil {
		f.refused = append(f.refused, wrong...)
		http.Error(w, strings.Join(wrong, ", "), http.StatusBadRequest)
		return
	}
	code := security.RandomString(40)
	f.codes[code] = fakeCode{nonce: query.Get("nonce"), redirect: query.Get("redirect_uri"), until: time.Now().Add(f.life)}
	answer := url.Values{"code": {code}, "state": {query.Get("state")}, "iss": {f.url()}}
	http.Redirect(w, r, f.redirect+"?"+answer.Encode(), http.StatusFound)
}

func (f *fake) asksLevel(query url.Values) bool {
	if !f.claims {
		return strings.Contains(query.Get("acr_values"), "eidas1") && !query.Has("claims")
	}
	var asked struct {
		IDToken struct {
			ACR struct {
				Essential bool
				Values    []string
			} `json:"acr"`
		} `json:"id_token"`
	}
	err := json.Unmarshal([]byte(query.Get("claims")), &asked)
	return err == nil && asked.IDToken.ACR.Essential && slices.Contains(asked.IDToken.ACR.Values, "eidas1") && !query.Has("acr_values")
}

// token takes a code once, for a minute, from the redirect that it was given to.
func (f *fake) token(w http.ResponseWriter, r *http.Request) {
	code, known := f.codes[r.PostFormValue("code")]
	delete(f.codes, r.PostFormValue("code"))
	if !known || time.Now().After(code.until) || r.PostFormValue("grant_type") != "authorization_code" ||
		r.PostFormValue("client_id") != fakeID || r.PostFormValue("client_secret") != fakeSecret || r.PostFormValue("redirect_uri") != code.redirect {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	nonce := code.nonce
	if f.nonce != "" {
		nonce = f.nonce
	}
	f.json(w, map[string]any{"access_token": "access-" + nonce, "token_type": "Bearer", "expires_in": 60, "id_token": f.sign(jwt.MapClaims{
		"sub": f.sub, "nonce": nonce, "acr": f.level, "amr": []string{"pwd"}, "exp": time.Now().Add(time.Minute).Unix(),
	})})
}

func (f *fake) userinfo(w http.ResponseWriter, r *http.Request) {
	if !strings.HasPrefix(r.Header.Get("Authorization"), "Bearer access-") {
		http.Error(w, "no", http.StatusUnauthorized)
		return
	}
	said := jwt.MapClaims{"sub": f.sub}
	for name, value := range f.person {
		said[name] = value
	}
	if f.unsaid {
		f.json(w, said)
		return
	}
	w.Header().Set("Content-Type", "application/jwt")
	_, _ = w.Write([]byte(f.sign(said)))
}

func (f *fake) sign(claims jwt.MapClaims) string {
	claims["iss"], claims["aud"], claims["iat"] = f.url(), fakeID, time.Now().Unix()
	if f.issuer != "" {
		claims["iss"] = f.issuer
	}
	var key any = fakeKey()
	method := jwt.SigningMethod(jwt.SigningMethodRS256)
	switch {
	case f.algorithm == "HS256":
		key, method = []byte(fakeSecret), jwt.SigningMethodHS256
	case f.forged: // what an attacker would try: the published key as a shared secret
		key, method = fakeKey().PublicKey.N.Bytes(), jwt.SigningMethodHS256
	}
	token := jwt.NewWithClaims(method, claims)
	token.Header["kid"] = "k1"
	signed, err := token.SignedString(key)
	if err != nil {
		panic(err)
	}
	return signed
}

func (f *fake) keys(w http.ResponseWriter, _ *http.Request) {
	public := fakeKey().PublicKey
	f.json(w, map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k1",
		"n": base64.RawURLEncoding.EncodeToString(public.N.Bytes()),
		"e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(public.E)).Bytes()),
	}}})
}
