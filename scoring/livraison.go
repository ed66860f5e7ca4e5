package scoring

// livraison: reading to act, spelling and arithmetic at a delivery. Its free
// text is for the counsellor: no metric looks at it and no result holds it.
var livraison = questionnaire("livraison", "Livraison", []string{"comprehension", "spelling", "numeracy"}, nil)
