package scoring

// prevention: how serious a risk is, and what to do. It measures nothing: no
// scale, no family, no item that is scored. The report tells what was chosen.
var prevention = Situation{
	Name:  "prevention",
	Title: "Prévention",
	Events: map[string][]string{
		"zone_opened":   {"zone", "modality"},
		"risk_rated":    {"zone", "sign", "rt", "modality"},
		"action_chosen": {"zone", "action", "rt", "modality"},
		"zone_done":     {"zone", "state"},
	},
	read: func(*record) {},
}
