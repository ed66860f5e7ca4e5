package accounts

import (
	"net"
	"os"

	"github.com/pocketbase/pocketbase/core"
)

const allowDemoKey = "accounts.allowDemo"

// AllowDemo lets demo accounts in whatever the address: the flag --allow-demo asks for it.
func AllowDemo(app core.App) { app.Store().Set(allowDemoKey, true) }

// demoDoor remembers whether this server lets demo accounts in: their passwords are public.
type demoDoor struct{ open bool }

// demoAllowed is true on loopback, or when whoever starts the server asks for it.
func demoAllowed(e *core.ServeEvent) bool {
	if os.Getenv("EVA_ALLOW_DEMO") == "1" {
		return true
	}
	switch {
	case e.Listener != nil:
		return isLoopback(e.Listener.Addr().String())
	case e.Server != nil:
		return isLoopback(e.Server.Addr)
	}
	return false
}

func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// refuseDemo stands after the password check and on the renewal of a session alike.
func (door *demoDoor) refuseDemo(e *core.RecordAuthRequestEvent) error {
	if e.Record.GetBool("demo") && !door.open && !e.App.Store().Has(allowDemoKey) {
		return e.ForbiddenError("Les comptes de démonstration sont fermés sur ce serveur.", nil)
	}
	return e.Next()
}
