package simulation

import (
	"encoding/json"
	"fmt"
)

// Rights reads the right answer of each item from the keys of a bank version, as a person would give it. Items without
// a right answer (free text) have none.
func Rights(keys json.RawMessage) (map[string]string, error) {
	var items []struct {
		ID  string `json:"id"`
		Key struct {
			Right  string `json:"right"`
			Grades []struct {
				Text   string  `json:"text"`
				Points float64 `json:"points"`
			} `json:"grades"`
		} `json:"key"`
	}
	if err := json.Unmarshal(keys, &items); err != nil {
		return nil, fmt.Errorf("read the right answers: %w", err)
	}
	rights := make(map[string]string, len(items))
	for _, item := range items {
		right, best := item.Key.Right, 0.0
		for _, grade := range item.Key.Grades {
			if grade.Points > best {
				right, best = grade.Text, grade.Points
			}
		}
		if right != "" {
			rights[item.ID] = right
		}
	}
	return rights, nil
}
