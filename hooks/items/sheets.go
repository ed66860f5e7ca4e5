package items

// The sheets of a workbook for authors: French headers, one row a question; what no column says stands in the last one, in
// JSON, so that a workbook holds all that a file does.

const (
	guideSheet     = "Lisez-moi"
	situationSheet = "Situation"
	textSheet      = "Textes"
	itemSheet      = "Items"
	optionSheet    = "Options"
	trainingSheet  = "Entraînement"
	planSheet      = "Plan"

	restTitle = "Autres champs (JSON)"
)

var guide = []string{
	"Ce classeur contient toute une mise en situation : textes, questions, réponses et clés. Il est secret : ne l’envoyez à personne qui passera l’évaluation.",
	"Feuille « Situation » : le titre, la durée et les réglages. Feuille « Textes » : une phrase par ligne, dans l’ordre.",
	"Feuilles « Items » et « Entraînement » : une question par ligne, dans l’ordre. La colonne « Code » nomme la question : ne la changez pas, les résultats s’y rattachent.",
	"Feuille « Options » : une réponse proposée par ligne. La colonne « Question » reprend le code de la question. Sorte : options, steps, zones, items, bars, ou « retour » (ce que l’entraînement répond).",
	"« Bonne réponse » : le code de l’option juste ; plusieurs codes sont séparés par une espace. « Réponses acceptées » : une par ligne, sous la forme « journaux = 1 » ; « 0,75 » pour une réponse presque juste.",
	"Feuille « Plan » : ce qui suit chaque module. La première ligne dont la condition est vraie l’emporte. Sans condition : toujours.",
	"Laissez une case vide pour ne rien dire. Oui ou non : écrivez « oui » ou « non ». La colonne « " + restTitle + " » garde ce qui n’a pas de colonne : ne la changez que si vous savez écrire du JSON.",
	"Une apostrophe au début d’un texte (« '=… ») empêche le tableur d’y voir une formule : laissez-la.",
	"Limites : 10 000 lignes par feuille, 20 Mo par fichier. Si une seule ligne est fausse, rien n’est enregistré, et la liste des erreurs nomme la feuille, la ligne et le champ.",
}

var situationColumns = []column{
	{"Mise en situation (nom technique)", "situation", text, 0},
	{"Version du fichier", "version", number, 0},
	{"Titre", "title", text, 0},
	{"Description, pour les conseillers", "description", text, 0},
	{"Durée, en minutes", "minutes", number, 0},
	{"Ordre dans les listes", "position", number, 0},
}

var itemColumns = []column{
	{"Code", "id", text, 8}, {"Type", "type", text, 14}, {"Facultative", "optional", flag, 10},
	{"Module", "module", text, 12}, {"Forme", "form", text, 7}, {"Famille", "family", text, 14},
	{"Rattrapage", "catch_up", flag, 10}, {"Critère", "criterion", text, 8}, {"Compétence", "skill", text, 16},
	{"Points", "points", number, 7}, {"Difficulté", "difficulty.b", number, 9}, {"Difficulté provisoire", "difficulty.provisional", flag, 10},
	{"Question", "stimulus.question", text, 50}, {"Indication", "stimulus.hint", text, 30}, {"Voix", "stimulus.voice", text, 50},
	{"Sans voix", "stimulus.no_voice", flag, 8}, {"Coup de pouce", "stimulus.help", text, 30},
	{"Image", "stimulus.picture", text, 14}, {"Description de l’image", "stimulus.alt", text, 40}, {"Scène", "stimulus.scene", text, 14},
	{"Document : sorte", "stimulus.document.kind", text, 12}, {"Document : titre", "stimulus.document.title", text, 24},
	{"Document : texte", "stimulus.document.text", lines, 40}, {"Document : liste", "stimulus.document.list", lines, 40},
	{"Document : fin", "stimulus.document.foot", text, 24}, {"Document : sans voix", "stimulus.document.no_voice", flag, 8},
	{"Mot", "stimulus.text", text, 16}, {"Texte", "stimulus.text", lines, 40},
	{"Avant le blanc", "stimulus.before", text, 30}, {"Après le blanc", "stimulus.after", text, 30}, {"Dictée", "stimulus.dictated", text, 16},
	{"Libellé", "stimulus.label", text, 20}, {"Unité", "stimulus.unit", text, 8}, {"Longueur", "stimulus.longest", number, 8},
	{"Nombre de choix", "stimulus.pick", number, 8}, {"Ordre fixe", "stimulus.fixed", flag, 8}, {"Réponses entendues", "stimulus.spoken", flag, 8},
	{"Bonne réponse", "key.right", text, 14}, {"Réponses acceptées", "key.grades", grades, 30}, {"États acceptés", "key.any", lines, 30},
}

var optionColumns = []column{
	{"Code de la réponse", "id", text, 12}, {"Texte", "text", text, 50}, {"Nom", "name", text, 24}, {"Compris", "understood", flag, 9},
	{"Image", "picture", text, 14}, {"Description de l’image", "alt", text, 30}, {"Voix", "voice", text, 40}, {"Valeur", "value", number, 9},
	{"Gauche (%)", "x", number, 9}, {"Haut (%)", "y", number, 9}, {"Largeur (%)", "w", number, 9}, {"Hauteur (%)", "h", number, 9},
}

const (
	questionTitle = "Question"
	sortTitle     = "Sorte"
	feedbackSort  = "retour"
	keyTitle      = "Clé"
	sentenceTitle = "Phrase"
	fieldTitle    = "Champ"
	valueTitle    = "Valeur"
)

// optionLists are the lists of a stimulus whose members have a code.
var optionLists = []string{"options", "steps", "zones", "items", "bars"}

var planColumns = []column{
	{"Points d’au moins", "at_least", number, 10}, {"Part des points d’au moins", "at_least_share", number, 10}, {"Points de plus de", "above", number, 10},
	{"Module suivant", "to", text, 16},
}

const (
	moduleTitle     = "Module"
	startTitle      = "Départ"
	catchUpTitle    = "Avec rattrapage"
	ofModuleTitle   = "Champs du module (JSON)"
	planSettingsRow = "(réglages du plan)"
)
