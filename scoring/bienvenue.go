package scoring

// bienvenue: who the person is and how they see themselves, in their own
// words. Nothing is scored: no scale, no family, so it counts in no
// completeness. Health answers never come here: they are kept apart.
var bienvenue = func() Situation {
	s := series("bienvenue", "Mieux vous connaître", nil, nil)
	s.Family, s.Types, s.Metrics = "", nil, nil
	return s
}()
