package opendata

import (
	"strings"
	"time"
)

// node is an object of JSON-LD. encoding/json sorts its keys: the same catalogue gives the same bytes.
type node map[string]any

// Terms of the European Union that DCAT-AP asks for.
const (
	authority = "http://publications.europa.eu/resource/authority/"
	mediaType = "https://www.iana.org/assignments/media-types/"
)

// context names what is read; it is written here so that nobody has to fetch it.
var context = node{
	"adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
	"foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#", "vcard": "http://www.w3.org/2006/vcard/ns#",
	"xsd": "http://www.w3.org/2001/XMLSchema#",
}

func id(address string) node            { return node{"@id": address} }
func typed(value, kind string) node     { return node{"@type": "xsd:" + kind, "@value": value} }
func french(text string) node           { return node{"@language": "fr", "@value": text} }
func (p Package) at(path string) string { return p.Address + Root + path }

// catalogue is the description of the package in DCAT-AP, as JSON-LD: what data.gouv.fr harvests.
func (p Package) catalogue() ([]byte, error) {
	publisher := node{"@id": p.at("#editeur"), "@type": "foaf:Agent", "foaf:name": p.Publisher}
	dataset, err := p.dataset(publisher)
	if err != nil {
		return nil, err
	}
	return indented(node{
		"@context": context,
		"@id":      p.at(Catalogue), "@type": "dcat:Catalog",
		"dct:title": french(p.Title), "dct:description": french(p.Description), "dct:publisher": publisher,
		"dct:language": id(authority + "language/FRA"), "dct:license": id(LicenceAddress), "dct:modified": p.modified(),
		"dct:spatial": id(authority + "country/FRA"), "foaf:homepage": id(strings.TrimSuffix(p.at(""), "/")),
		"dcat:dataset": []node{dataset},
	})
}

func (p Package) modified() node { return typed(p.Updated.UTC().Format(time.RFC3339), "dateTime") }

func (p Package) dataset(publisher node) (node, error) {
	dataset := node{
		"@id": p.at("#" + p.Name), "@type": "dcat:Dataset", "dct:identifier": p.at(p.Name),
		"dct:title": french(p.Title), "dct:description": french(p.Description), "dct:publisher": id(publisher["@id"].(string)),
		"dct:license": id(LicenceAddress), "dct:language": id(authority + "language/FRA"), "dct:modified": p.modified(),
		"dct:accrualPeriodicity": id(authority + "frequency/MONTHLY"), "dct:spatial": id(authority + "country/FRA"),
		"dct:temporal": node{
			"@type": "dct:PeriodOfTime", "dcat:startDate": typed(p.First+"-01", "date"), "dcat:endDate": typed(lastDay(p.Last), "date"),
		},
		"dct:accessRights":  id(authority + "access-right/PUBLIC"),
		"dcat:theme":        id(authority + "data-theme/SOCI"),
		"dcat:landingPage":  id(strings.TrimSuffix(p.at(""), "/")),
		"dcat:keyword":      p.Keywords,
		"dcat:contactPoint": p.contact(),
	}
	var distributions []node
	for _, t := range p.Tables {
		for _, f := range formats {
			body, err := f.write(t)
			if err != nil {
				return nil, err
			}
			distributions = append(distributions, p.distribution(t, f, body))
		}
	}
	dataset["dcat:distribution"] = distributions
	return dataset, nil
}

func (p Package) distribution(t Table, f format, body []byte) node {
	address := p.at(t.Name + f.extension)
	return node{
		"@id": address, "@type": "dcat:Distribution", "dct:title": french(t.Title + " (" + f.name + ")"), "dct:description": french(t.Description),
		"dcat:accessURL": id(address), "dcat:downloadURL": id(address), "dcat:mediaType": id(mediaType + f.mediaType),
		"dct:format": id(authority + "file-type/" + strings.ToUpper(f.name)), "dct:license": id(LicenceAddress),
		"dct:conformsTo": id(p.at(t.Name + schemaExtension)), "dct:modified": p.modified(),
		"dcat:byteSize": node{"@type": "xsd:nonNegativeInteger", "@value": len(body)},
		"spdx:checksum": node{
			"@type": "spdx:Checksum", "spdx:algorithm": id("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
			"spdx:checksumValue": node{"@type": "xsd:hexBinary", "@value": sum(body)},
		},
		"adms:status": id("http://purl.org/adms/status/Completed"),
	}
}

func (p Package) contact() node {
	contact := node{"@type": "vcard:Organization", "vcard:fn": p.Publisher, "vcard:hasURL": id(p.Address + "/contact")}
	if p.Contact != "" {
		contact["vcard:hasEmail"] = id("mailto:" + p.Contact)
	}
	return contact
}

// lastDay is the last one of a month such as 2026-11.
func lastDay(month string) string {
	t, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return t.AddDate(0, 1, -1).Format(time.DateOnly)
}
