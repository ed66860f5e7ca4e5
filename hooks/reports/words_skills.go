package reports

// wording is what is said of a scale. Levels are for the counsellor, Work for the person; their strengths have words of
// their own, in hooks/internal/strengths.
type wording struct {
	Group, Title, About string
	Levels              map[int]string
	Work                string
}

const (
	groupLiteracy = "Lire et écrire"
	groupNumeracy = "Compter et calculer"
	groupDigital  = "Numérique"
	groupMemory   = "Se souvenir"
	groupWays     = "Au travail"
)

var (
	basicSteps       = []string{"À construire", "À renforcer", "Solide"}
	transversalSteps = []string{"À soutenir", "En bonne voie", "Point fort"}
)

// basicScales and transversalScales are in the order of the report.
var (
	basicScales = []string{
		"literacy", "literacy_reading", "literacy_comprehension", "literacy_writing", "word_recognition", "comprehension", "spelling",
		"numeracy", "digital", "memory",
	}
	transversalScales = []string{"speed", "comparison", "attention", "organisation", "vigilance"}
)

var wordings = map[string]wording{
	"literacy": {
		Group: groupLiteracy, Title: "Lire et écrire, en tout", About: "L’ensemble des activités de lecture et d’écriture.",
		Levels: map[int]string{
			1: "Lire et écrire pour agir tous les jours demande encore beaucoup d’aide.",
			2: "Les écrits simples sont accessibles ; les textes plus longs restent fragiles.",
			3: "Les écrits de tous les jours et du travail ne posent pas de difficulté.",
		},
		Work: "Lire et écrire : s’entraîner un peu chaque semaine, sur des textes utiles.",
	},
	"literacy_reading": {
		Group: groupLiteracy, Title: "Lire des mots", About: "Reconnaître un mot écrit, et le relier à ce que l’on entend.",
		Levels: map[int]string{
			1: "Relier un mot écrit à ce que l’on entend est encore difficile.",
			2: "Les mots connus sont lus ; les mots longs ou proches se confondent parfois.",
			3: "Les mots sont lus sans difficulté.",
		},
		Work: "Lire des mots : s’entraîner à voix haute, sur des mots connus.",
	},
	"literacy_comprehension": {
		Group: groupLiteracy, Title: "Comprendre un texte", About: "Trouver une information, et comprendre ce qui n’est pas dit.",
		Levels: map[int]string{
			1: "Trouver une information dans un texte court est encore difficile.",
			2: "Les informations écrites telles quelles sont trouvées ; celles à déduire restent fragiles.",
			3: "Les textes sont compris, même quand il faut déduire.",
		},
		Work: "Comprendre un texte : s’entraîner à y chercher les informations.",
	},
	"literacy_writing": {
		Group: groupLiteracy, Title: "Écrire sous la dictée", About: "Écrire des mots de tous les jours, bien accordés.",
		Levels: map[int]string{
			1: "Écrire des mots courants est encore difficile.",
			2: "Les mots se lisent, avec des fautes.",
			3: "Les mots courants sont bien écrits et bien accordés.",
		},
		Work: "Écrire : s’entraîner sur les mots de tous les jours et leurs accords.",
	},
	"digital": {
		Group: groupDigital, Title: "Se servir du numérique", About: "Messages, dossiers, formulaires, recherche, mots de passe.",
		Levels: map[int]string{
			1: "Les démarches simples sur écran demandent encore de l’aide.",
			2: "Les gestes courants sont là ; certaines démarches restent difficiles.",
			3: "Les démarches courantes sur écran sont faites sans aide.",
		},
		Work: "Le numérique : s’entraîner sur les messages, les documents et les formulaires.",
	},
	"word_recognition": {
		Group: groupLiteracy, Title: "Reconnaître les mots", About: "Distinguer un vrai mot d’un mot inventé.",
		Levels: map[int]string{
			1: "Reconnaître un mot écrit demande encore beaucoup d’effort : toute lecture en est ralentie.",
			2: "Les mots courants sont reconnus ; les mots longs ou rares arrêtent la lecture.",
			3: "Les mots écrits sont reconnus sans peine : ce n’est pas un frein pour lire.",
		},
		Work: "Reconnaître les mots écrits : un peu d’entraînement rendra la lecture plus facile.",
	},
	"comprehension": {
		Group: groupLiteracy, Title: "Comprendre un écrit", About: "Trouver une information dans un document du travail et s’en servir.",
		Levels: map[int]string{
			1: "Trouver une information dans un document court est encore difficile.",
			2: "Les documents simples sont compris ; croiser deux informations reste fragile.",
			3: "Les documents courts du travail sont compris, même quand il faut croiser des informations.",
		},
		Work: "Lire des documents : s’entraîner à y trouver les informations utiles.",
	},
	"spelling": {
		Group: groupLiteracy, Title: "Écrire les mots", About: "Écrire des mots de tous les jours.",
		Levels: map[int]string{
			1: "Écrire des mots courants est encore difficile : un message peut ne pas être compris.",
			2: "L’écrit se comprend, avec des fautes sur des mots courants.",
			3: "Les mots courants sont bien écrits.",
		},
		Work: "Écrire : s’entraîner sur les mots de tous les jours.",
	},
	"numeracy": {
		Group: groupNumeracy, Title: "Calculer", About: "Lire des quantités, des prix, des horaires, et faire les calculs utiles.",
		Levels: map[int]string{
			1: "Les calculs de tous les jours sont encore difficiles.",
			2: "Les calculs simples sont justes ; ceux qui ont plusieurs étapes restent fragiles.",
			3: "Les calculs utiles au travail sont justes.",
		},
		Work: "Calculer : s’entraîner sur les quantités, les prix et les horaires.",
	},
	"memory": {
		Group: groupMemory, Title: "Se souvenir de ce que l’on a vu", About: "Retrouver de mémoire ce que l’on vient de lire ou d’entendre. Trois questions : un indice, qui ne compte dans aucun domaine.",
		Levels: map[int]string{
			1: "Peu de ce qui venait d’être lu ou entendu a été retrouvé.",
			2: "Une partie de ce qui venait d’être lu ou entendu a été retrouvée.",
			3: "Ce qui venait d’être lu ou entendu a été retrouvé.",
		},
		Work: "Se souvenir : noter ce qui compte au moment où on le lit.",
	},
	"speed": {
		Group: groupWays, Title: "Rapidité d’exécution", About: "Agir à temps quand le rythme est donné.",
		Levels: map[int]string{
			1: "Le rythme imposé a été difficile à suivre.",
			2: "Le rythme imposé est suivi la plupart du temps.",
			3: "Le rythme imposé est suivi sans rien laisser passer.",
		},
		Work: "Suivre un rythme rapide : cela vient avec l’habitude.",
	},
	"comparison": {
		Group: groupWays, Title: "Comparaison et tri", About: "Voir ce qui est conforme et ce qui ne l’est pas.",
		Levels: map[int]string{
			1: "Comparer au modèle a été difficile : plusieurs pièces ont été mal classées.",
			2: "La plupart des pièces sont bien classées.",
			3: "Les pièces sont bien classées : les différences sont vues.",
		},
		Work: "Comparer à un modèle : prendre l’habitude de vérifier chaque détail.",
	},
	"attention": {
		Group: groupWays, Title: "Attention et concentration", About: "Rester à ce que l’on fait, du début à la fin.",
		Levels: map[int]string{
			1: "Rester attentif du début à la fin a été difficile.",
			2: "L’attention tient la plupart du temps.",
			3: "L’attention tient du début à la fin.",
		},
		Work: "Rester attentif longtemps : faire des pauses aide.",
	},
	"organisation": {
		Group: groupWays, Title: "Organisation et méthode", About: "S’y prendre dans un ordre qui évite les oublis.",
		Levels: map[int]string{
			1: "Trouver une méthode a été difficile.",
			2: "Une méthode est là, avec des oublis.",
			3: "La méthode est claire et suivie.",
		},
		Work: "S’organiser : faire les choses dans le même ordre aide à ne rien oublier.",
	},
	"vigilance": {
		Group: groupWays, Title: "Vigilance et contrôle", About: "Voir ce qui ne va pas et vérifier son travail.",
		Levels: map[int]string{
			1: "Des anomalies sont restées sans réaction.",
			2: "La plupart des anomalies sont vues.",
			3: "Les anomalies sont vues et le travail est vérifié.",
		},
		Work: "Vérifier son travail : relire ou recompter avant de finir.",
	},
}
