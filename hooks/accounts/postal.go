package accounts

import (
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/mailer"
)

const (
	noMail     = "Ce service n’envoie pas encore de courriel : adressez-vous à l’équipe qui l’a installé."
	mailIsDown = "Les courriels ne partent pas en ce moment. Réessayez dans quelques minutes."

	resetPath = "/api/collections/" + collection + "/request-password-reset"
	codePath  = "/api/collections/" + collection + "/request-otp"
)

// postal knows whether PocketBase's own mails leave. It sends them after it has answered, so that an address that exists
// takes no longer than another one; when they fail, the next who ask are told, whatever their address.
type postal struct {
	now  func() time.Time
	rest time.Duration // before the second try; then twice as long
	mu   sync.Mutex
	down time.Time // nobody needs to try before
}

const (
	mailTries  = 3
	mailRest   = 2 * time.Second
	mailBreak  = time.Minute // without a try, once all have failed
	mailStatus = http.StatusServiceUnavailable
)

func (p *postal) bind(app core.App) {
	send := func(e *core.MailerRecordEvent) error {
		e.Mailer = &patientMailer{postal: p, way: e.Mailer}
		return e.Next()
	}
	app.OnMailerRecordOTPSend(collection).BindFunc(send)
	app.OnMailerRecordPasswordResetSend(collection).BindFunc(send)
}

// answer refuses at once what would end in a mail that does not leave.
func (p *postal) answer(e *core.RequestEvent) error {
	switch e.Request.URL.Path {
	case resetPath, codePath:
		if !sendsMail(e.App) {
			return e.Error(mailStatus, noMail, nil)
		}
		if p.isDown() {
			return e.Error(mailStatus, mailIsDown, nil)
		}
	}
	return e.Next()
}

func (p *postal) isDown() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now().Before(p.down)
}

func (p *postal) report(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = time.Time{}
	if err != nil {
		p.down = p.now().Add(mailBreak)
	}
}

// patientMailer tries again: these mails are sent in the background, and whoever waits for one would not know.
type patientMailer struct {
	postal *postal
	way    mailer.Mailer
}

func (m *patientMailer) Send(message *mailer.Message) error {
	rest := m.postal.rest
	for try := 1; ; try++ {
		err := m.way.Send(message)
		if err == nil || try == mailTries {
			m.postal.report(err)
			return withoutAddress(err)
		}
		time.Sleep(rest)
		rest *= 2
	}
}

// withoutAddress keeps of a failure what may go to a log: servers repeat the address that they refuse.
func withoutAddress(err error) error {
	var reply *textproto.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &reply):
		return fmt.Errorf("the mail server answers %d", reply.Code)
	}
	return errors.New("the mail server does not answer")
}

// sendsMail is false on a machine that has neither a mail server in its settings nor a sendmail.
func sendsMail(app core.App) bool {
	if app.Settings().SMTP.Enabled {
		return true
	}
	for _, path := range strings.Fields("/usr/sbin/sendmail /usr/bin/sendmail sendmail") {
		if _, err := exec.LookPath(path); err == nil {
			return true
		}
	}
	return false
}
