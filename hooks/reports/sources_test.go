package reports

import "testing"

// Two situations may look at one scale: the report shows the one that the composition rests on.
func TestPlayedIsTheMorePreciseOne(t *testing.T) {
	at := func(se float64) result {
		return result{Scale: "numeracy", SE: &se, PLevel: map[string]float64{"1": 0, "2": 0.1, "3": 0.9}}
	}
	unsaid := result{Scale: "numeracy"}
	for _, c := range []struct {
		name          string
		first, second result
		want          string
	}{
		{"the first", at(0.5), at(0.7), "livraison"},
		{"the second", at(0.7), at(0.5), "objets_trouves"},
		{"alike", at(0.5), at(0.5), "livraison"},
		{"the first says nothing", unsaid, at(0.7), "objets_trouves"},
		{"neither says anything", unsaid, unsaid, "livraison"},
	} {
		c.first.Situation, c.second.Situation = "livraison", "objets_trouves"
		s := &sources{situations: []string{"livraison", "objets_trouves"}, results: map[key]result{
			{"livraison", "numeracy"}: c.first, {"objets_trouves", "numeracy"}: c.second,
		}}
		if got, found := s.played("numeracy"); !found || got.Situation != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
