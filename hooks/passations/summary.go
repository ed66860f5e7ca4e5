package passations

import (
	"strings"

	"eva/scoring"
)

// summarised are the fields of an evaluation that repeat its newest results, for the lists.
var summarised = []string{synthesis, "completeness", "literacy", "numeracy", "digital"}

// summaryOf is what lists show of the results of a whole evaluation, by field.
func summaryOf(results []scoring.Result) map[string]string {
	summary := map[string]string{}
	for _, r := range results {
		summary[r.Scale] = r.Level
		if between, ok := r.Metrics["between"].([]string); ok && r.Level == "" {
			summary[r.Scale] = strings.Join(between, "-") // to be confirmed
		}
		if r.Scale == synthesis {
			summary["completeness"], _ = r.Metrics["completeness"].(string)
		}
	}
	return summary
}
