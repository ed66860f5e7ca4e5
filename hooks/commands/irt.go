package commands

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const irtHelp = `Psychométrie sans écrire de Go : les réponses arrivent en CSV sur l’entrée standard, le résultat sort en un objet JSON.

Le CSV a une ligne d’en-tête avec le nom des items, puis une ligne par personne. Une case vide (ou NA) est un item qui n’a pas été
présenté. Une colonne « count », facultative, dit combien de personnes ont donné la ligne. Les réponses sont les numéros des
catégories, à partir de 0 : 0 faux, 1 juste.

« items.json » est ce qu’affiche calibrate, ou une simple liste d’items : {"name", "a", "b"} ou {"name", "a", "d"}, avec
"model" et "thresholds" pour les items à plusieurs catégories. Les aptitudes sont sur l’échelle d’une population normale
centrée réduite. Ce qui ne peut pas être mesuré vaut null. Si une donnée ne convient pas, une phrase le dit et le code de
sortie est 2.

  eva irt calibrate --model 2pl < reponses.csv > items.json
  eva irt score --items items.json --method eap < reponses.csv`

// irtCommand is scoring/irt and scoring/norm for psychometricians who do not write Go. It needs no database.
func irtCommand() *cobra.Command {
	command := &cobra.Command{Use: "irt", Short: "Psychométrie : CSV en entrée, JSON en sortie", Long: irtHelp}
	command.AddCommand(
		irtCalibrate(), irtScore(), irtReliability(), irtDIF(), irtCAT(), irtLink(), irtNorm(), irtChange(), irtRecovery(),
	)
	command.SilenceUsage, command.SilenceErrors, command.Args = true, true, cobra.ArbitraryArgs
	command.RunE = func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return c.Help()
		}
		return tell(c, refuse("La commande « %s » n’existe pas ; eva irt --help les montre.", args[0]))
	}
	command.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return c.Root().FlagErrorFunc()(c, tell(c, flagRefusal(err)))
	})
	return command
}

// flagRefusal says in French what pflag says in English.
func flagRefusal(err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return refuse("L’option « %s » n’existe pas.", unknown.GetSpecifiedName())
	case errors.As(err, &empty):
		return refuse("Il manque la valeur de --%s.", empty.GetSpecifiedName())
	case errors.As(err, &bad):
		return refuse("--%s n’admet pas « %s ».", bad.GetFlag().Name, bad.GetValue())
	}
	return refuse("Les options ne sont pas bien écrites (%v).", err)
}

// refusal is a sentence for the person about what she gave. The program then leaves with status 2.
type refusal struct{ sentence string }

func (r refusal) Error() string { return r.sentence }
func (r refusal) ExitCode() int { return 2 }

func refuse(format string, values ...any) error { return refusal{fmt.Sprintf(format, values...)} }

// tell writes a refusal where people read it, and hands it on.
func tell(c *cobra.Command, err error) error {
	fmt.Fprintln(c.ErrOrStderr(), err)
	return err
}

// computes makes a command of a function from the input to what is printed as JSON.
func computes(command *cobra.Command, run func(in io.Reader, args []string) (any, error)) *cobra.Command {
	command.SilenceUsage, command.SilenceErrors = true, true
	most := 0
	if command.Args != nil {
		most = 1
	}
	command.Args = cobra.ArbitraryArgs // checked here, so that the sentence and the status are ours
	command.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > most {
			return tell(c, refuse("« %s » est de trop : les options commencent par --.", args[most]))
		}
		result, err := run(c.InOrStdin(), args)
		if err != nil {
			return tell(c, inFrench(err))
		}
		var out bytes.Buffer // nothing is written before all is known to be right
		encoder := json.NewEncoder(&out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(result); err != nil {
			return tell(c, err)
		}
		_, err = out.WriteTo(c.OutOrStdout())
		return err
	}
	return command
}

// number is a float64 whose JSON is null where it is not finite.
type number float64

func (n number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(n)) || math.IsInf(float64(n), 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

var notMeasured = number(math.NaN())

// positive is a standard error: 0 stands for one that was not estimated.
func positive(se float64) number {
	if !(se > 0) {
		return notMeasured
	}
	return number(se)
}

// numbers is nil, which is null, for none.
func numbers(values []float64, of func(float64) number) []number {
	var converted []number
	for _, x := range values {
		converted = append(converted, of(x))
	}
	return converted
}

// required refuses a flag that was left out.
func required(c *cobra.Command, names ...string) error {
	for _, name := range names {
		if !c.Flags().Changed(name) {
			return refuse("Il manque l’option --%s.", name)
		}
	}
	return nil
}

// asRefusal tells whether an error is already a sentence.
func asRefusal(err error) (error, bool) {
	var r refusal
	return err, errors.As(err, &r)
}
