package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"time"
)

const (
	startTimeout = 20 * time.Second
	stopTimeout  = 10 * time.Second
)

// startServer runs this executable's own `serve` on a free port of loopback, and waits until it answers.
func startServer(ctx context.Context, dir string) (address string, stop func() error, err error) {
	executable, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	host, err := freePort()
	if err != nil {
		return "", nil, err
	}
	var said bytes.Buffer
	server := exec.CommandContext(ctx, executable, "serve", "--dir", dir, "--http", host)
	server.Stdout, server.Stderr = &said, &said
	server.Cancel = func() error { return server.Process.Signal(os.Interrupt) }
	server.WaitDelay = stopTimeout
	if err := server.Start(); err != nil {
		return "", nil, fmt.Errorf("start a server: %w", err)
	}
	exited := make(chan error, 1)
	go func() { exited <- server.Wait() }()
	stop = func() error {
		_ = server.Process.Signal(os.Interrupt) // it may have gone by itself: Wait tells
		if err := <-exited; err != nil {
			return fmt.Errorf("the server: %w: %s", err, said.String())
		}
		return nil
	}
	address = "http://" + host
	if err := waitFor(ctx, address+"/api/health", exited); err != nil {
		return "", nil, errors.Join(fmt.Errorf("wait for the server: %w: %s", err, said.String()), server.Process.Kill())
	}
	return address, stop, nil
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

func waitFor(ctx context.Context, address string, exited <-chan error) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case err := <-exited:
			return fmt.Errorf("it stopped: %w", err)
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}
