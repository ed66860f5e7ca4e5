package exports

import (
	"strings"
	"time"

	"github.com/pocketbase/pocketbase/tools/types"
)

// column of a file. Its value is a text, an int, a float64 or a time.Time; nil leaves the cell empty.
type column struct {
	title, help string
	width       int // characters
	value       func(l *line) any
}

// columns are those of both files, in order.
var columns = append(append([]column{
	{"Structure", "Structure qui accompagne la personne.", 28, func(l *line) any { return l.Structure }},
	{"Campagne", "Nom de la campagne.", 24, func(l *line) any { return l.Campaign }},
	{"Code de la campagne", "Code donné aux personnes pour entrer.", 12, func(l *line) any { return l.CampaignCode }},
	{"Programme", "Programme choisi à la création de la campagne.", 16, func(l *line) any { return said(programmes, l.Programme) }},
	{"Personne", "Nom ou pseudonyme, comme la personne l’a écrit.", 24, func(l *line) any { return l.Name }},
	{"Code personnel", "Code à redonner pour une nouvelle évaluation : il relie les évaluations d’une même personne.", 14, func(l *line) any { return l.Code }},
	{"Tentative", "Rang de cette évaluation parmi celles de la personne : 1 pour la première. Toutes les tentatives sont dans ce fichier.", 9, func(l *line) any { return l.Attempt }},
	{"Type", "Réelle, essai d’un conseiller ou démonstration. Seules les réelles comptent dans les statistiques.", 14, func(l *line) any { return said(kinds, l.Kind) }},
	{"État", "En cours, terminée, ou arrêtée avant la fin.", 10, func(l *line) any { return said(states, l.State) }},
	{"Passation", "Seule, ou accompagnée par quelqu’un.", 14, func(l *line) any { return said(company, l.Accompanied) }},
	{"Début", "Début, à l’heure de Paris.", 17, func(l *line) any { return moment(l.StartedAt) }},
	{"Fin", "Fin, à l’heure de Paris. Vide si l’évaluation n’est pas terminée.", 17, func(l *line) any { return moment(l.FinishedAt) }},
	{"Dernière activité", "Dernier signe de vie, à l’heure de Paris.", 17, func(l *line) any { return moment(l.LastSeenAt) }},
	{"Passée jusqu’au bout", "Ce qui a été passé jusqu’au bout : tout, ou une partie.", 18, func(l *line) any { return said(completeness, l.Completeness) }},
	{"Compétences de base", "Synthèse : à construire, bases présentes, solides, ou à confirmer.", 18, func(l *line) any { return said(needs, l.Synthesis) }},
}, levelColumns()...), append(followUpColumns(), []column{
	{"Facile à utiliser", "Réponse de la personne, de 1 à 5. Vide : pas de réponse.", 10, func(l *line) any { return rating(l.Ease) }},
	{"Utile", "Réponse de la personne, de 1 à 5. Vide : pas de réponse.", 10, func(l *line) any { return rating(l.Help) }},
	{"Versions des questions", "Contenu joué, par mise en situation : nom/version.", 30, func(l *line) any { return l.versions.banks }},
	{"Version des règles", "Version des règles de calcul.", 10, func(l *line) any { return l.versions.algorithm }},
	{"Version de l’étalonnage", "Étalonnage utilisé. Vide : aucun niveau n’en dépend.", 14, func(l *line) any { return l.versions.norm }},
	{"Calculé le", "Date du dernier calcul, à l’heure de Paris.", 17, func(l *line) any { return moment(l.versions.computedAt) }},
	{"Identifiant", "Identifiant de l’évaluation dans Eva.", 17, func(l *line) any { return l.ID }},
}...)...)

// scales of a whole evaluation, as the report calls them and their levels.
var scales = []struct{ name, title, levels string }{
	{"literacy", "Lire et écrire", basicLevels}, {"numeracy", "Compter et calculer", basicLevels}, {"digital", "Numérique", basicLevels},
	{"speed", "Rapidité", transversalLevels}, {"comparison", "Comparaison", transversalLevels}, {"attention", "Attention", transversalLevels},
	{"organisation", "Organisation", transversalLevels}, {"vigilance", "Vigilance", transversalLevels},
}

const (
	basicLevels       = "À construire,À renforcer,Solide"
	transversalLevels = "À soutenir,En bonne voie,Point fort"
)

// levelColumns are the level of each scale, how sure it is, and on how many answers it rests.
func levelColumns() []column {
	var all []column
	for _, s := range scales {
		all = append(all,
			column{s.title, "Niveau, du plus bas au plus haut : " + strings.ReplaceAll(s.levels, ",", ", ") + ". Vide : pas testé.", 18,
				func(l *line) any { return levelOf(l.level(s.name), s.levels) }},
			column{s.title + " : certitude", "Presque certain (95 chances sur 100 ou plus), probable, à confirmer, ou observé sans probabilité.", 16,
				func(l *line) any {
					if strings.Contains(l.level(s.name), "-") {
						return "À confirmer"
					}
					return l.results[s.name].certainty()
				}},
			column{s.title + " : probabilité", "Probabilité que la personne soit à ce niveau, de 0 à 1.", 12,
				func(l *line) any {
					if r := l.results[s.name]; r.chance.Valid {
						return r.chance.Float64
					}
					return nil
				}},
			column{s.title + " : questions", "Nombre de réponses derrière ce niveau.", 10,
				func(l *line) any {
					if r := l.results[s.name]; r.items > 0 {
						return r.items
					}
					return nil
				}})
	}
	return all
}

// levelOf is the word of a level, or those that it is between.
func levelOf(level, levels string) any {
	names := strings.Split(levels, ",")
	name := func(level string) string {
		if len(level) == 1 && level[0] >= '1' && int(level[0]-'1') < len(names) {
			return names[level[0]-'1']
		}
		return level
	}
	if low, high, between := strings.Cut(level, "-"); between {
		return "Entre « " + name(low) + " » et « " + name(high) + " »"
	}
	return name(level)
}

// followUpColumns are what was answered at each step.
func followUpColumns() []column {
	var all []column
	for _, s := range steps {
		of := func(value func(a answer) any) func(l *line) any {
			return func(l *line) any {
				for _, a := range l.Answers {
					if a.Step == s.name {
						return value(a)
					}
				}
				return nil
			}
		}
		all = append(all,
			column{"Suite " + s.title, "La personne a-t-elle pu être orientée ?", 14, of(func(a answer) any { return said(orientations, a.Oriented) })},
			column{"Suite " + s.title + " : précision", "Vers quoi, ou pourquoi pas.", 24, of(func(a answer) any {
				return said(remediations, a.Remediation) + said(difficulties, a.Difficulty)
			})})
		if s.outcome {
			all = append(all, column{"Suite " + s.title + " : résultat", "Ce que la personne est devenue.", 20, of(func(a answer) any { return said(outcomes, a.Outcome) })})
		}
		all = append(all, column{"Suite " + s.title + " : répondu le", "Date de la réponse, à l’heure de Paris.", 17, of(func(a answer) any { return moment(a.AnsweredAt) })})
	}
	return all
}

func rating(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func moment(stored string) any {
	t, err := time.ParseInLocation(types.DefaultDateLayout, stored, time.UTC)
	if err != nil {
		return nil
	}
	return t.In(paris()).Truncate(time.Minute)
}
