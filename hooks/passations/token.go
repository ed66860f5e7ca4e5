package passations

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"
)

const (
	// tokenLife is how long events of a device that was offline are still taken.
	tokenLife = 60 * 24 * time.Hour
	// sittingLife is how long a token opens anything else; every read of the state renews it. After it, on a shared
	// computer, the next person cannot enter the evaluation of the one before.
	sittingLife = 12 * time.Hour

	tokenKind   = "passation"
	secretStore = "eva.tokenSecret"
)

// newToken signs a token for one evaluation.
func (s *Service) newToken(app core.App, evaluation string) (string, error) {
	secret, err := tokenSecret(app)
	if err != nil {
		return "", err
	}
	now := s.now()
	return security.NewJWT(jwt.MapClaims{
		"type": tokenKind, "evaluation": evaluation,
		"exp": now.Add(tokenLife).Unix(), "sitting": now.Add(sittingLife).Unix(),
	}, secret, tokenLife)
}

// evaluationOf gives the evaluation that a token opens, or "". With late, a token whose sitting is over still counts:
// events that a device kept are welcome for as long as its token lives.
func (s *Service) evaluationOf(app core.App, token string, late bool) (string, error) {
	secret, err := tokenSecret(app)
	if err != nil {
		return "", err
	}
	claims, err := security.ParseJWT(strings.TrimPrefix(token, "Bearer "), secret)
	if err != nil || claims["type"] != tokenKind {
		return "", nil //nolint:nilerr // a token that does not parse opens nothing, and that is the whole answer
	}
	sitting, _ := claims["sitting"].(float64)
	if !late && s.now().Unix() > int64(sitting) {
		return "", nil
	}
	evaluation, _ := claims["evaluation"].(string)
	return evaluation, nil
}

// tokenSecret reads the deployment's secret once, and again after the deployment's record changed.
func tokenSecret(app core.App) (string, error) {
	if secret, ok := app.Store().Get(secretStore).(string); ok {
		return secret, nil
	}
	var secret string
	if err := app.DB().Select("token_secret").From("deployment").Limit(1).Row(&secret); err != nil {
		return "", err
	}
	app.Store().Set(secretStore, secret)
	return secret, nil
}

func forgetSecret(e *core.RecordEvent) error {
	if err := e.Next(); err != nil {
		return err
	}
	e.App.Store().Remove(secretStore)
	return nil
}

// resumeHash is what the database keeps of a resume code: enough to find it, useless to somebody who reads it.
func resumeHash(app core.App, code string) (string, error) {
	secret, err := tokenSecret(app)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("resume:" + code))
	return hex.EncodeToString(mac.Sum(nil)), nil
}
