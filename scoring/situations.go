package scoring

// situations is the list of all situations, in the order of the programme.
var situations = []Situation{
	priseEnMain,
	bienvenue,
	controle,
	tri,
	inventaire,
	securite,
	prevention,
	maintenance,
	livraison,
	objetsTrouves,
	lecture,
	calcul,
	numerique,
}
