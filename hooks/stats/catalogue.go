package stats

// Sources of the figures.
const (
	evaluationsSource = "Évaluations enregistrées par le service"
	answersSource     = "Réponses, facultatives, données à la fin de l’évaluation"
	actionSource      = "Synthèse des évaluations, et suites renseignées par les conseillers tout de suite, à 3 mois et à 6 mois"
	resultSource      = "Synthèse des évaluations, et ce que les conseillers disent des personnes à 3 mois et à 6 mois"
	sampleSource      = "Structures tirées au sort : synthèse des évaluations, et ce que les conseillers disent des personnes à 3 mois et à 6 mois"
	noGoal            = "Pas encore fixée"
)

// Principles of the matrice d’impact.
const (
	usable, used, useful, impactful, efficient = "Utilisable", "Utilisé", "Utile", "Impact", "Efficient"
)

const anAction = "Une évaluation montre un besoin quand sa synthèse est « une compétence de base est à construire »."

const lostCounts = "Une personne perdue de vue compte comme non entrée : le chiffre est prudent. L’intervalle de confiance à 95 % est celui de Wilson."

const drawnAtRandom = "Environ cent structures sont tirées au sort au début de la période, par type, région et taille ; chacune compte autant de fois qu’elle représente de structures. L’intervalle à 95 % tient compte du tirage. Quand toutes les structures sont tirées, il n’y a plus de hasard de tirage, et l’intervalle se réduit au chiffre."

