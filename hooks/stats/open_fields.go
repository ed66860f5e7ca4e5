package stats

import (
	"slices"
	"strings"

	"eva/hooks/stats/opendata"
)

// openFields are the columns of the file of an indicator, or of the file of all of them.
func openFields(i *Indicator) []opendata.Field {
	value := opendata.Field{
		Name: "valeur", Title: "Valeur", Kind: opendata.Number, Example: "62.5",
		Description: "Chiffre publié, dans l’unité de l’indicateur. Vide quand il est caché (voir statut_secret), ou quand il n’y a rien à mesurer.",
	}
	n := opendata.Field{Name: "effectif", Title: "Effectif", Kind: opendata.Integer, Example: "240", Description: "Nombre (n) sur lequel porte la valeur. Vide quand il est caché."}
	fields := slices.Clone(placeFields)
	if i == nil {
		fields = slices.Insert(fields, 1, opendata.Field{
			Name: "indicateur", Title: "Indicateur", Kind: opendata.Text, Required: true, Enum: indicatorIDs(), Example: "satisfaction",
			Description: "Identifiant de l’indicateur, défini dans indicateurs.csv.",
		})
	} else {
		value.Description = strings.ToUpper(i.Unit[:1]) + i.Unit[1:] + ". " + i.Formula + ". Vide quand le chiffre est caché (voir statut_secret), ou quand il n’y a rien à mesurer."
		if i.Unit == "%" {
			value.Description, value.Most = "En %. "+i.Formula+". Vide quand le chiffre est caché (voir statut_secret), ou quand il n’y a rien à mesurer.", 100
		}
		if i.decimals(i.valueName()) == 0 {
			value.Kind, value.Example = opendata.Integer, "240"
		}
		n.Description = "Nombre (n) sur lequel porte la valeur : " + i.Denominator + ". Vide quand il est caché."
		if i.ofStructures() || i.Measure == PerUser {
			n.Description += " Nombre exact."
		} else {
			n.Description += " Arrondi à 5 près."
		}
	}
	low := opendata.Field{Name: lowest.Name, Title: "Borne basse", Kind: opendata.Number, Most: value.Most, Example: "56.1"}
	low.Description = "Borne basse de l’intervalle de confiance à 95\u202f%, dans l’unité de la valeur. Vide quand l’indicateur n’en a pas, ou quand la valeur est vide."
	high := low
	high.Name, high.Title, high.Example = highest.Name, "Borne haute", "68.4"
	high.Description = strings.Replace(low.Description, "basse", "haute", 1)
	return append(fields, value, low, high,
		n, opendata.Field{
			Name: secrecyColumn, Title: "Statut de secret", Kind: opendata.Text, Required: true, Example: "diffusible",
			Enum:        []string{"diffusible", "secret_primaire", "secret_secondaire"},
			Description: "« diffusible » : publié. « secret_primaire » : caché, car il porte sur trop peu de personnes ou de structures. « secret_secondaire » : caché, car on en déduirait un autre.",
		})
}

func indicatorIDs() []string {
	ids := make([]string, len(Indicators))
	for n, i := range Indicators {
		ids[n] = i.ID
	}
	return ids
}

// placeFields say what a row is about.
var placeFields = []opendata.Field{
	{Name: "mois", Title: "Mois de publication", Kind: opendata.Month, Required: true, Example: "2026-10", Description: "Mois à la fin duquel le chiffre a été compté, une fois pour toutes."},
	{Name: "periode_debut", Title: "Début de la période", Kind: opendata.Month, Required: true, Example: "2025-11", Description: "Premier mois de la période mesurée."},
	{Name: "periode_fin", Title: "Fin de la période", Kind: opendata.Month, Required: true, Example: "2026-10", Description: "Dernier mois de la période mesurée. Il précède le mois de publication quand il faut attendre de connaître la suite d’une évaluation, ou quand trop peu de personnes sont entrées dans la période ou en sont sorties pour publier un nouveau chiffre."},
	{Name: "maille", Title: "Maille", Kind: opendata.Text, Required: true, Enum: []string{"pays", "region"}, Example: "region", Description: "Si la ligne est celle du pays ou d’une région."},
	{Name: "code_territoire", Title: "Code du territoire", Kind: opendata.Text, Required: true, Example: "53", Description: "Code officiel géographique de l’Insee d’une région, FR pour le pays, 00 quand la région n’est pas renseignée."},
	{Name: "territoire", Title: "Territoire", Kind: opendata.Text, Required: true, Example: "Bretagne", Description: "Nom du territoire."},
	{Name: "ligne", Title: "Ligne", Kind: opendata.Text, Required: true, Example: "ensemble", Description: "Identifiant de la ligne : « ensemble », ou ce par quoi l’indicateur est détaillé (mise en situation, type de structure, segment, suite donnée)."},
	{Name: "libelle", Title: "Libellé", Kind: opendata.Text, Required: true, Example: "Ensemble", Description: "Nom de la ligne."},
}

// dictionaryOf says what each column of each file is.
func dictionaryOf(tables []opendata.Table) opendata.Table {
	field := func(name, title, description string) opendata.Field {
		return opendata.Field{Name: name, Title: title, Description: description, Kind: opendata.Text, Required: true}
	}
	t := opendata.Table{
		Name: dictionary, Title: "Dictionnaire des colonnes", Key: []string{"fichier", "colonne"},
		Description: "Ce que veut dire chaque colonne de chaque fichier.",
		Fields: []opendata.Field{
			field("fichier", "Fichier", "Nom du fichier, sans son extension."), field("colonne", "Colonne", "Nom de la colonne."),
			field("titre", "Titre", "Nom de la colonne, en clair."), field("type", "Type", "Type de Table Schema : string, yearmonth, integer ou number."),
			field("definition", "Définition", "Ce que veut dire la colonne."),
		},
	}
	for _, of := range append(tables, definitions()) {
		for _, f := range of.Fields {
			t.Rows = append(t.Rows, []string{of.Name, f.Name, f.Title, string(f.Kind), f.Description})
		}
	}
	return t
}
