package scoring

import "eva/scoring/irt"

// Difficulty places an item on the ability scale of a standard normal
// population, as its author supposes it until a calibration is published.
type Difficulty struct {
	B           float64 `json:"b"`           // the ability at which half of the answers are right
	A           float64 `json:"a,omitempty"` // slope; 0 reads as usualSlope
	Provisional bool    `json:"provisional,omitempty"`
}

// usualSlope is that of an item that was not calibrated. In surveys of adults
// scaled by Rasch's model, where every slope is 1, abilities spread by about
// 1.5 logits (PIAAC and its forerunners: 1.2 to 1.7); divided by that spread,
// so that they are standard normal as here, the slopes become 1.5.
const usualSlope = 1.5

// usualDifficulty is that of an item whose author gave none. For questions, it
// is the mean of the difficulties given for the skill in "livraison", and 0,
// the mean ability, for a skill that it does not have. Words
// are told from pseudo-words by nearly all adults: with these values, by 92 %
// and 85 % of answers; a pseudo-word is refused only after a full check, and
// is missed more often (Ferrand et al. 2010, Behavior Research Methods 42(2)).
func usualDifficulty(p *prepared) float64 {
	if p.Type == "word" {
		return map[string]float64{"word": -2, "not_word": -1.5}[p.right]
	}
	return map[string]float64{"comprehension": -0.9, "spelling": -0.4, "writing": -0.4, "numeracy": -0.1}[p.Skill]
}

// supposed makes the parameters of an item that was not calibrated.
//
// One that gives partial credit follows the partial credit model with all its
// steps at the difficulty, and shares the slope among them: full credit
// against none then has the odds of an item that is right or wrong.
func (p *prepared) supposed() (item CalibratedItem, provisional bool) {
	d := Difficulty{B: usualDifficulty(p), Provisional: true}
	if p.Difficulty != nil {
		d = *p.Difficulty
	}
	if d.A == 0 {
		d.A = usualSlope
	}
	item.Item = irt.Binary(p.ID, d.A, d.B)
	if steps := len(p.credits) - 1; steps > 1 {
		item.Item = irt.Item{Name: p.ID, Model: irt.GPCM, A: d.A / float64(steps)}
		for range steps {
			item.Thresholds = append(item.Thresholds, d.B)
		}
	}
	return item, d.Provisional
}

// calibrated finds the item among those of a calibration. One whose categories
// are not those of the key is not used: the key would not mean the same.
func (p *prepared) calibrated(c Calibration) (CalibratedItem, bool) {
	for _, item := range c.Items {
		if item.Name == p.ID && item.Categories() == len(p.credits) {
			return item, true
		}
	}
	return CalibratedItem{}, false
}
