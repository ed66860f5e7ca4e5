package accounts

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
)

const (
	shortestSealed = 40 // characters: base64 of a nonce and a tag; PocketBase panics on less

	stepSeconds     = 30
	stepsAround     = 1  // a phone's clock may be half a minute off
	secretBytes     = 20 // what RFC 4226 recommends for SHA-1
	recoveryCodes   = 10
	recoveryLength  = 10
	recoveryLetters = "BCDFGHJKLMNPQRSTVWXZ23456789" // no vowels: no words; no letter that looks like a digit
)

func newSecret() string {
	raw := make([]byte, secretBytes)
	_, _ = rand.Read(raw) // it never fails: the program stops instead
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw)
}

// secretAddress is what the QR code of an application of codes holds.
func secretAddress(service, email, secret string) string {
	query := url.Values{"secret": {secret}, "issuer": {service}}
	return "otpauth://totp/" + url.PathEscape(service+":"+email) + "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
}

// matchedStep is the period of 30 seconds around now whose code was given, and false when there is none after last:
// a code that was seen over a shoulder does not open twice.
func matchedStep(secret, code string, now time.Time, last int64) (int64, bool) {
	present := now.Unix() / stepSeconds
	for step := present - stepsAround; step <= present+stepsAround; step++ {
		expected, err := hotp.GenerateCodeCustom(secret, uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
		if err == nil && step > last && subtle.ConstantTimeCompare([]byte(expected), []byte(code)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// newRecoveryCodes returns codes for the person, and what is kept of them.
func newRecoveryCodes() (codes, hashes []string) {
	for range recoveryCodes {
		code := security.RandomStringWithAlphabet(recoveryLength, recoveryLetters)
		codes = append(codes, code[:recoveryLength/2]+"-"+code[recoveryLength/2:])
		hashes = append(hashes, hashRecovery(code))
	}
	return codes, hashes
}

// hashRecovery needs no slow hash: 48 bits of chance, five tries, then a lock.
func hashRecovery(code string) string {
	sum := sha256.Sum256([]byte("recovery " + code))
	return hex.EncodeToString(sum[:])
}

// plainCode takes a code as people copy it: spaces, hyphens, small letters.
func plainCode(code string) string {
	return strings.NewReplacer(" ", "", "-", "", "\u00a0", "", "\u202f", "").Replace(strings.ToUpper(code))
}

// sealKeys are what secrets are encrypted with: the key of --encryptionEnv, which is not in the database, then one that is,
// so that no secret is ever in clear in a row or an export. A deployment that sets its key later can still read the old ones.
func sealKeys(app core.App, accounts *core.Collection) []string {
	var keys []string
	if outside := os.Getenv(app.EncryptionEnv()); app.EncryptionEnv() != "" && outside != "" {
		keys = append(keys, outside)
	}
	keys = append(keys, accounts.AuthToken.Secret)
	for i, key := range keys {
		sum := sha256.Sum256([]byte("second factor " + key))
		keys[i] = hex.EncodeToString(sum[:])[:32] // the 32 characters that AES-256 wants
	}
	return keys
}

func seal(app core.App, accounts *core.Collection, secret string) (string, error) {
	return security.Encrypt([]byte(secret), sealKeys(app, accounts)[0])
}

func unseal(app core.App, accounts *core.Collection, sealed string) (string, error) {
	if len(sealed) < shortestSealed {
		return "", errors.New("no secret is kept")
	}
	var last error
	for _, key := range sealKeys(app, accounts) {
		secret, err := security.Decrypt(sealed, key)
		if err == nil {
			return string(secret), nil
		}
		last = err
	}
	return "", fmt.Errorf("read the secret of a second factor, whose key changed: %w", last)
}
