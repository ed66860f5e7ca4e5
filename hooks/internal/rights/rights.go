// Package rights says who may do what, in words. The help page shows this table and hooks/rights_test.go tries each of its
// cells on the rules themselves: the table cannot promise what the rules refuse, nor hide what they allow.
package rights

// Scope is how far a right goes.
type Scope string

// The scopes, as the help page writes them.
const (
	Nobody    Scope = "Non"
	Self      Scope = "Son compte"
	Structure Scope = "Sa structure"
	Tree      Scope = "Ses structures"
	All       Scope = "Toutes"
)

// Right is one line of the table.
type Right struct {
	ID                          string // of its try in the tests
	Action                      string // French, in the infinitive
	Note                        string // what the cells are too short to say, or ""
	Counsellor, Admin, National Scope
}

// Group is a part of the table.
type Group struct {
	Title  string
	Rights []Right
}

// Table is every right, in the order in which people meet them.
var Table = []Group{
	{"Les personnes et leurs évaluations", []Right{
		{"read-evaluation", "Voir les personnes, leurs évaluations et leurs résultats", "", Structure, Tree, All},
		{"read-private", "Voir les évaluations de la campagne privée d’un collègue", "Sauf invitation de ce collègue.", Nobody, Tree, All},
		{"rename-person", "Corriger le nom d’une personne", "", Structure, Tree, All},
		{"follow-up", "Indiquer la suite donnée", "", Structure, Tree, All},
		{"merge-people", "Fusionner deux fiches de la même personne", "La trace reste, et cela se défait.", Structure, Tree, All},
		{"erase-person", "Effacer une personne, à sa demande", "Cela ne se défait pas.", Structure, Tree, All},
		{"delete-evaluation", "Supprimer une évaluation", "Un essai peut l’être.", Nobody, Nobody, All},
		{"change-result", "Changer une réponse, un résultat ou un niveau", "Un résultat se recalcule, il ne s’écrit pas.", Nobody, Nobody, Nobody},
	}},
	{"Les campagnes", []Right{
		{"create-campaign", "Créer une campagne", "", Structure, Tree, All},
		{"edit-campaign", "Modifier, fermer ou archiver une campagne", "", Structure, Tree, All},
		{"edit-private", "Modifier la campagne privée d’un collègue", "Sauf invitation de ce collègue.", Nobody, Tree, All},
		{"follow-live", "Suivre un groupe en direct", "Rien n’y dit ce qui est juste ou faux.", Structure, Tree, All},
		{"renew-code", "Donner un nouveau code de reprise", "", Structure, Tree, All},
		{"change-code", "Changer le code d’une campagne", "Il est sur des feuilles imprimées.", Nobody, Nobody, Nobody},
	}},
	{"L’équipe", []Right{
		{"read-team", "Voir ses collègues", "", Structure, Tree, All},
		{"invite-counsellor", "Inviter comme conseiller", "Invitée par un conseiller, la personne attend l’accord d’un administrateur.", Structure, Tree, All},
		{"invite-admin", "Inviter comme administrateur", "", Nobody, Tree, All},
		{"accept-member", "Accepter ou refuser une demande", "", Nobody, Tree, All},
		{"change-role", "Changer le rôle d’un collègue", "Le dernier administrateur reste administrateur.", Nobody, Tree, All},
		{"disable-member", "Désactiver ou réactiver un compte", "", Nobody, Tree, All},
		{"own-name", "Changer son nom", "", Self, Self, All},
	}},
	{"La structure", []Right{
		{"read-structure", "Voir la fiche de la structure", "", Structure, Tree, All},
		{"read-statistics", "Voir les statistiques de la structure", "", Structure, Tree, All},
		{"edit-structure", "Modifier son nom, son type, son code postal ou son SIRET", "", Nobody, Tree, All},
		{"create-child", "Créer une structure rattachée", "", Nobody, Tree, All},
		{"validate-structure", "Valider une nouvelle structure", "", Nobody, Nobody, All},
		{"move-structure", "Rattacher une structure à une autre", "", Nobody, Nobody, All},
	}},
	{"Le service", []Right{
		{"read-bank", "Voir les questions et leurs réponses justes", "", Nobody, Nobody, All},
		{"publish-norm", "Publier un étalonnage", "", Nobody, Nobody, All},
		{"edit-texts", "Écrire les textes légaux", "", Nobody, Nobody, All},
	}},
}
