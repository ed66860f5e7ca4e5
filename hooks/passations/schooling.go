package passations

import (
	"encoding/json"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
)

// schooledInFrance reads what a declared school country means to the synthesis; any other value is not known.
var schooledInFrance = map[string]string{"france": "yes", "abroad": "no", "none": "no"}

const readSchooling = `SELECT d.evaluation, COALESCE(d.data->>'schooled', '') AS schooled
	FROM json_each({:wanted}) w CROSS JOIN declarations d ON d.evaluation = w.value
	WHERE d.kind = 'profile' ORDER BY d.created`

// schooling says for each evaluation whether the person went to school in France, as far as they told.
func schooling(app core.App, evaluations []string) (map[string]string, error) {
	wanted, err := json.Marshal(evaluations)
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Evaluation string `db:"evaluation"`
		Schooled   string `db:"schooled"`
	}
	err = app.DB().NewQuery(readSchooling).Bind(dbx.Params{"wanted": string(wanted)}).All(&rows)
	told := make(map[string]string, len(rows))
	for _, row := range rows {
		told[row.Evaluation] = schooledInFrance[row.Schooled]
	}
	return told, err
}
