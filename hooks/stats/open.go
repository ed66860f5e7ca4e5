package stats

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
	"eva/hooks/stats/opendata"
)

// The open data: every published figure as files, one set an indicator and one with all of them. They hold what the pages
// show, and nothing else.

// Names of the files that are not those of one indicator.
const (
	allFigures = "indicateurs-mensuels"
	dictionary = "dictionnaire"
)

// openPackage is all that is published, ready to be written; false when nothing is published yet.
func openPackage(ctx context.Context, app core.App) (opendata.Package, bool, error) {
	s, err := openShelf(ctx, app)
	if err != nil || len(s.months) == 0 {
		return opendata.Package{}, false, err
	}
	figures, err := Published(ctx, app)
	if err != nil {
		return opendata.Package{}, false, err
	}
	deployment, err := page.Current(app)
	if err != nil {
		return opendata.Package{}, false, err
	}
	p := opendata.Package{
		Name: "statistiques-eva", Title: deployment.ServiceName + " : indicateurs mensuels d’usage, de satisfaction et d’effet",
		Description: "Indicateurs publics du service " + deployment.ServiceName + ", qui évalue les compétences de base et transversales de personnes accompagnées vers l’emploi : " +
			"un fichier par indicateur, pour la France et par région. Les chiffres qui portent sur trop peu de personnes ou de structures sont cachés, les autres sont arrondis.",
		Keywords: []string{"compétences de base", "emploi", "formation", "illettrisme", "insertion", "statistiques"},
		Address:  strings.TrimSuffix(app.Settings().Meta.AppURL, "/"), Publisher: publisherOf(deployment), Contact: deployment.Contact(),
		Updated: Report{shelf: s}.counted(), First: s.months[len(s.months)-1].String(), Last: s.months[0].String(),
	}
	if s.demo {
		p.Description = "Données de démonstration, fictives. " + p.Description
	}
	p.Tables = openTables(figures, s)
	return p, true, nil
}

func publisherOf(d page.Deployment) string {
	if d.PublisherName != "" {
		return d.PublisherName
	}
	return "Organisme qui exploite " + d.ServiceName
}

