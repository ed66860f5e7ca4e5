package commands

import (
	"errors"
	"fmt"
	"io/fs"

	"eva/scoring/irt"
)

// sentences say the refusals of scoring/irt; the first that matches is used. With %s, the item is named.
var sentences = []struct {
	about    error
	sentence string
}{
	{irt.ErrConstantItem, "L’item « %s » a reçu la même réponse de tout le monde : il ne dit rien et ne peut pas être estimé."},
	{irt.ErrEmptyCategory, "L’item « %s » a une catégorie que personne n’a donnée : regroupez-la avec une autre et renumérotez à partir de 0."},
	{irt.ErrSlope, "La pente (a) de l’item « %s » doit être un nombre positif."},
	{irt.ErrAsymptote, "Le paramètre c de l’item « %s » doit être entre 0 et 1, et n’existe que dans le modèle 3pl."},
	{irt.ErrDifficulty, "La difficulté (b) de l’item « %s » doit être un nombre."},
	{irt.ErrThresholds, "L’item « %s » doit avoir des seuils (thresholds), croissants pour le modèle grm."},
	{irt.ErrResponse, "L’item « %s » a une réponse que le modèle n’admet pas ; pour plus de deux catégories, prenez grm ou gpcm."},
	{irt.ErrTooFewPersons, "Trop peu de personnes ont répondu à l’item « %s »."},
	{irt.ErrDIF, "L’item « %s » ne permet pas de comparer les groupes : à score égal, il faut des réponses justes et fausses des deux."},
	{irt.ErrLink, "L’item « %s » n’a pas les mêmes catégories dans les deux fichiers."},
	{irt.ErrItem, "Les paramètres de l’item « %s » ne conviennent pas."},
	{irt.ErrModel, "Le modèle de l’item « %s » est inconnu ; les modèles sont rasch, 1pl, 2pl, 3pl, grm et gpcm."},
}

// general are those that are not about one item.
var general = []struct {
	about    error
	sentence string
}{
	{irt.ErrTooFewPersons, fmt.Sprintf("Il y a trop peu de personnes : il en faut au moins %d pour calibrer.", irt.MinPersons)},
	{irt.ErrTooFewItems, "Il y a trop peu d’items pour ce modèle : il en faut 2 pour 1pl, 3 pour 2pl, grm et gpcm."},
	{irt.ErrModel, "Ce modèle n’existe pas ; on peut calibrer rasch, 1pl, 2pl, grm et gpcm."},
	{irt.ErrGrid, "La grille ne convient pas : --nodes demande au moins 2 points et --range un bas plus petit que le haut, comme -6,6."},
	{irt.ErrScores, "Il faut au moins 3 personnes qui ont répondu à tous les items, et 2 items."},
	{irt.ErrLink, "Les deux fichiers ne peuvent pas être reliés : il leur faut au moins deux items communs, de difficultés différentes."},
	{irt.ErrDIF, "Les deux groupes doivent avoir des personnes."},
	{fs.ErrNotExist, "Le fichier est introuvable."},
}

// inFrench turns an error into the sentence that the person reads.
func inFrench(err error) error {
	if sentence, ok := asRefusal(err); ok {
		return sentence
	}
	var item *irt.ItemError
	if errors.As(err, &item) {
		for _, s := range sentences {
			if errors.Is(err, s.about) {
				return refuse(s.sentence, item.Item)
			}
		}
	}
	for _, s := range general {
		if errors.Is(err, s.about) {
			return refuse("%s", s.sentence)
		}
	}
	return refuse("Ces données ne conviennent pas : %v.", err)
}
