package scoring

// situations is the list of all situations, in the order of the programme.
var situations = []Situation{
	controle,
	maintenance,
	livraison,
	lecture,
	calcul,
}
