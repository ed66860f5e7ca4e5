package reports

// syntheses say the basic skills in one sentence; the one for a possible illiteracy stands apart, since the word
// is only for people known to have been schooled in France (ANLCI, 2003).
var syntheses = map[string]Synthesis{
	"need":         {Title: "Difficultés avec les compétences de base", Sentence: "Au moins une compétence de base est à construire. Une formation aux compétences de base est la première étape utile."},
	"between":      {Title: "Les bases sont là", Sentence: "Aucune compétence de base n’est à construire. Toutes ne sont pas solides, ou pas encore sûres."},
	"solid":        {Title: "Compétences de base solides", Sentence: "Rien dans cette évaluation n’indique de difficulté avec les compétences de base."},
	"undetermined": {Title: "Pas encore de conclusion", Sentence: "Les réponses ne suffisent pas pour conclure sur les compétences de base."},
	"":             {Title: "Pas encore de conclusion", Sentence: "L’évaluation n’est pas terminée, ou ne porte pas sur les compétences de base."},
}

// somewhereBelow is for when a difficulty is sure, and only how strong it is remains open.
var somewhereBelow = Synthesis{
	Title:    "Difficultés avec les compétences de base, à préciser",
	Sentence: "Au moins une compétence de base n’est pas solide. Il reste à voir si elle est à renforcer ou à construire.",
}

var illiteracyPossible = Synthesis{
	Title:    "Situation d’illettrisme possible",
	Sentence: "Les bases de l’écrit sont à construire, chez une personne scolarisée en France. Ce résultat est un signal, pas un diagnostic : parlez-en avec elle avant tout.",
}

var orientations = map[string]Orientation{
	"basic_training": {Title: "Formation aux compétences de base (OCB, CléA)"},
	"vocational":     {Title: "Formation à un métier, ou emploi"},
	"further":        {Title: "Compléter l’évaluation avant de décider"},
}

// nextSteps speak to the person.
var nextSteps = map[string][]string{
	"basic_training": {
		"Une formation peut vous aider à être plus à l’aise avec l’écrit ou les nombres.",
		"Elle se fait à votre rythme, en petit groupe.",
	},
	"vocational": {"Vous avez les bases pour une formation à un métier ou pour un emploi."},
	"further":    {"Quelques activités de plus aideront à choisir la suite."},
}

const talkToCounsellor = "Parlez de la suite avec la personne qui vous accompagne."

// notes explain a flag beside the level it goes with.
var notes = map[string]string{
	"partly_tested":  "Une partie des questions n’a pas été vue.",
	"unfinished":     "La mise en situation n’est pas allée au bout : aucun niveau n’est donné.",
	"unreadable_key": "Une question n’a pas pu être corrigée. Signalez-le à l’équipe nationale.",
}

// counted are the context metrics that are told as observations, in this order: one, many.
var counted = []struct{ metric, one, many string }{
	{"breaks", "1 pause demandée", "%d pauses demandées"},
	{"resumes", "reprise 1 fois après une sortie de la page", "reprise %d fois après une sortie de la page"},
	{"focus_losses", "page quittée 1 fois pour une autre fenêtre", "page quittée %d fois pour une autre fenêtre"},
	{"help", "aide ouverte 1 fois", "aide ouverte %d fois"},
	{"instruction_replays", "consigne réécoutée 1 fois", "consigne réécoutée %d fois"},
}

// questions are what a counsellor may ask when a flag stands. None of these flags changes a level.
var questions = []struct{ flag, question string }{
	{"rapid_answers", "Certaines réponses ont été très rapides. La personne se sentait-elle pressée, ou répondait-elle au hasard ?"},
	{"no_better_than_chance", "Les réponses sur les mots ressemblent à des réponses au hasard. La consigne était-elle claire ? La personne a-t-elle pu lire les mots ?"},
	{"unusual_pattern", "Des questions faciles sont ratées et d’autres, plus difficiles, réussies. La personne a-t-elle été interrompue, ou aidée sur certaines questions ?"},
	{"contradictory", "La personne a réussi le début des questions de lecture, puis peu des suivantes. A-t-elle été aidée au début, ou arrêtée par la fatigue ?"},
	{"long_break", "Il y a eu un long moment sans rien faire. La personne a-t-elle été dérangée, ou la tâche l’a-t-elle bloquée ?"},
	{"many_focus_losses", "La page a été quittée plusieurs fois. Y avait-il d’autres choses à faire en même temps ?"},
	{"instruction_replayed_often", "La consigne a été réécoutée plusieurs fois. Était-elle claire ? Le son était-il bon ?"},
	{"slower_tempo", "La personne a choisi un rythme plus lent. Un aménagement du même genre l’aiderait-il au travail ?"},
}

// accommodations are what a person asked the page for: the name of the setting, and its value where that matters.
var accommodations = map[string]string{
	"reduced_motion": "mouvements réduits",
	"tempo":          "rythme plus lent",
	"text_size":      "texte plus grand",
	"text":           "texte plus grand",
	"contrast":       "contraste renforcé",
	"transcript":     "message ou réponses lus au lieu d’être écoutés",
	"voice":          "consignes lues automatiquement à voix haute",
}

var months = []string{"", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
