package commands

import (
	"io"
	"math"
	"math/rand/v2"
	"strconv"

	"github.com/spf13/cobra"

	"eva/scoring/irt"
)

type printedRecovery struct {
	Persons      int    `json:"persons"`
	Items        int    `json:"items"`
	Replications int    `json:"replications"`
	BiasA        number `json:"bias_a"`
	RMSEA        number `json:"rmse_a"`
	BiasB        number `json:"bias_b"`
	RMSEB        number `json:"rmse_b"`
	Coverage     number `json:"coverage"`
}

// irtRecovery is the study that shows what a calibration is worth.
func irtRecovery() *cobra.Command {
	command := &cobra.Command{
		Use: "recovery", Short: "Simuler, calibrer et comparer : biais et erreur des paramètres, couverture de l’intervalle à 95 %",
	}
	persons := command.Flags().Int("persons", 2000, "nombre de personnes")
	count := command.Flags().Int("items", 40, "nombre d’items : pentes de 0,7 à 2, difficultés de −2 à 2")
	replications := command.Flags().Int("replications", 5, "nombre d’études, dont la moyenne est affichée")
	model := command.Flags().String("model", "2pl", "rasch, 1pl ou 2pl")
	seed := command.Flags().Uint64("seed", 1, "graine du hasard : la même graine donne les mêmes nombres")
	return computes(command, func(io.Reader, []string) (any, error) {
		if *persons < 1 || *count < 1 || *replications < 1 || *persons > mostCells / *count {
			return nil, refuse("--persons, --items et --replications doivent être positifs, et le produit des deux premiers d’au plus %d.", mostCells)
		}
		switch irt.Model(*model) {
		case irt.Rasch, irt.OnePL, irt.TwoPL:
		default:
			return nil, refuse("--model attend rasch, 1pl ou 2pl, pas « %s ».", *model)
		}
		random := rand.New(rand.NewPCG(*seed, 0))
		studies := make([]irt.Recovery, *replications)
		for i := range studies {
			var err error
			if studies[i], err = study(irt.Model(*model), *persons, *count, random); err != nil {
				return nil, err
			}
		}
		return averaged(printedRecovery{Persons: *persons, Items: *count, Replications: *replications}, studies), nil
	})
}

// study draws items and persons, and recovers them.
func study(model irt.Model, persons, count int, random *rand.Rand) (irt.Recovery, error) {
	items := make([]irt.Item, count)
	for j := range items {
		slope := 1.0
		if model == irt.TwoPL {
			slope = .7 + 1.3*random.Float64()
		}
		items[j] = irt.Binary(strconv.Itoa(j+1), slope, 4*random.Float64()-2)
	}
	thetas := make([]float64, persons)
	for i := range thetas {
		thetas[i] = random.NormFloat64()
	}
	return irt.Recover(items, thetas, model, random)
}

// averaged fills in the means over the studies; of the squared errors before their root.
func averaged(p printedRecovery, studies []irt.Recovery) printedRecovery {
	n := number(len(studies))
	for _, s := range studies {
		p.BiasA += number(s.BiasA) / n
		p.BiasB += number(s.BiasB) / n
		p.RMSEA += number(s.RMSEA*s.RMSEA) / n
		p.RMSEB += number(s.RMSEB*s.RMSEB) / n
		p.Coverage += number(s.Coverage) / n
	}
	p.RMSEA, p.RMSEB = number(math.Sqrt(float64(p.RMSEA))), number(math.Sqrt(float64(p.RMSEB)))
	return p
}