// Indicators are what is published, in order. A figure that another one is made of comes first.
var Indicators = []Indicator{
	{
		ID: "evaluations", Title: "Évaluations terminées par mois", Principle: used, Monthly: true, Measure: Events, Version: 1, local: true,
		Definition: "Nombre d’évaluations terminées dans le mois : ce sont les transactions du service. Une évaluation est terminée quand la personne est arrivée à la fin de son parcours. Les essais des conseillers ne comptent pas.",
		Formula:    "nombre d’évaluations dont la fin est dans le mois", Unit: "évaluations", Denominator: "évaluations terminées",
		Source: evaluationsSource, Goal: "70 000 bilans par an à la fin de 2024, selon la convention du service d’origine", units: finishedUnits,
	},
	{
		ID: "personnes-actives", Title: "Personnes évaluées par mois", Principle: used, Monthly: true, Measure: Persons, Version: 1, local: true,
		Definition: "Nombre de personnes différentes qui ont commencé au moins une évaluation dans le mois : ce sont les utilisateurs actifs. La colonne « un an plus tôt » donne la tendance.",
		Formula:    "personnes distinctes dont une évaluation a commencé dans le mois", Unit: "personnes", Denominator: "personnes",
		Source: evaluationsSource, Goal: noGoal, units: startedUnits,
	},
	{
		ID: "conseillers-actifs", Title: "Conseillers actifs par mois", Principle: used, Monthly: true, Measure: Persons, National: true, Version: 1,
		Definition: "Nombre de conseillers différents dont une campagne a reçu une évaluation dans le mois, ou qui ont renseigné une suite dans le mois.",
		Formula:    "comptes distincts", Unit: "conseillers", Denominator: "conseillers",
		Source: "Campagnes, évaluations et suites enregistrées par le service", Goal: noGoal, units: counsellorUnits,
	},
	{
		ID: "structures-actives", Title: "Structures actives par mois", Principle: used, Monthly: true, Measure: Sites, Version: 1, local: true,
		Definition: "Nombre de structures d’accompagnement où au moins une évaluation a commencé dans le mois.",
		Formula:    "structures distinctes", Unit: "structures", Denominator: "structures",
		Source: evaluationsSource, Goal: noGoal, units: startedUnits,
	},
	{
		ID: "penetration", Title: "Pénétration du marché prioritaire", Principle: used, Measure: OfMarket, National: true, Outside: marketSize, Version: 1,
		Definition: "Part des missions locales de France où au moins une évaluation a commencé en douze mois. Le nombre de missions locales est donné par l’organisme qui exploite le service ; tant qu’il ne l’est pas, le taux n’est pas disponible.",
		Formula:    "missions locales actives ÷ missions locales de France", Unit: "%", Denominator: "missions locales",
		Source: evaluationsSource + ", et nombre donné par l’exploitant", Goal: noGoal, units: marketUnits,
	},
	{
		ID: "intensite", Title: "Intensité d’usage des structures", Principle: used, Measure: Spread, Rows: BySegment, National: true, Version: 1,
		Definition: "Structures inscrites à la fin du mois, selon ce qu’elles ont fait depuis leur inscription. Une structure est activée à sa quatrième évaluation commencée ; une structure activée est active, inactive ou perdue selon la date de la dernière.",
		Formula:    "structures du segment ÷ structures inscrites", Unit: "%", Denominator: "structures inscrites",
		Source: "Structures, campagnes et évaluations enregistrées par le service", Goal: noGoal, units: segmentUnits,
	},
	{
		ID: "evaluations-par-structure", Title: "Évaluations par structure active", Principle: used, Measure: PerSite, Version: 1, local: true,
		Definition: "Nombre moyen d’évaluations terminées en douze mois dans les structures où il y en a eu au moins une.",
		Formula:    "évaluations terminées ÷ structures où elles l’ont été", Unit: "évaluations", Denominator: "évaluations terminées",
		Source: evaluationsSource, Goal: noGoal, units: finishedUnits,
	},
	{
		ID: "facilite", Title: "Facilité d’usage", Principle: usable, Measure: Mean, Version: 1, local: true,
		Definition: "Note moyenne donnée par les personnes à la question « Pour vous, faire ces activités, c’était… », de 1 (très difficile) à 5 (très facile).",
		Formula:    "somme des notes ÷ nombre de réponses", Unit: "note sur 5", Denominator: "réponses",
		Source: answersSource, Goal: noGoal, units: easeUnits,
	},
	{
		ID: "completion", Title: "Taux de complétion", Principle: usable, Measure: Share, Rows: BySituation, Lag: 1, Version: 1, local: true,
		Definition: "Part des évaluations commencées pendant la période qui étaient terminées à la fin du mois suivant, puis la même part pour chaque mise en situation commencée.",
		Formula:    "terminées ÷ commencées", Unit: "%", Denominator: "évaluations ou parties commencées",
		Source: "Évaluations et parties enregistrées par le service", Goal: noGoal, units: completionUnits,
	},
	{
		ID: "satisfaction", Title: "Satisfaction", Principle: useful, Measure: Share, Version: 1, local: true,
		Definition: "Part des personnes qui répondent 4 ou 5 à la question « Pour vous, ces activités sont… », de 1 (pas du tout utiles) à 5 (très utiles).",
		Formula:    "réponses 4 ou 5 ÷ réponses", Unit: "%", Denominator: "réponses",
		Source: answersSource, Goal: noGoal, units: helpUnits,
	},
	{
		ID: "besoins", Title: "Besoins en compétences de base", Principle: useful, Measure: Share, Rows: ByKind, Sensitive: true, Version: 1, local: true,
		Definition: "Part des évaluations terminées et concluantes qui montrent un besoin, par type de structure et par région. " + anAction,
		Formula:    "évaluations qui montrent un besoin ÷ évaluations terminées avec une synthèse", Unit: "%", Denominator: "évaluations terminées avec une synthèse",
		Source: "Synthèse des évaluations", Goal: "Sans objet : c’est un constat", units: needUnits,
	},
	{
		ID: "reponses", Title: "Suites renseignées", Principle: impactful, Measure: Share, Lag: 1, Version: 1, local: true,
		Definition: "Part des évaluations qui montrent un besoin dont le conseiller a dit la suite avant la fin du mois qui suit la période. " + anAction,
		Formula:    "évaluations avec une suite renseignée ÷ évaluations qui montrent un besoin", Unit: "%", Denominator: "évaluations qui montrent un besoin",
		Source: actionSource, Goal: noGoal, units: answerUnits,
	},
	{
		ID: "delai-de-reponse", Title: "Délai de la suite", Principle: impactful, Measure: Median, Lag: 1, Version: 1, local: true,
		Definition: "Délai médian, en jours entiers, entre la fin d’une évaluation qui montre un besoin et la première suite renseignée par le conseiller.",
		Formula:    "médiane des délais", Unit: "jours", Denominator: "évaluations avec une suite renseignée",
		Source: actionSource, Goal: noGoal, units: delayUnits,
	},
	{
		ID: "mise-en-action", Title: "Du diagnostic à l’action", Principle: impactful, Measure: Share, Lag: 1, Version: 1, local: true,
		Definition: "Parmi les évaluations qui montrent un besoin et dont la suite est renseignée, part de celles qui ont mené à une orientation. L’intervalle de confiance à 95 % est celui de Wilson.",
		Formula:    "évaluations suivies d’une orientation ÷ évaluations avec une suite renseignée", Unit: "%", Denominator: "évaluations avec une suite renseignée",
		Source: actionSource, Goal: noGoal, units: actionUnits,
	},
	{
		ID: "suites", Title: "Vers quoi, ou pourquoi pas", Principle: impactful, Measure: Spread, Rows: ByOutcome, National: true, Lag: 1, Version: 1, local: true,
		Definition: "Vers quoi la personne a été orientée, ou ce qui l’a empêché. Si plusieurs suites existent, la première orientation compte ; sinon, la dernière réponse.",
		Formula:    "évaluations de la ligne ÷ évaluations avec une suite renseignée", Unit: "%", Denominator: "évaluations avec une suite renseignée",
		Source: actionSource, Goal: noGoal, units: outcomeUnits,
	},
	{
		ID: "reponses-3-mois", Title: "Ce que l’on sait à 3 mois", Principle: impactful, Measure: Share, Lag: 4, Version: 1, local: true,
		Definition: "Part des évaluations qui montrent un besoin dont le conseiller a dit, dans les 120 jours, ce que la personne était devenue à 3 mois. " + anAction,
		Formula:    "évaluations avec une réponse à 3 mois ÷ évaluations qui montrent un besoin", Unit: "%", Denominator: "évaluations qui montrent un besoin",
		Source: resultSource, Goal: noGoal, units: atThree.answers(),
	},
	{
		ID: "entrees-3-mois", Title: "Entrées en formation ou en emploi à 3 mois", Principle: impactful, Measure: Share, Lag: 4, Version: 1, local: true,
		Definition: "Parmi les évaluations qui montrent un besoin et dont la réponse à 3 mois est connue, part de celles après lesquelles la personne a commencé ou terminé une formation, ou trouvé un emploi. " + lostCounts,
		Formula:    "entrées en formation ou en emploi ÷ réponses à 3 mois", Unit: "%", Denominator: "évaluations avec une réponse à 3 mois",
		Source: resultSource, Goal: noGoal, units: atThree.entries(),
	},
	{
		ID: "entrees-3-mois-echantillon", Title: "Entrées à 3 mois, sur l’échantillon", Principle: impactful, Measure: Estimate, National: true, Lag: 4, Version: 1,
		Definition: "La même part, estimée pour toutes les structures à partir de celles qui ont été tirées au sort. " + drawnAtRandom,
		Formula:    "somme pondérée des entrées ÷ somme pondérée des réponses à 3 mois", Unit: "%", Denominator: "évaluations de l’échantillon avec une réponse à 3 mois",
		Source: sampleSource, Goal: noGoal, units: atThree.entries(),
	},
	{
		ID: "devenir-3-mois", Title: "Ce que les personnes sont devenues à 3 mois", Principle: impactful, Measure: Spread, Rows: ByResult, National: true, Lag: 4, Version: 1, local: true,
		Definition: "Situation de la personne à 3 mois, dite par le conseiller dans les 120 jours, après une évaluation qui montre un besoin.",
		Formula:    "évaluations de la ligne ÷ évaluations avec une réponse à 3 mois", Unit: "%", Denominator: "évaluations avec une réponse à 3 mois",
		Source: resultSource, Goal: noGoal, units: atThree.results(),
	},
	{
		ID: "reponses-6-mois", Title: "Ce que l’on sait à 6 mois", Principle: impactful, Measure: Share, Lag: 7, Version: 1, local: true,
		Definition: "Part des évaluations qui montrent un besoin dont le conseiller a dit, dans les 210 jours, ce que la personne était devenue à 6 mois. " + anAction,
		Formula:    "évaluations avec une réponse à 6 mois ÷ évaluations qui montrent un besoin", Unit: "%", Denominator: "évaluations qui montrent un besoin",
		Source: resultSource, Goal: noGoal, units: atSix.answers(),
	},
	{
		ID: "entrees-6-mois", Title: "Entrées en formation ou en emploi à 6 mois", Principle: impactful, Measure: Share, Lag: 7, Version: 1, local: true,
		Definition: "Parmi les évaluations qui montrent un besoin et dont la réponse à 6 mois est connue, part de celles après lesquelles la personne a commencé ou terminé une formation, ou trouvé un emploi. Une entrée dite à 3 mois reste une entrée. " + lostCounts,
		Formula:    "entrées en formation ou en emploi ÷ réponses à 6 mois", Unit: "%", Denominator: "évaluations avec une réponse à 6 mois",
		Source: resultSource, Goal: noGoal, units: atSix.entries(),
	},
	{
		ID: "entrees-6-mois-echantillon", Title: "Entrées à 6 mois, sur l’échantillon", Principle: impactful, Measure: Estimate, National: true, Lag: 7, Version: 1,
		Definition: "La même part, estimée pour toutes les structures à partir de celles qui ont été tirées au sort. " + drawnAtRandom,
		Formula:    "somme pondérée des entrées ÷ somme pondérée des réponses à 6 mois", Unit: "%", Denominator: "évaluations de l’échantillon avec une réponse à 6 mois",
		Source: sampleSource, Goal: noGoal, units: atSix.entries(),
	},
	{
		ID: "devenir-6-mois", Title: "Ce que les personnes sont devenues à 6 mois", Principle: impactful, Measure: Spread, Rows: ByResult, National: true, Lag: 7, Version: 1, local: true,
		Definition: "Situation de la personne à 6 mois, dite par le conseiller dans les 210 jours, après une évaluation qui montre un besoin. Une entrée en formation ou en emploi dite à 3 mois compte, même si la suite est autre.",
		Formula:    "évaluations de la ligne ÷ évaluations avec une réponse à 6 mois", Unit: "%", Denominator: "évaluations avec une réponse à 6 mois",
		Source: resultSource, Goal: noGoal, units: atSix.results(),
	},
	{
		ID: "cout", Title: "Coût à l’utilisation", Principle: efficient, Measure: PerUser, National: true, Outside: budgetOfYear, Version: 1,
		Definition: "Budget de l’année (crédits de paiement : réalisés, sinon révisés, sinon prévus), rapporté au nombre moyen de personnes évaluées par mois en douze mois. Le budget est celui de la page Budget ; tant qu’il n’y est pas, le coût n’est pas disponible.",
		Formula:    "budget annuel ÷ personnes évaluées par mois, en moyenne", Unit: "euros", Denominator: "personnes par mois",
		Source: "Budget publié par l’exploitant, et personnes évaluées par mois", Goal: noGoal,
	},
}
