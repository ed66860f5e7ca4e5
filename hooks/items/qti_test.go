package items

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// parsed is any XML, for looking at.
type parsed struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []parsed   `xml:",any"`
}

func (p parsed) attr(name string) string {
	for _, a := range p.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (p parsed) all(name string) []parsed {
	var found []parsed
	for _, child := range p.Children {
		if child.XMLName.Local == name {
			found = append(found, child)
		}
		found = append(found, child.all(name)...)
	}
	return found
}

func unzip(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		if _, twice := files[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		files[f.Name] = string(content)
	}
	return files
}

// required are the attributes that the schema asks of each interaction beside its response-identifier.
var required = map[string][]string{
	"qti-choice-interaction": {"shuffle", "max-choices"}, "qti-hottext-interaction": {"max-choices"}, "qti-hotspot-interaction": {"max-choices"},
	"qti-order-interaction": {"shuffle"}, "qti-match-interaction": {"shuffle", "max-associations"}, "qti-text-entry-interaction": nil,
	"qti-slider-interaction": {"lower-bound", "upper-bound"}, "qti-extended-text-interaction": nil,
}

// TestPackages: every item of every content that QTI can say is well-formed, and asks and corrects what ours does.
func TestPackages(t *testing.T) {
	for name, data := range authorsFiles(t) {
		d := tree(t, data)
		packed, err := writeQTI(d)
		if err != nil {
			t.Fatal(name, err)
		}
		files := unzip(t, packed)
		var manifest parsed
		if err := xml.Unmarshal([]byte(files["imsmanifest.xml"]), &manifest); err != nil || manifest.XMLName.Space != manifestNamespace {
			t.Fatal(name, err, manifest.XMLName)
		}
		for _, file := range manifest.all("file") {
			if files[file.attr("href")] == "" {
				t.Errorf("%s: the manifest names %s, which is not there", name, file.attr("href"))
			}
		}
		exported := len(manifest.all("resource"))
		for _, one := range d["items"].([]any) {
			item := one.(document)
			if _, has := interactions[said(item, "type")]; !has {
				if !strings.Contains(files["LISEZMOI.txt"], said(item, "id")+" (") {
					t.Errorf("%s: %s is neither exported nor listed", name, said(item, "id"))
				}
				continue
			}
			exported--
			checkAssessmentItem(t, name, item, files["items/"+identifier(said(item, "id"))+".xml"])
		}
		if exported != 0 {
			t.Errorf("%s: %d more items in the manifest", name, exported)
		}
	}
}

func checkAssessmentItem(t *testing.T, name string, item document, source string) {
	t.Helper()
	where := name + " " + said(item, "id")
	var root parsed
	if err := xml.Unmarshal([]byte(source), &root); err != nil {
		t.Errorf("%s: %v", where, err)
		return
	}
	if root.XMLName.Local != "qti-assessment-item" || root.XMLName.Space != qtiNamespace {
		t.Errorf("%s: %v", where, root.XMLName)
	}
	for _, needed := range []string{"identifier", "title", "adaptive", "time-dependent"} {
		if root.attr(needed) == "" {
			t.Errorf("%s: no %s", where, needed)
		}
	}
	found := 0
	for interaction, needed := range required {
		for _, one := range root.all(interaction) {
			found++
			for _, attr := range append([]string{"response-identifier"}, needed...) {
				if one.attr(attr) == "" {
					t.Errorf("%s: %s without %s", where, interaction, attr)
				}
			}
		}
	}
	if found != 1 || len(root.all("qti-response-declaration")) != 1 || len(root.all("qti-item-body")) != 1 {
		t.Errorf("%s: %d interactions", where, found)
	}
	ids := map[string]bool{}
	for _, choice := range []string{"qti-simple-choice", "qti-hottext", "qti-hotspot-choice", "qti-simple-associable-choice"} {
		for _, one := range root.all(choice) {
			if ids[one.attr("identifier")] {
				t.Errorf("%s: the identifier %s twice", where, one.attr("identifier"))
			}
			ids[one.attr("identifier")] = true
		}
	}
	correct := root.all("qti-value")
	if template := root.all("qti-response-processing"); len(template) > 0 && (len(correct) == 0 || !strings.HasPrefix(template[0].attr("template"), processing)) {
		t.Errorf("%s is corrected by nothing", where)
	}
	for _, value := range correct {
		for id := range strings.FieldsSeq(value.Text) {
			if len(ids) > 0 && !ids[id] {
				t.Errorf("%s: %q is right and not offered", where, id)
			}
		}
	}
}

// TestInteractions writes by hand what a few items are in QTI.
func TestInteractions(t *testing.T) {
	for name, c := range map[string]struct{ item, want string }{
		"words to click": {`{"id":"1a","type":"click_words","stimulus":{"question":"Q & A","text":["Le [[w1|chat]] <dort>."]},"key":{"right":"w1"}}`,
			`<p>Q &amp; A</p><qti-hottext-interaction response-identifier="RESPONSE" max-choices="0"><p>Le <qti-hottext identifier="w1">chat</qti-hottext> &lt;dort&gt;.</p></qti-hottext-interaction>`},
		"an identifier":     {`{"id":"1a","type":"free_text","stimulus":{}}`, `identifier="i_1a"`},
		"a zone":            {`{"id":"a","type":"click_in_image","stimulus":{"zones":[{"id":"z1","name":"Porte","x":10,"y":5.5,"w":20,"h":30}]},"key":{"right":"z1"},"points":2}`, `coords="100,55,300,355"`},
		"points":            {`{"id":"a","type":"single_choice","stimulus":{"options":[{"id":"b","text":"x"}]},"key":{"right":"b"},"points":0.5}`, `<qti-map-entry map-key="b" mapped-value="0.5"></qti-map-entry>`},
		"pairs":             {`{"id":"a","type":"drag_to_zones","stimulus":{"items":[{"id":"a","text":"x"}],"zones":[{"id":"a","name":"y"}]},"key":{"right":"a:a"},"points":1}`, `<qti-value>a z_a</qti-value>`},
		"a gap":             {`{"id":"a","type":"gap_text","stimulus":{"before":"Le ","after":" dort","longest":12},"key":{"grades":[{"text":"chat","points":1},{"text":"cha","points":0.75}]}}`, `<p>Le <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="12"></qti-text-entry-interaction> dort</p>`},
		"half a point":      {`{"id":"a","type":"text_input","stimulus":{},"key":{"grades":[{"text":"cha","points":0.75},{"text":"chat","points":1}]}}`, `<qti-correct-response><qti-value>chat</qti-value></qti-correct-response><qti-mapping default-value="0"><qti-map-entry map-key="cha" mapped-value="0.75" case-sensitive="false">`},
		"a number":          {`{"id":"a","type":"number_input","stimulus":{"unit":"€"},"key":{"right":"1 800,50"}}`, `<qti-value>1800.50</qti-value>`},
		"an unscored scale": {`{"id":"a","type":"gauge","stimulus":{"steps":[{"id":"s1","text":"Peu"},{"id":"s2","text":"Assez"},{"id":"s3","text":"Très"}]},"key":{}}`, `lower-bound="1" upper-bound="3" step="1"`},
		"an order":          {`{"id":"a","type":"order","stimulus":{"items":[{"id":"x","text":"1"},{"id":"y","text":"2"}]},"key":{"right":"y x"}}`, `<qti-value>y</qti-value><qti-value>x</qti-value>`},
	} {
		d := document{"situation": "x", "items": []any{tree(t, []byte(c.item))}}
		packed, err := writeQTI(d)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, source := range unzip(t, packed) {
			found = found || strings.Contains(source, c.want)
		}
		if !found {
			t.Errorf("%s: no %s in %v", name, c.want, unzip(t, packed))
		}
	}
}
