package reports

import "eva/scoring"

// verdicts are what a change is, in words.
var verdicts = map[string]string{
	scoring.Progress:     "Progrès réel",
	scoring.Decline:      "Recul réel",
	scoring.Noise:        "Ne se distingue pas du hasard",
	scoring.Incomparable: "On ne peut pas le dire",
}

const (
	otherActivity = "other_activity"
	otherMode     = "other_mode"
)

// cautions are what to know before reading a change.
var cautions = map[string]string{
	scoring.OtherContent:     "Les questions n’étaient pas toutes les mêmes : le contenu a changé entre les deux.",
	scoring.OtherCalibration: "La difficulté des questions a été estimée à nouveau entre les deux.",
	scoring.OtherAlgorithm:   "Les règles de calcul ont changé entre les deux.",
	scoring.OtherNorm:        "L’étalonnage n’est pas le même : la place parmi les autres personnes ne se compare pas.",
	scoring.PartlySeen:       "Une partie des questions n’a pas été vue, au moins une fois.",
	scoring.RapidAnswers:     "Des réponses ont été très rapides, au moins une fois : elles peuvent être données au hasard.",
	scoring.NoError:          "La marge d’erreur de cette mesure n’est pas connue.",
	otherActivity:            "Mesurée dans deux activités différentes.",
	otherMode:                "Les questions étaient choisies au fur et à mesure une fois, et pas l’autre.",
}
