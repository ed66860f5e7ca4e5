package proconnect

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"testing"
)

func TestPublishedKeys(t *testing.T) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := private.PublicKey.Bytes() // 4, x, y
	if err != nil {
		t.Fatal(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	curve := key{Type: "EC", Curve: "P-256", X: encode(point[1:33]), Y: encode(point[33:])}
	read, err := curve.public()
	if public, ok := read.(*ecdsa.PublicKey); err != nil || !ok || !public.Equal(&private.PublicKey) {
		t.Errorf("an elliptic key is read as %v: %v", read, err)
	}
	off := curve
	off.Y = encode(append([]byte{1}, point[34:]...))
	for name, k := range map[string]key{
		"a point off the curve": off,
		"another curve":         {Type: "EC", Curve: "P-384", X: curve.X, Y: curve.Y},
		"a short RSA key":       {Type: "RSA", N: encode(make([]byte, 128)), E: "AQAB"},
		"not base64":            {Type: "RSA", N: "é", E: "AQAB"},
		"a shared secret":       {Type: "oct"},
	} {
		if read, err := k.public(); err == nil {
			t.Errorf("%s is read as %v", name, read)
		}
	}
}
