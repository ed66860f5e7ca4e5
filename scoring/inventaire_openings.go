package scoring

import "math"

// opening is one container that was opened.
type opening struct {
	container, modality string
	place               float64 // of the container in the storeroom, from 1; 0 when it is not said
	open                float64 // ms until it was closed; 0 when it never was
	before              bool    // before the first check
}

// openingsOf reads the openings since the first test_started, in order.
func openingsOf(r *record) []opening {
	var list []opening
	since, before := 0.0, true
	for _, e := range wholeTest(r.all) {
		switch e.Name {
		case "inventory_checked":
			before = false
		case "container_opened":
			place, _ := number(e.Data["place"])
			list = append(list, opening{text(e.Data["container"]), text(e.Data["modality"]), place, 0, before})
			since = e.At
		case "container_closed":
			if last := len(list) - 1; last >= 0 && list[last].container == text(e.Data["container"]) {
				list[last].open = e.At - since
			}
		}
	}
	return list
}

func reopenings(r *record) (float64, bool) {
	list := openingsOf(r)
	return float64(len(list) - len(distinct(list))), true
}

// distinct are the containers that were opened.
func distinct(list []opening) map[string]bool {
	found := map[string]bool{}
	for _, o := range list {
		found[o.container] = true
	}
	return found
}

func seenBeforeCheck(r *record) (float64, bool) {
	var list []opening
	for _, o := range openingsOf(r) {
		if o.before {
			list = append(list, o)
		}
	}
	seen := min(len(distinct(list)), stockroom)
	return float64(seen) / stockroom, len(checksOf(r)) > 0
}

func inOrderShare(r *record) (float64, bool) {
	list := openingsOf(r)
	n := 0
	for i := 1; i < len(list); i++ {
		if math.Abs(list[i].place-list[i-1].place) == 1 {
			n++
		}
	}
	return float64(n) / float64(max(len(list)-1, 1)), len(list) > 1
}

func lookMedian(r *record) (float64, bool) {
	var list []float64
	for _, o := range openingsOf(r) {
		if o.open > 0 {
			list = append(list, o.open)
		}
	}
	if len(list) == 0 {
		return 0, false
	}
	return median(list), true
}

// containersBy is the share of the openings that were made in a way.
func containersBy(modality string) func(*record) (float64, bool) {
	return func(r *record) (float64, bool) {
		list := openingsOf(r)
		so := 0
		for _, o := range list {
			if o.modality == modality {
				so++
			}
		}
		return float64(so) / float64(max(len(list), 1)), len(list) > 0
	}
}
