package exports

// What codes are called in files: as pb_public/conseil/labels.js calls them on screen.
var (
	kinds        = map[string]string{"real": "Réelle", "test": "Essai", "demo": "Démonstration"}
	states       = map[string]string{"started": "En cours", "finished": "Terminée", "abandoned": "Arrêtée"}
	company      = map[string]string{"alone": "Seule", "accompanied": "Accompagnée"}
	needs        = map[string]string{"need": "À construire", "between": "Bases présentes", "solid": "Solides", "undetermined": "À confirmer"}
	orientations = map[string]string{"yes": "Orientée", "no": "Pas encore orientée"}
	completeness = map[string]string{
		"complete": "Tout", "incomplete": "Une partie", "basic_incomplete": "Manque des compétences de base",
		"transversal_incomplete": "Manque des compétences transversales",
	}
	programmes = map[string]string{
		"diagnosis": "Diagnostic", "positioning": "Positionnement", "digital": "Numérique", "complete": "Parcours complet",
		"basic": "Compétences de base", "transversal": "Compétences transversales", "custom": "À la carte",
	}
	remediations = map[string]string{
		"basic_skills_training": "Formation aux compétences de base", "vocational_training": "Formation à un métier",
		"remobilisation": "Dispositif de remobilisation", "barriers_lifted": "Aide à lever des freins", "unspecified": "Autre, ou pas encore connu",
	}
	difficulties = map[string]string{
		"no_training_offer": "Aucune offre de formation", "offer_out_of_reach": "Offre de formation inaccessible", "barriers": "Freins de la personne",
		"support_needed": "Un accompagnement est d’abord nécessaire", "unspecified": "Autre, ou pas encore connu",
	}
	outcomes = map[string]string{
		"training_started": "Formation commencée", "training_ended": "Formation terminée", "job": "Emploi", "other": "Autre",
		"lost_sight": "Perdue de vue",
	}
)

// said is the word of a code; one that a later version added stays readable.
func said(words map[string]string, code string) string {
	if word, known := words[code]; known {
		return word
	}
	return code
}
