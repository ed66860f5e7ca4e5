// Package passations is the sitting of a beneficiary: entry by a code, plays, events in, end and score.
//
// A beneficiary has no account. A token opens one evaluation and nothing else; a short resume code gives a new token on
// any device. Every route that writes says again in its first line whose evaluation it is.
package passations

import (
	"time"

	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/security"

	"eva/hooks/internal/replay"
)

// Config holds what tests and the demo decide themselves.
type Config struct {
	Now    func() time.Time                         // default: time.Now
	Random func(length int, alphabet string) string // default: cryptographic
}

// Service plays the part of the server in a passation, with its clock and its randomness.
type Service struct {
	now      func() time.Time
	random   func(length int, alphabet string) string
	guesses  *guesses
	banks    *replay.Banks
	contents *contents
}

const maxBodyBytes = 256 << 10 // 200 events with a long free text stay far below

// Bind registers the routes of a passation and keeps its records as they must be.
func Bind(app core.App, config Config) {
	s := New(config)
	app.OnRecordUpdate("results").BindFunc(refuseRewriting)
	app.OnRecordUpdate("deployment").BindFunc(forgetSecret)
	app.OnRecordDeleteRequest("evaluations").BindFunc(forgetTester)
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		g := e.Router.Group("/api/passation")
		g.Bind(apis.BodyLimit(maxBodyBytes))
		g.BindFunc(noStore)
		g.POST("/campaign", s.showCampaign)
		g.POST("/evaluations", s.startEvaluation)
		g.POST("/resume", s.resumeEvaluation)
		g.GET("/state", s.showState)
		g.POST("/plays", s.openPlay).Bind(apis.Gzip()) // the content is the bulk of what a situation weighs, and no secret
		g.GET("/plays/{id}", s.countEvents)
		g.POST("/plays/{id}/next", s.nextItems).Bind(apis.Gzip())
		g.POST("/plays/{id}/end", s.endPlay)
		g.POST("/events", s.takeEvents)
		g.POST("/writing", s.takeWriting)
		g.POST("/end", s.endEvaluation)
		g.POST("/satisfaction", s.rate)
		g.POST("/help", s.askForHelp)
		s.bindTrials(e)
		s.bindAssistance(e)
		s.bindTests(e)
		return e.Next()
	})
}

// New is the service without its routes, for the commands that play as the routes do.
func New(config Config) *Service {
	s := &Service{now: config.Now, random: config.Random, guesses: newGuesses(), banks: new(replay.Banks), contents: new(contents)}
	if s.now == nil {
		s.now = time.Now
	}
	if s.random == nil {
		s.random = security.RandomStringWithAlphabet
	}
	return s
}

// noStore: codes, tokens and names have no business in a cache.
func noStore(e *core.RequestEvent) error {
	e.Response.Header().Set("Cache-Control", "no-store")
	return e.Next()
}