// openTables are the figures of all indicators, those of each, and what their columns mean.
func openTables(figures []Figure, s shelf) []opendata.Table {
	all := opendata.Table{
		Name: allFigures, Title: "Tous les indicateurs", Fields: openFields(nil),
		Description: "Tous les indicateurs publiés, pour la France et par région : une ligne par indicateur, mois, territoire et ligne.",
		Key:         []string{"mois", "indicateur", "code_territoire", "ligne"},
	}
	tables := make([]opendata.Table, len(Indicators))
	for n, i := range Indicators {
		tables[n] = opendata.Table{
			Name: i.ID, Title: i.Title, Description: i.Definition, Fields: openFields(&i), Key: []string{"mois", "code_territoire", "ligne"},
		}
		for _, f := range figures {
			if f.Indicator == i.ID {
				row := i.openRow(f, s)
				tables[n].Rows = append(tables[n].Rows, slices.Delete(slices.Clone(row), 1, 2))
				all.Rows = append(all.Rows, row)
			}
		}
	}
	slices.SortStableFunc(all.Rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	tables = append([]opendata.Table{all}, tables...)
	return append(tables, definitions(), dictionaryOf(tables))
}

// openRow writes a figure: mois, indicateur, periode_debut, periode_fin, maille, code_territoire, territoire, ligne, libelle,
// valeur, ic95_bas, ic95_haut, effectif, statut_secret.
func (i Indicator) openRow(f Figure, s shelf) []string {
	last, _ := parseMonth(f.Month) // it was written by a month
	grain, code, name := "pays", "FR", "France"
	if region, ok := strings.CutPrefix(f.Territory, "region-"); ok {
		l, _ := find(regions, region)
		grain, code, name = "region", region, l.text
	}
	key, text := "ensemble", "Ensemble"
	if f.Row != "" {
		key, text = f.Row, i.rowLabel(f.Row, s)
	}
	return []string{
		f.Edition, i.ID, (last - month(f.Months) + 1).String(), f.Month, grain, code, name, key, text,
		openNumber(f.Value, i.decimals(i.valueName())), openNumber(f.Low, i.decimals(lowest.Name)), openNumber(f.High, i.decimals(highest.Name)),
		openNumber(f.N, 0), f.Status,
	}
}

// rowLabel is the name of a row of the table of an indicator.
func (i Indicator) rowLabel(key string, s shelf) string {
	list := labels[i.Rows]
	if i.Rows == BySituation {
		list = s.titles
	}
	if l, ok := find(list, key); ok {
		return l.text
	}
	return key
}

// valueName is the column of its value on the page.
func (i Indicator) valueName() string {
	if i.Monthly {
		return columns[i.Measure][0].Name
	}
	return meanings[i.Measure].value
}

// decimals of a column, as the page writes it; 0 when it has none of that name.
func (i Indicator) decimals(name string) int {
	for _, c := range columns[i.Measure] {
		if c.Name == name {
			return c.Decimals
		}
	}
	return 0
}

func openNumber(value *float64, decimals int) string {
	if value == nil {
		return ""
	}
	return strconv.FormatFloat(*value, 'f', decimals, 64)
}

// definitions is the table of indicators as a file.
func definitions() opendata.Table {
	t := opendata.Table{
		Name: "indicateurs", Title: "Définition des indicateurs", Key: []string{"indicateur"},
		Description: "Ce que chaque indicateur compte, comment, et quand il est caché.",
	}
	for _, c := range definitionColumns {
		t.Fields = append(t.Fields, opendata.Field{Name: c.name, Title: c.title, Description: c.description, Kind: c.kind, Required: true})
	}
	for _, i := range Indicators {
		row := make([]string, len(definitionColumns))
		for n, c := range definitionColumns {
			row[n] = c.of(i)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

var definitionColumns = []struct {
	name, title, description string
	kind                     opendata.Kind
	of                       func(Indicator) string
}{
	{"indicateur", "Indicateur", "Identifiant, qui est aussi le nom de ses fichiers.", opendata.Text, func(i Indicator) string { return i.ID }},
	{"titre", "Titre", "Nom de l’indicateur.", opendata.Text, func(i Indicator) string { return i.Title }},
	{"principe", "Principe", "Principe de la matrice d’impact auquel il répond.", opendata.Text, func(i Indicator) string { return i.Principle }},
	{"definition", "Définition", "Ce qui est compté.", opendata.Text, func(i Indicator) string { return i.Definition }},
	{"formule", "Formule", "Calcul de la valeur.", opendata.Text, func(i Indicator) string { return i.Formula }},
	{"unite", "Unité", "Unité de la valeur.", opendata.Text, func(i Indicator) string { return i.Unit }},
	{"denominateur", "Effectif", "Ce que compte la colonne « effectif ».", opendata.Text, func(i Indicator) string { return i.Denominator }},
	{"source", "Source", "D’où viennent les données.", opendata.Text, func(i Indicator) string { return i.Source }},
	{"cible", "Cible", "Valeur visée.", opendata.Text, func(i Indicator) string { return i.Goal }},
	{"regle_de_secret", "Règle de secret", "Quand un chiffre est caché.", opendata.Text, Indicator.Secrecy},
	{"periode_en_mois", "Période", "Nombre de mois de la période : 1 ou 12.", opendata.Integer, func(i Indicator) string { return strconv.Itoa(i.window()) }},
	{"mois_d_attente", "Attente", "Nombre de mois entre la fin de la période et la publication.", opendata.Integer, func(i Indicator) string { return strconv.Itoa(i.Lag) }},
	{"version_definition", "Version", "Numéro de la définition. Il augmente quand le même relevé donnerait un autre chiffre.", opendata.Integer, func(i Indicator) string { return fmt.Sprint(i.Version) }},
}
