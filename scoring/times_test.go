package scoring

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What is put in comes out: 2 000 persons drawn from the lognormal model.
func TestFitTimes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	beta, alpha := []float64{2, 2.5, 3, 1.5, 2.2}, []float64{1.5, 2, 2.5, 3, 1.8}
	seconds := make([][]float64, 2000)
	for i := range seconds {
		tau := 0.4 * random.NormFloat64()
		for j := range beta {
			x := math.Exp(beta[j] - tau + random.NormFloat64()/alpha[j])
			if random.IntN(10) == 0 {
				x = 0 // not known
			}
			seconds[i] = append(seconds[i], x)
		}
	}
	for j, found := range FitTimes(seconds, len(beta)) {
		near(t, "β", found.Beta, beta[j], 0.05)
		near(t, "α", found.Alpha, alpha[j], alpha[j]*0.15) // the correction for τ supposes equal α
	}
	if few := FitTimes(seconds[:20], len(beta)); few[0] != nil {
		t.Errorf("20 times are enough: %+v", few[0])
	}
	if none := FitTimes(nil, 2); none[0] != nil || none[1] != nil {
		t.Error("times of nobody")
	}
}

func TestFirstAnswers(t *testing.T) {
	items := deliveryBank()
	bank, err := NewBank("livraison", "1", items)
	if err != nil {
		t.Fatal(err)
	}
	l := new(log).say("c9", "b", 9000).add("test_started", nil)
	l.say("c1", "z", 4000).say("c1", "b", 4000) // changed to the right one: the first counts
	l.unknown("c2").say("c2", "b", 4000)
	l.say("c3", "", 100).say("c3", "b", 150) // cleared, then in no time
	l.say("s1", "recu", 4000)
	answers, err := bank.FirstAnswers(Finished, l.events)
	if err != nil {
		t.Fatal(err)
	}
	got := answers["comprehension"]
	for j, want := range []int8{0, 0, 1, -1, -1, -1, -1, -1, -1} {
		if got.Responses[j] != want {
			t.Errorf("c%d: %d, want %d", j+1, got.Responses[j], want)
		}
	}
	if got.Seconds[0] != 4 || got.Seconds[2] != 0 {
		t.Errorf("times %v", got.Seconds)
	}
	if graded := answers["spelling"]; graded.Responses[0] != 1 || graded.Rapid {
		t.Errorf("spelling: %+v", graded)
	}
	if got := len(bank.Measured()["spelling"][0].Credits); got != 3 {
		t.Errorf("%d categories", got)
	}
}
