package proconnect

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"

	"github.com/golang-jwt/jwt/v5"
)

// key is a public key as ProConnect publishes it (RFC 7517).
type key struct {
	ID    string `json:"kid"`
	Type  string `json:"kty"`
	Use   string `json:"use"`
	Curve string `json:"crv"`
	N, E  string
	X, Y  string
}

// keyOf finds the key that a token names. The algorithm is not the token's choice: verify has fixed it.
func (p *provider) keyOf(ctx context.Context, found facts) jwt.Keyfunc {
	return func(token *jwt.Token) (any, error) {
		if p.config.Algorithm == "HS256" {
			return []byte(p.config.ClientSecret), nil
		}
		id, _ := token.Header["kid"].(string)
		p.mu.Lock()
		defer p.mu.Unlock()
		known, exists := p.keys[id]
		if !exists && p.now().Sub(p.keysAt) >= keysRest { // they change their keys now and then
			keys, err := p.readKeys(ctx, found.Keys)
			if err != nil {
				return nil, err
			}
			p.keys, p.keysAt = keys, p.now()
			known, exists = keys[id]
		}
		if !exists {
			return nil, errors.New("signed by a key that ProConnect does not publish")
		}
		return known, nil
	}
}

func (p *provider) readKeys(ctx context.Context, address string) (map[string]any, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	raw, err := p.call(request)
	if err != nil {
		return nil, err
	}
	var published struct{ Keys []key }
	if err := json.Unmarshal(raw, &published); err != nil {
		return nil, fmt.Errorf("read the keys: %w", err)
	}
	keys := map[string]any{}
	for _, k := range published.Keys {
		if public, err := k.public(); err == nil && k.Use != "enc" {
			keys[k.ID] = public
		}
	}
	return keys, nil
}

func (k key) public() (any, error) {
	switch {
	case k.Type == "RSA":
		n, errN := number(k.N)
		e, errE := number(k.E)
		if err := errors.Join(errN, errE); err != nil {
			return nil, err
		}
		if !e.IsInt64() || n.BitLen() < 2048 {
			return nil, errors.New("a weak key")
		}
		return &rsa.PublicKey{N: n, E: int(e.Int64())}, nil
	case k.Type == "EC" && k.Curve == "P-256":
		x, errX := base64.RawURLEncoding.DecodeString(k.X)
		y, errY := base64.RawURLEncoding.DecodeString(k.Y)
		if err := errors.Join(errX, errY); err != nil {
			return nil, err
		}
		return ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(append([]byte{4}, x...), y...))
	}
	return nil, fmt.Errorf("a key of type %q %q", k.Type, k.Curve)
}

func number(encoded string) (*big.Int, error) {
	raw, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return nil, err
	}
	return new(big.Int).SetBytes(raw), nil
}
