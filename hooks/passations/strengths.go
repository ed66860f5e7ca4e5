package passations

import "eva/scoring"

const maxStrengths = 3

// Strength is one thing that a person did well, in words for that person.
type Strength struct {
	Scale    string `json:"scale"`
	Title    string `json:"title"`
	Sentence string `json:"sentence"`
}

// strengths says each scale to the person who was assessed: plain, adult, about what was seen and nothing else.
var strengths = []Strength{
	{"literacy", "Lire et écrire", "Vous lisez et vous écrivez avec aisance les textes du travail de tous les jours."},
	{"numeracy", "Calculer", "Vous trouvez le bon calcul dans une situation de travail."},
	{"attention", "Rester attentif", "Vous restez attentif du début à la fin, sans laisser passer de détail."},
	{"comparison", "Comparer et trier", "Vous voyez vite ce qui est pareil et ce qui est différent."},
	{"speed", "Tenir le rythme", "Vous suivez un rythme soutenu."},
	{"organisation", "S’organiser", "Vous avancez avec méthode."},
	{"vigilance", "Vérifier son travail", "Vous contrôlez votre travail avant de le rendre."},
}

// strengthsOf picks the best of the global results.
func strengthsOf(results []scoring.Result) []Strength {
	picked := []Strength{}
	for _, scale := range scoring.Strengths(results) {
		for _, s := range strengths {
			if s.Scale == scale && len(picked) < maxStrengths {
				picked = append(picked, s)
			}
		}
	}
	return picked
}
