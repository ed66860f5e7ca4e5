package items

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
)

const (
	qtiNamespace      = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
	manifestNamespace = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
	processing        = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
	matchCorrect      = "match_correct"
	mapResponse       = "map_response"
)

// element is a piece of XML: children are elements or texts.
type element struct {
	name     string
	attrs    []string // name, value, name, value…
	children []any
}

// tag makes an element; attributes stand in one string each two.
func tag(name string, attrs []string, children ...any) element { return element{name, attrs, children} }

func attrs(pairs ...string) []string { return pairs }

// MarshalXML leaves all escaping to encoding/xml.
func (x element) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	start := xml.StartElement{Name: xml.Name{Local: x.name}}
	for i := 0; i < len(x.attrs); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: x.attrs[i]}, Value: x.attrs[i+1]})
	}
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	for _, child := range x.children {
		var err error
		if written, ok := child.(string); ok {
			err = e.EncodeToken(xml.CharData(written))
		} else {
			err = e.Encode(child)
		}
		if err != nil {
			return err
		}
	}
	return e.EncodeToken(start.End())
}

// response is what an item asks for in QTI: its declaration, and what a person sees.
type response struct {
	cardinality, kind string
	correct           []string
	mapped            []mapping // when answers are worth different points
	template          string    // "": not scored
	body              []any
	files             map[string]element // drawings, by name
}

type mapping struct {
	answer string
	points float64
}

// writeQTI is a QTI 3 package: a manifest, one file an item of the types that QTI has, and a list of the others.
func writeQTI(d document) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	situation, _ := d["situation"].(string)
	resources := []any{}
	var without []string
	list, _ := d["items"].([]any)
	for _, one := range list {
		item := one.(document)
		id, _ := item["id"].(string)
		kind, _ := item["type"].(string)
		respond, ok := interactions[kind]
		if !ok {
			without = append(without, fmt.Sprintf("%s (%s)", id, kind))
			continue
		}
		r := respond(item)
		path := "items/" + identifier(id) + ".xml"
		files := []any{tag("file", attrs("href", path))}
		if err := writeXML(z, path, assessmentItem(situation, item, r)); err != nil {
			return nil, err
		}
		for name, drawing := range r.files {
			if err := writeXML(z, "items/"+name, drawing); err != nil {
				return nil, err
			}
			files = append(files, tag("file", attrs("href", "items/"+name)))
		}
		resources = append(resources, tag("resource", attrs("identifier", identifier(id), "type", "imsqti_item_xmlv3p0", "href", path), files...))
	}
	if err := writeXML(z, "imsmanifest.xml", manifest(situation, resources)); err != nil {
		return nil, err
	}
	notes, err := z.Create("LISEZMOI.txt")
	if err != nil {
		return nil, err
	}
	if _, err := notes.Write([]byte(aboutPackage(len(resources), without))); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

func writeXML(z *zip.Writer, path string, root element) error {
	file, err := z.Create(path)
	if err != nil {
		return err
	}
	if _, err := file.Write([]byte(xml.Header)); err != nil {
		return err
	}
	encoder := xml.NewEncoder(file)
	if err := encoder.Encode(root); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return encoder.Close()
}

func manifest(situation string, resources []any) element {
	return tag("manifest", attrs("xmlns", manifestNamespace, "identifier", "MANIFEST-"+situation),
		tag("metadata", nil, tag("schema", nil, "QTI Package"), tag("schemaversion", nil, "3.0.0")),
		tag("organizations", nil), tag("resources", nil, resources...))
}

func aboutPackage(exported int, without []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Paquet QTI 3 : %d questions.\r\n\r\n", exported)
	b.WriteString("Ne sont pas dans ce paquet : l’entraînement, le plan, les modèles, les images (dessinées par le logiciel), les voix.\r\n")
	b.WriteString("Une question « order » y est juste ou fausse : QTI n’a pas de modèle de correction pour des points par place.\r\n")
	if len(without) > 0 {
		fmt.Fprintf(&b, "\r\nQuestions d’un type sans équivalent en QTI (%d) :\r\n%s\r\n", len(without), strings.Join(without, "\r\n"))
	}
	return b.String()
}

func assessmentItem(situation string, item document, r response) element {
	id, _ := item["id"].(string)
	stimulus, _ := item["stimulus"].(document)
	title, _ := stimulus["question"].(string)
	if title == "" {
		title = situation + " " + id
	}
	declaration := tag("qti-response-declaration", attrs("identifier", "RESPONSE", "cardinality", r.cardinality, "base-type", r.kind))
	if len(r.correct) > 0 {
		correct := tag("qti-correct-response", nil)
		for _, value := range r.correct {
			correct.children = append(correct.children, tag("qti-value", nil, value))
		}
		declaration.children = append(declaration.children, correct)
	}
	if len(r.mapped) > 0 {
		mapped := tag("qti-mapping", attrs("default-value", "0"))
		for _, m := range r.mapped {
			entry := attrs("map-key", m.answer, "mapped-value", points(m.points))
			if r.kind == "string" {
				entry = append(entry, "case-sensitive", "false")
			}
			mapped.children = append(mapped.children, tag("qti-map-entry", entry))
		}
		declaration.children = append(declaration.children, mapped)
	}
	root := tag("qti-assessment-item", attrs("xmlns", qtiNamespace, "identifier", identifier(id), "title", title,
		"adaptive", "false", "time-dependent", "false", "xml:lang", "fr"),
		declaration,
		tag("qti-outcome-declaration", attrs("identifier", "SCORE", "cardinality", "single", "base-type", "float", "normal-maximum", points(worth(item)))),
		tag("qti-item-body", nil, append(shown(stimulus), r.body...)...))
	if r.template != "" {
		root.children = append(root.children, tag("qti-response-processing", attrs("template", processing+r.template+".xml")))
	}
	return root
}

func points(value float64) string {
	written, err := json.Marshal(value)
	if err != nil {
		return "0"
	}
	return string(written)
}

// worth is what a right answer earns.
func worth(item document) float64 {
	n, _ := item["points"].(json.Number)
	if f, err := n.Float64(); err == nil && f > 0 {
		return f
	}
	return 1
}

// identifier is an id that XML takes: it starts with a letter.
func identifier(id string) string {
	if id == "" || !(id[0] >= 'a' && id[0] <= 'z' || id[0] >= 'A' && id[0] <= 'Z') {
		return "i_" + id
	}
	return id
}
