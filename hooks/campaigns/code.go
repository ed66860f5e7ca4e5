package campaigns

import (
	"errors"
	"fmt"
	"io"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

const (
	codeLetters = "BCDFGHJKLMNPQRSTVWXZ" // no vowel: no word, hence no offensive one
	codeDigits  = "0123456789"
	codeTries   = 20 // of 800 million codes: a second try is already rare
)

var errNoFreeCode = errors.New("no free campaign code")

// freeCode draws codes until one was never given.
func freeCode(app core.App, random io.Reader) (string, error) {
	for range codeTries {
		code, err := drawCode(random)
		if err != nil {
			return "", err
		}
		taken, err := app.CountRecords(collection, dbx.NewExp("code = {:code} COLLATE NOCASE", dbx.Params{"code": code}))
		if err != nil {
			return "", fmt.Errorf("look for a campaign code: %w", err)
		}
		if taken == 0 {
			return code, nil
		}
	}
	return "", errNoFreeCode
}

func drawCode(random io.Reader) (string, error) {
	code := make([]byte, 0, 8)
	for _, alphabet := range []string{codeLetters, codeLetters, codeLetters, codeDigits, codeDigits, codeDigits, codeDigits, codeDigits} {
		c, err := drawOne(random, alphabet)
		if err != nil {
			return "", fmt.Errorf("draw a campaign code: %w", err)
		}
		code = append(code, c)
	}
	return string(code), nil
}

// drawOne gives each sign the same chance: bytes beyond the last whole multiple are drawn again.
func drawOne(random io.Reader, alphabet string) (byte, error) {
	limit := 256 - 256%len(alphabet)
	one := make([]byte, 1)
	for {
		if _, err := io.ReadFull(random, one); err != nil {
			return 0, err
		}
		if int(one[0]) < limit {
			return alphabet[int(one[0])%len(alphabet)], nil
		}
	}
}
