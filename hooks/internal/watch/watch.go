// Package watch tells the pages that watch a campaign that something happened in it, by PocketBase's realtime.
package watch

import (
	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/subscriptions"
)

// Prefix of the topics: that of a campaign is "live/" and its id.
const Prefix = "live/"

const chunk = 300 // clients looked at together, as PocketBase does

// Changed tells that an evaluation changed. The message is empty: whoever gets it asks again, by the rules of the moment.
func Changed(app core.App, evaluation string) {
	if app.SubscriptionsBroker().TotalClients() == 0 {
		return // most of the time: nothing is read then
	}
	var campaign string
	err := app.ConcurrentDB().Select("campaign").From("evaluations").Where(dbx.HashExp{"id": evaluation}).Limit(1).Row(&campaign)
	if err != nil {
		return // erased meanwhile: there is nothing to show
	}
	message := subscriptions.Message{Name: Prefix + campaign, Data: []byte("{}")}
	eachWatching(app, message.Name, func(client subscriptions.Client) { client.Send(message) })
}

// Watched says whether a page watches a campaign at this moment.
func Watched(app core.App, campaign string) bool {
	watched := false
	eachWatching(app, Prefix+campaign, func(subscriptions.Client) { watched = true })
	return watched
}

func eachWatching(app core.App, topic string, do func(subscriptions.Client)) {
	for _, clients := range app.SubscriptionsBroker().ChunkedClients(chunk) {
		for _, client := range clients {
			if client.HasSubscription(topic) {
				do(client)
			}
		}
	}
}
