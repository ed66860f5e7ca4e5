package stats

import (
	"slices"

	"eva/hooks/internal/disclosure"
)

// Indicator is one thing that the public may know of the service. The table of them is the only place where they are
// defined: snapshots, page and files read it.
type Indicator struct {
	ID          string `json:"identifiant"` // of its snapshots and of its files
	Title       string `json:"titre"`
	Principle   string `json:"principe"` // of the matrice d’impact
	Definition  string `json:"definition"`
	Formula     string `json:"formule"`
	Unit        string `json:"unite"`
	Denominator string `json:"denominateur"` // what n counts
	Source      string `json:"source"`
	Goal        string `json:"cible"`
	Version     int    `json:"version_definition"` // goes up when the same records would give another figure

	Measure   Measure   `json:"-"`
	Monthly   bool      `json:"mensuel"`           // of one month; else of the twelve that end with it
	Lag       int       `json:"mois_d_attente"`    // months to wait until what follows an evaluation is known
	Rows      Dimension `json:"-"`                 // what a row of its table is, beside the whole
	Outside   string    `json:"-"`                 // SQL: what somebody has to say, for {:year}
	National  bool      `json:"national"`          // not by region
	Sensitive bool      `json:"donnees_sensibles"` // that all or none of a group are in is a secret too

	units string // SQL: structure, person, key, num, den of each unit that is counted
	span  int    // months of its period, where these are not the usual ones
	total bool   // only the whole, without its rows
	exact bool   // neither rounded nor hidden: for those who may read every record behind it
	local bool   // told to a structure of itself
}

// Measure says how a figure comes of the units.
type Measure int

// Measures.
const (
	Events   Measure = iota // how many
	Persons                 // how many different people
	Sites                   // how many different structures
	Share                   // num of den, each 0 or 1
	Mean                    // sum of num over den
	Median                  // of num
	PerSite                 // den for each structure
	Spread                  // den of each row, of all
	OfMarket                // structures, of what the deployment says there are
	PerUser                 // what the deployment says it costs, for each person of a month
	Estimate                // share of all, estimated from the structures that were drawn
)

// Dimension is what a row is.
type Dimension int

// Dimensions.
const (
	Alone Dimension = iota
	BySituation
	ByKind // of structure
	BySegment
	ByOutcome
	ByResult
)

// window is how many months a figure is about.
func (i Indicator) window() int {
	switch {
	case i.span > 0:
		return i.span
	case i.Monthly:
		return 1
	}
	return yearOfMonths
}

// rolls says whether its periods overlap: then who subtracts one from the next sees who came in and who went out.
func (i Indicator) rolls() bool {
	return !i.Monthly && i.span == 0 && !i.ofStructures() && i.Measure != PerUser && i.Measure != Estimate
}

// rule is what its figures must be large enough for.
func (i Indicator) rule() disclosure.Rule {
	switch {
	case i.Measure == Sites, i.Rows == BySegment, i.Measure == OfMarket:
		return disclosure.Rule{Least: disclosure.Structures}
	default:
		return disclosure.Rule{Least: disclosure.Persons, EmptyTell: i.Sensitive}
	}
}

// ofStructures says whether its numbers are of structures, which are published as they are.
func (i Indicator) ofStructures() bool { return i.rule().Least == disclosure.Structures }

// Basis says what is looked at: all, or a sample.
func (i Indicator) Basis() string {
	if i.Measure == Estimate {
		return "Échantillon de structures tirées au sort"
	}
	return "Tout le service, sans échantillon"
}

// Secrecy is its rule of suppression, in words.
func (i Indicator) Secrecy() string {
	switch {
	case i.exact:
		return "Aucun : ces chiffres sont ceux des dossiers que vous pouvez lire. Ils ne sont pas publiés."
	case i.Measure == PerUser:
		return "Aucun : le budget est public, et le nombre de personnes est celui qui est publié plus haut."
	case i.Measure == Estimate:
		return "Caché s’il porte sur 1 à 10 personnes, d’un côté ou de l’autre, ou s’il vient de 1 ou 2 structures ou d’une seule à plus de 85 %. Les nombres sont arrondis à 5 près."
	case i.ofStructures():
		return "Caché s’il porte sur 1 ou 2 structures, ou si un autre chiffre caché s’en déduirait."
	case i.Sensitive:
		return "Caché s’il porte sur moins de 11 personnes, d’un côté ou de l’autre, même aucune ; par région ou type de structure, s’il vient de 1 ou 2 structures ou d’une seule à plus de 85 % ; ou si un autre chiffre caché s’en déduirait. " + renewal
	case i.Monthly:
		return "Caché s’il porte sur 1 à 10 personnes ; par région, s’il vient de 1 ou 2 structures ou d’une seule à plus de 85 % ; ou si un autre chiffre caché s’en déduirait. Les nombres sont arrondis à 5 près."
	}
	return "Caché s’il porte sur 1 à 10 personnes, d’un côté ou de l’autre ; par région, s’il vient de 1 ou 2 structures ou d’une seule à plus de 85 % ; ou si un autre chiffre caché s’en déduirait. " + renewal
}

