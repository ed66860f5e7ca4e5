package demo

import (
	"fmt"
	"strings"

	"github.com/pocketbase/pocketbase/core"
)

// from joins the row of a copy (its person first) to what is copied.
var from = map[string]string{
	"beneficiaries": "CROSS JOIN beneficiaries t ON t.id = j.value->>0",
	"evaluations":   "CROSS JOIN evaluations t ON t.beneficiary = j.value->>0",
	"plays":         ofEvaluations + "plays t ON t.evaluation = e.id",
	"results":       ofEvaluations + "results t ON t.evaluation = e.id",
	"declarations":  ofEvaluations + "declarations t ON t.evaluation = e.id",
	"follow_ups":    ofEvaluations + "follow_ups t ON t.evaluation = e.id",
	"counsellors":   "CROSS JOIN campaigns c ON c.structure = j.value->>0 CROSS JOIN counsellors t ON t.id = c.owner GROUP BY j.value->>2, t.id",
	"campaigns":     "CROSS JOIN campaigns t ON t.structure = j.value->>0",
}

const ofEvaluations = "CROSS JOIN evaluations e ON e.beneficiary = j.value->>0 CROSS JOIN "

// The place, in the row of a copy, of what begins the ids of the person's own records and of the structure's.
const (
	ofPerson    = 1
	ofStructure = 2
)

// renamed says which place begins the ids of a collection. Ids of others stay as they are.
var renamed = map[string]int{
	"beneficiaries": ofPerson, "evaluations": ofPerson, "plays": ofPerson, "results": ofPerson, "declarations": ofPerson, "follow_ups": ofPerson,
	"structures": ofStructure, "counsellors": ofStructure, "campaigns": ofStructure,
}

// changed are the fields of a copy that are not those of what is copied.
var changed = map[string]map[string]string{
	"beneficiaries": {"name": "j.value->>4", "personal_code": "j.value->>5", "name_key": "j.value->>6"},
	"evaluations":   {"resume_hash": "''"}, // nobody goes on with a copy
	"counsellors": {
		"email":     "substr(t.email, 1, instr(t.email, '@') - 1) || '-' || (j.value->>2) || substr(t.email, instr(t.email, '@'))",
		"tokenKey":  "lower(hex(randomblob(25)))",
		"structure": "(j.value->>2) || substr(j.value->>0, 6)", // those of a structure above come down
	},
	"campaigns": {"code": "substr(t.code, 1, 3) || (j.value->>4)", "guests": "'[]'"},
}

// copyStatement copies the rows of a collection for each copy in {:rows}, field by field as the schema says: ids and
// relations to what is copied too begin with the sign of the copy, and dates go back by the same time.
func copyStatement(app core.App, name string) (string, error) {
	collection, err := app.FindCachedCollectionByNameOrId(name)
	if err != nil {
		return "", err
	}
	var columns, values []string
	for _, field := range collection.Fields {
		value, has := changed[name][field.GetName()]
		if !has {
			if value, err = copiedValue(app, name, field); err != nil {
				return "", err
			}
		}
		columns, values = append(columns, "`"+field.GetName()+"`"), append(values, value)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM json_each({:rows}) j %s",
		name, strings.Join(columns, ", "), strings.Join(values, ", "), from[name]), nil
}

func copiedValue(app core.App, collection string, field core.Field) (string, error) {
	value := "t.`" + field.GetName() + "`"
	switch f := field.(type) {
	case *core.DateField, *core.AutodateField:
		return fmt.Sprintf("CASE %[1]s WHEN '' THEN '' ELSE strftime('%%Y-%%m-%%d %%H:%%M:%%fZ', %[1]s, j.value->>3) END", value), nil
	case *core.RelationField:
		target, err := app.FindCachedCollectionByNameOrId(f.CollectionId)
		if err != nil {
			return "", err
		}
		collection = target.Name
	case *core.TextField:
		if f.Name != core.FieldNameId {
			return value, nil
		}
	default:
		return value, nil
	}
	place, moves := renamed[collection]
	if !moves {
		return value, nil
	}
	return fmt.Sprintf("CASE WHEN %[1]s = '' OR j.value->>%[2]d = '' THEN %[1]s ELSE (j.value->>%[2]d) || substr(%[1]s, %[3]d) END",
		value, place, prefixLength+1), nil
}
