package scoring

// prise_en_main: how to listen, press, move, type, use arrows and choose. It
// measures nothing: no scale, no family, no item that is scored. Its events
// tell who helps which step was hard.
var priseEnMain = Situation{
	Name:  "prise_en_main",
	Title: "Prise en main",
	Events: map[string][]string{
		"step_shown":   {"step"},
		"step_tried":   {"step", "ok", "modality"},
		"step_done":    {"step", "tries", "rt", "modality"},
		"step_skipped": {"step", "tries", "rt", "modality"},
	},
	read: func(*record) {},
}
