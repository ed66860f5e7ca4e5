// Package strengths says what somebody did well, in words for that person: the same at the end of a passation, on the
// report and on paper.
package strengths

// Strength is one thing done well.
type Strength struct {
	Scale    string `json:"scale"`
	Title    string `json:"title"`
	Sentence string `json:"sentence"`
}

// all are plain, adult, and about what was seen.
var all = []Strength{
	{"literacy", "Lire et écrire", "Vous lisez et vous écrivez bien les textes du travail de tous les jours."},
	{"literacy_reading", "Lire des mots", "Vous lisez bien les mots."},
	{"literacy_comprehension", "Comprendre un texte", "Vous comprenez ce que vous lisez."},
	{"literacy_writing", "Écrire", "Vous écrivez bien les mots et leurs accords."},
	{"digital", "Se servir du numérique", "Vous vous débrouillez bien avec les écrans."},
	{"word_recognition", "Reconnaître les mots", "Vous reconnaissez bien les mots écrits."},
	{"comprehension", "Comprendre un écrit", "Vous trouvez les informations utiles dans un document."},
	{"spelling", "Écrire les mots", "Vous écrivez bien les mots de tous les jours."},
	{"numeracy", "Calculer", "Vous calculez juste dans les situations du travail."},
	{"memory", "Se souvenir", "Vous retenez bien ce que vous venez de voir."},
	{"speed", "Tenir le rythme", "Vous agissez à temps, même quand ça va vite."},
	{"comparison", "Comparer et trier", "Vous voyez les petites différences et vous triez bien."},
	{"attention", "Rester à ce que l’on fait", "Votre attention tient du début à la fin."},
	{"organisation", "S’organiser", "Vous travaillez avec méthode."},
	{"vigilance", "Vérifier son travail", "Vous repérez ce qui ne va pas et vous vérifiez."},
}

// Of finds the words for a scale; false for a scale that is nobody's strength, such as the synthesis.
func Of(scale string) (Strength, bool) {
	for _, s := range all {
		if s.Scale == scale {
			return s, true
		}
	}
	return Strength{}, false
}
