package mails

import (
	"fmt"
	"io"
	"net"
	"net/mail"
	"net/textproto"
	"strings"
	"sync"
	"testing"
)

// post is an SMTP server (RFC 5321, without extensions) that keeps what it gets, or answers what the test wants.
type post struct {
	net.Listener
	mutex   sync.Mutex
	refuse  func(to string) string // the answer to RCPT; "" takes it
	arrived chan received
}

type received struct {
	to string
	*mail.Message
	body string
}

func newPost(t *testing.T) *post {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &post{Listener: listener, arrived: make(chan received, 100)}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(textproto.NewConn(connection))
		}
	}()
	return p
}

func (p *post) port() int { return p.Addr().(*net.TCPAddr).Port }

func (p *post) answer(refuse func(to string) string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.refuse = refuse
}

func (p *post) verdict(to string) string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.refuse != nil {
		if said := p.refuse(to); said != "" {
			return said
		}
	}
	return "250 OK"
}

func (p *post) serve(c *textproto.Conn) {
	defer c.Close()
	say := func(line string) { _ = c.PrintfLine("%s", line) }
	say("220 post.example")
	var to string
	for {
		line, err := c.ReadLine()
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(line, ":")
		switch verb := strings.ToUpper(verb); {
		case verb == "RCPT TO":
			to = strings.Trim(rest, "<> ")
			say(p.verdict(to))
		case verb == "DATA":
			say("354 go on")
			p.keep(to, c.DotReader())
			say("250 kept")
		case verb == "QUIT":
			say("221 bye")
			return
		default:
			say("250 OK")
		}
	}
}

func (p *post) keep(to string, r io.Reader) {
	message, err := mail.ReadMessage(r)
	if err != nil {
		panic(fmt.Sprintf("the mail is malformed: %v", err))
	}
	body, err := io.ReadAll(message.Body)
	if err != nil {
		panic(err)
	}
	p.arrived <- received{to, message, string(body)}
}
