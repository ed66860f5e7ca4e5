package reports

// cleaDomains and cleaTitles are codes of the referential of CléA with short labels of our own: its text is Certif’Pro’s.
var cleaDomains = map[string]string{"2": "Calcul et raisonnement", "3": "Numérique"}

var cleaTitles = map[string]string{
	"2.1":   "Se repérer dans les nombres",
	"2.1.1": "Faire les quatre opérations",
	"2.1.2": "Compter des objets",
	"2.1.3": "Comparer et ranger des nombres",
	"2.1.4": "Donner un ordre de grandeur",
	"2.1.5": "Calculer de tête",
	"2.1.6": "Vérifier si un résultat est possible",
	"2.1.7": "Utiliser une proportion simple",
	"2.2":   "Résoudre un problème",
	"2.2.1": "Choisir et faire les bonnes opérations",
	"2.2.2": "Calculer un pourcentage",
	"2.3":   "Mesures, durées et quantités",
	"2.3.1": "Utiliser les unités de temps",
	"2.3.2": "Lire un planning de travail",
	"2.3.3": "Remplir des horaires",
	"2.3.4": "Utiliser les mesures et leurs instruments",
	"2.3.5": "Lire un tableau ou un graphique",
	"2.3.6": "Trouver une erreur",
	"2.3.7": "Calculer un périmètre, une surface, un volume",
	"2.4":   "Se repérer dans l’espace",
	"2.4.1": "Lire un plan ou une carte",
	"2.5":   "Dire un raisonnement",
	"2.5.1": "Expliquer un raisonnement à l’oral",
	"2.5.2": "Présenter un résultat à l’oral",
	"2.5.3": "Comprendre les mots simples des maths",
	"3.1":   "Utiliser un ordinateur",
	"3.2":   "Écrire et ranger des documents",
	"3.3":   "Chercher sur internet",
	"3.4":   "Utiliser la messagerie",
}

// cleaWork speaks to the person.
var cleaWork = map[string]string{
	"2.1": "Les nombres : s’entraîner à compter, à comparer et à calculer.",
	"2.2": "Les problèmes : s’entraîner à choisir la bonne opération.",
	"2.3": "Les mesures et les durées : s’entraîner avec des horaires et des quantités.",
	"2.4": "L’espace : s’entraîner à lire un plan.",
	"2.5": "Les mots des maths : apprendre ceux qui servent tous les jours.",
	"3.1": "L’ordinateur : s’entraîner aux gestes de base.",
	"3.2": "Les documents : s’entraîner à les écrire et à les ranger.",
	"3.3": "Internet : s’entraîner à chercher une information.",
	"3.4": "La messagerie : s’entraîner à lire et à envoyer des messages.",
}

// mistakeTitles name the kinds of mistakes, for the counsellor: of spelling, then by skill in calculation.
var mistakeTitles = map[string]string{
	"accent":    "Accent ou cédille oublié",
	"agreement": "Accord ou terminaison",
	"phonetic":  "Écrit comme on entend",
	"other":     "Autre façon d’écrire",

	"space": "Se situer dans l’espace", "number_recognition": "Reconnaître les nombres", "counting": "Compter des objets",
	"estimation": "Donner un ordre de grandeur", "ordering_integers": "Ranger des nombres entiers", "addition": "Additionner",
	"subtraction": "Soustraire", "number_vocabulary": "Mots des nombres", "map_reading": "Lire un plan", "perimeter": "Périmètre",
	"area": "Surface", "multiplication": "Multiplier", "division": "Diviser", "ordering_decimals": "Ranger des nombres à virgule",
	"time_units": "Unités de temps", "filling_timetables": "Remplir des horaires", "tables_charts": "Tableaux et graphiques",
	"reading_schedules": "Lire un planning", "computing_schedules": "Calculer avec un planning", "time_conversion": "Convertir des durées",
	"units_of_measure": "Unités de mesure", "measuring_instruments": "Instruments de mesure", "percentages": "Pourcentages",
	"proportionality": "Proportions", "volume": "Volume", "problem_solving": "Problèmes à plusieurs étapes",
}
