package structures

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed territory/departements.json
var departementsJSON []byte

// regionOf maps the code of a département to that of its region.
var regionOf = sync.OnceValue(func() map[string]string {
	var rows []struct{ Code, Region string }
	if err := json.Unmarshal(departementsJSON, &rows); err != nil {
		panic("structures: the embedded departements.json does not parse: " + err.Error())
	}
	regions := make(map[string]string, len(rows))
	for _, r := range rows {
		regions[r.Code] = r.Region
	}
	return regions
})

// Territory gives the codes (Insee, text) of the département and the region of a French postcode, or "" for one that is
// not known. A postcode is La Poste's: a few straddle two départements, and then its first digits decide.
func Territory(postcode string) (departement, region string) {
	if len(postcode) != 5 {
		return "", ""
	}
	departement = postcode[:2]
	switch {
	case strings.HasPrefix(postcode, "97"), strings.HasPrefix(postcode, "98"):
		departement = postcode[:3]
	case strings.HasPrefix(postcode, "200"), strings.HasPrefix(postcode, "201"):
		departement = "2A"
	case strings.HasPrefix(postcode, "20"):
		departement = "2B"
	}
	region, known := regionOf()[departement]
	if !known {
		return "", ""
	}
	return departement, region
}
