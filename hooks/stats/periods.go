package stats

// Committees meet every two and every six months: each has figures of the period that is over and of the one before.
var committees = []int{2, 6}

// everyPeriod are all figures that are counted: those of the page, and the same indicators over the periods of a committee.
func everyPeriod() []Indicator {
	all := Indicators
	for _, i := range Indicators {
		for _, months := range committees {
			if i.comparable() {
				all = append(all[:len(all):len(all)], i.over(months))
			}
		}
	}
	return all
}

// comparable says whether an indicator is counted anew for a committee. The others are of a month, of structures as they
// are, or of a year by their definition.
func (i Indicator) comparable() bool { return i.rolls() && i.Measure != PerSite }

// over is the indicator over the period of a committee: of the country, as a whole.
func (i Indicator) over(months int) Indicator {
	i.span, i.National = months, true
	i.ID += "@" + string(rune('0'+months))
	i.total = i.Measure != Spread
	return i
}