// renewal is how often the figure of a period that overlaps the one before is published anew.
const renewal = "Une ligne n’est renouvelée que si la différence avec la précédente porte sur 11 personnes au moins ; sinon la précédente reste. Les nombres sont arrondis à 5 près."

// label names a row. Rows with a parent are parts of it.
type label struct{ key, text, parent string }

// labels are the rows of a dimension in the order of the page; situations are read from the bank.
var labels = map[Dimension][]label{
	ByResult: {
		{"entered", "En formation ou en emploi", ""},
		{"entered_training_started", "dont formation commencée", "entered"}, {"entered_training_ended", "dont formation terminée", "entered"},
		{"entered_job", "dont emploi", "entered"},
		{"other", "Autre situation", ""}, {"lost_sight", "Personne perdue de vue", ""},
	},
	BySegment: {
		{"sans_campagne", "Sans campagne", ""}, {"sans_evaluation", "Avec campagne, sans évaluation", ""},
		{"non_activees", "Non activées : 1 à 3 évaluations", ""}, {"activees", "Activées : plus de 3 évaluations", ""},
		{"actives", "dont actives : dernière il y a moins de 2 mois", "activees"},
		{"inactives", "dont inactives : dernière il y a 2 à 6 mois", "activees"},
		{"abandonnistes", "dont perdues : dernière il y a plus de 6 mois", "activees"},
	},
	ByOutcome: {
		{"yes", "Orientées", ""},
		{"yes_basic_skills_training", "dont formation aux compétences de base", "yes"},
		{"yes_vocational_training", "dont formation à un métier", "yes"}, {"yes_remobilisation", "dont remobilisation", "yes"},
		{"yes_barriers_lifted", "dont levée de freins", "yes"}, {"yes_unspecified", "dont autre, ou pas encore connu", "yes"},
		{"no", "Non orientées", ""},
		{"no_no_training_offer", "dont pas d’offre de formation", "no"}, {"no_offer_out_of_reach", "dont offre hors de portée", "no"},
		{"no_barriers", "dont freins à lever d’abord", "no"}, {"no_support_needed", "dont accompagnement nécessaire", "no"},
		{"no_unspecified", "dont autre, ou pas encore connu", "no"},
	},
	ByKind: {
		{"mission_locale", "Mission locale", ""}, {"france_travail", "France Travail", ""}, {"cap_emploi", "Cap emploi", ""},
		{"siae", "Insertion par l’activité économique", ""}, {"organisme_formation", "Organisme de formation", ""},
		{"greta", "Greta", ""}, {"afpa", "Afpa", ""}, {"apprentissage", "Apprentissage", ""},
		{"e2c", "École de la deuxième chance", ""}, {"epide", "Épide", ""}, {"cria", "Centre ressources illettrisme", ""},
		{"service_insertion_collectivite", "Service d’insertion d’une collectivité", ""},
		{"pjj", "Protection judiciaire de la jeunesse", ""}, {"sma", "Service militaire adapté", ""},
		{"smv", "Service militaire volontaire", ""}, {"orientation_scolaire", "Orientation scolaire", ""},
		{"etablissement_public_sante", "Établissement public de santé", ""}, {"association", "Association", ""},
		{"entreprise", "Entreprise", ""}, {"autre", "Autre", ""},
	},
}

// regions are those of Insee's geographic code, in the order of the page.
var regions = []label{
	{"84", "Auvergne-Rhône-Alpes", ""}, {"27", "Bourgogne-Franche-Comté", ""}, {"53", "Bretagne", ""},
	{"24", "Centre-Val de Loire", ""}, {"94", "Corse", ""}, {"44", "Grand Est", ""}, {"01", "Guadeloupe", ""},
	{"03", "Guyane", ""}, {"32", "Hauts-de-France", ""}, {"11", "Île-de-France", ""}, {"04", "La Réunion", ""},
	{"02", "Martinique", ""}, {"06", "Mayotte", ""}, {"28", "Normandie", ""}, {"75", "Nouvelle-Aquitaine", ""},
	{"76", "Occitanie", ""}, {"52", "Pays de la Loire", ""}, {"93", "Provence-Alpes-Côte d’Azur", ""},
	{elsewhere, "Région non renseignée", ""},
}

// elsewhere is the place of structures whose postcode is not known, or beyond the regions.
const elsewhere = "00"

func find(list []label, key string) (label, bool) {
	i := slices.IndexFunc(list, func(l label) bool { return l.key == key })
	if i < 0 {
		return label{}, false
	}
	return list[i], true
}
