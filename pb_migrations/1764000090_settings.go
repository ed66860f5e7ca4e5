package pb_migrations

import (
	"github.com/pocketbase/pocketbase/core"
	m "github.com/pocketbase/pocketbase/migrations"
)

// rateLimits hold for one address. A class of 30 behind one address must never meet them: 30 people who each try
// their code five times in a minute are 150; 30 pages that send a batch every 2 s are 150 in 10 s.
// Wrong codes have a second, stricter limit of their own (hooks/passations).
var rateLimits = []core.RateLimitRule{
	{Label: "POST /api/collections/counsellors/auth-with-password", MaxRequests: 60, Duration: 60},
	{Label: "POST /api/collections/_superusers/auth-with-password", MaxRequests: 10, Duration: 60},
	{Label: "POST /api/passation/campaign", MaxRequests: 300, Duration: 60},
	{Label: "POST /api/passation/resume", MaxRequests: 150, Duration: 60},
	{Label: "POST /api/passation/evaluations", MaxRequests: 150, Duration: 60},
	{Label: "POST /api/passation/events", MaxRequests: 2000, Duration: 10},
	{Label: "/api/", MaxRequests: 3000, Duration: 10},
}

func init() {
	m.Register(func(app core.App) error {
		s := app.Settings()
		s.Meta.AppName = "Eva"
		s.Meta.SenderName = "Eva"
		s.Logs.LogIP = false // an address identifies a person; nothing here needs it
		s.Logs.MinLevel = 4  // warnings and errors: request logs cost a fifth of the throughput
		s.Logs.MaxDays = 30
		s.RateLimits.Enabled = true
		s.RateLimits.Rules = rateLimits
		return app.Save(s)
	}, nil)
}
