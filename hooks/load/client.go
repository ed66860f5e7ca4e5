package load

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

const requestTimeout = 30 * time.Second

// client speaks the API of a passation. Each beneficiary has one, hence a connection of their own, as browsers have.
type client struct {
	http *http.Client
	base string
}

func newClient(address string) *client {
	return &client{
		base: address + "/api/passation/",
		http: &http.Client{Timeout: requestTimeout, Transport: &http.Transport{MaxIdleConnsPerHost: 1}},
	}
}

// statusError is an answer that is no success.
type statusError struct {
	path   string
	status int
	body   string
}

func (e *statusError) Error() string {
	return fmt.Sprintf("%s answered %d: %s", e.path, e.status, e.body)
}

// lasting says whether sending the same again can never help.
func (e *statusError) lasting() bool {
	return e.status < 500 && e.status != http.StatusTooManyRequests && e.status != http.StatusRequestTimeout
}

// post sends body, which is JSON, and decodes the answer into out, if any.
func (c *client) post(ctx context.Context, path, token string, body []byte, out any) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", token)
	}
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		answer, _ := io.ReadAll(io.LimitReader(response.Body, 300)) // the status says enough
		return &statusError{path, response.StatusCode, string(answer)}
	}
	if out == nil {
		_, err = io.Copy(io.Discard, response.Body) // so that the connection can be used again
		return err
	}
	return json.NewDecoder(response.Body).Decode(out)
}
