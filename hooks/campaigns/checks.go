package campaigns

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"eva/hooks/internal/sequence"
)

// fieldCheck returns the sentence to show beside a field, or "".
type fieldCheck struct {
	field string
	run   func(app core.App, r *core.Record) (string, error)
}

// checks hold when a campaign is created, and again whenever the field changes.
var checks = []fieldCheck{
	{"label", freeLabel},
	{"situations", knownSituations},
	{"owner", ownerBelongs},
	{"guests", guestsBelong},
	{"programme", knownProgramme},
	{"closes_at", closesAfterOpening}, {"opens_at", closesAfterOpening},
}

// frozen refuses changes that would alter what people have already played, or been given.
var frozen = []fieldCheck{
	{"code", neverAgain("Le code d’une campagne ne change jamais.")},
	{"structure", neverAgain("Une campagne ne change pas de structure.")},
	{"situations", notOncePlayed},
	{"label", notArchived}, {"programme", notArchived}, {"situations", notArchived},
	{"show_strengths", notArchived}, {"free_text", notArchived}, {"adaptive", notArchived}, {"health", notArchived},
	{"private", notArchived}, {"guests", notArchived}, {"opens_at", notArchived}, {"closes_at", notArchived},
}

// changed compares as text: enough for texts, flags, relations and, once decoded, lists.
func changed(r *core.Record, field string) bool {
	return asText(r, field) != asText(r.Original(), field)
}

func asText(r *core.Record, field string) string {
	value := r.Get(field)
	if raw, isJSON := value.(types.JSONRaw); isJSON {
		var decoded any
		if json.Unmarshal(raw, &decoded) == nil { // unreadable JSON is compared as it stands
			value = decoded
		}
	}
	return fmt.Sprint(value)
}

func neverAgain(sentence string) func(core.App, *core.Record) (string, error) {
	return func(core.App, *core.Record) (string, error) { return sentence, nil }
}

// freeLabel compares with Unicode's folding: SQLite's NOCASE knows "É" and "é" as different.
func freeLabel(app core.App, r *core.Record) (string, error) {
	label := r.GetString("label")
	if label == "" {
		return "Donnez un nom à la campagne.", nil
	}
	var labels []string
	err := app.DB().Select("label").From(collection).
		Where(dbx.HashExp{"structure": r.GetString("structure")}).
		AndWhere(dbx.Not(dbx.HashExp{"id": r.Id})).
		Column(&labels)
	if err != nil {
		return "", fmt.Errorf("read the names of campaigns: %w", err)
	}
	for _, other := range labels {
		if strings.EqualFold(other, label) {
			return "Votre structure a déjà une campagne de ce nom. Choisissez-en un autre.", nil
		}
	}
	return "", nil
}

func knownSituations(_ core.App, r *core.Record) (string, error) { return sequence.Problem(r), nil }

// knownProgramme takes a template that exists, were it withdrawn since, or none.
func knownProgramme(app core.App, r *core.Record) (string, error) {
	name := r.GetString("programme")
	if name == byHand || name == "" { // an empty one is refused by its field
		return "", nil
	}
	known, err := app.CountRecords("programmes", dbx.HashExp{"name": name})
	if err == nil && known == 0 {
		return "Ce programme n’existe pas.", nil
	}
	return "", err
}

func closesAfterOpening(_ core.App, r *core.Record) (string, error) {
	opens, closes := r.GetDateTime("opens_at").Time(), r.GetDateTime("closes_at").Time()
	if !closes.IsZero() && !closes.After(opens) && r.GetString("state") == "open" {
		return "La fermeture vient après l’ouverture.", nil
	}
	return "", nil
}

// ownerBelongs also lets an administrator open a campaign in a structure below theirs.
func ownerBelongs(app core.App, r *core.Record) (string, error) {
	owner, err := app.FindRecordById("counsellors", r.GetString("owner"))
	if err != nil {
		return "Ce compte n’existe pas.", nil
	}
	home := owner.GetString("structure")
	if home == r.GetString("structure") {
		return "", nil
	}
	structure, err := app.FindRecordById("structures", r.GetString("structure"))
	if err == nil && owner.GetString("role") == "admin" && strings.Contains(structure.GetString("lineage"), "/"+home+"/") {
		return "", nil
	}
	return "Ce compte n’appartient pas à la structure de la campagne.", nil
}

func guestsBelong(app core.App, r *core.Record) (string, error) {
	guests, err := app.FindRecordsByIds("counsellors", r.GetStringSlice("guests"))
	if err != nil {
		return "", fmt.Errorf("read the guests of a campaign: %w", err)
	}
	for _, guest := range guests {
		if guest.GetString("structure") != r.GetString("structure") {
			return "On ne peut inviter que des collègues de la même structure.", nil
		}
	}
	return "", nil
}

func notOncePlayed(app core.App, r *core.Record) (string, error) {
	begun, err := app.CountRecords("evaluations", dbx.HashExp{"campaign": r.Id}, dbx.Not(dbx.HashExp{"kind": "test"}))
	if err != nil {
		return "", fmt.Errorf("count the evaluations of a campaign: %w", err)
	}
	if begun > 0 {
		return "Des personnes ont déjà commencé : les mises en situation ne changent plus. Créez une autre campagne.", nil
	}
	return "", nil
}

func notArchived(_ core.App, r *core.Record) (string, error) {
	if r.Original().GetString("state") == "archived" && r.GetString("state") == "archived" {
		return "Cette campagne est archivée : sortez-la des archives pour la modifier.", nil
	}
	return "", nil
}
