package items

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// everything is a content with one of each thing that a sheet could lose.
const everything = `{"situation":"livraison","version":3,"title":"=SOMME(A1)","description":"'@ « ’ \" & < > \t fin ","minutes":1.50,"position":-2,
"settings":{"a":{"b":[1,null,true]}},"texts":{"instruction":["+Un","Deux"],"vide":[],"lignes":["a\nb"],"trou":[""]},
"training":[{"id":"t1","type":"single_choice","stimulus":{"options":[{"id":"-a","text":"-5"}]},"feedback":{"":{"understood":false,"text":"x"},"-a":{"understood":true,"text":"'y"},"*":"odd"}}],
"items":[{"id":"a1","type":"text_input","optional":true,"module":"n1","form":"A","family":"f","catch_up":true,"criterion":"2.1.3",
 "stimulus":{"question":"Deux\nlignes","text":["-un","deux"],"no_voice":false,"document":{"kind":"note","head":[["a","b"]],"text":["p"],"list":[""]},"longest":12,"fixed":true},
 "key":{"grades":[{"text":"a = b","points":0.75},{"text":"=c","points":1}]},"points":0.5,"difficulty":{"b":-1.25,"provisional":true},"skill":"writing"},
 {"id":"a2","type":"free_text","stimulus":{"text":"mot","options":[],"zones":[{"id":"z1","name":"N","x":1.5,"y":0,"w":10,"h":20,"more":{"deep":1}}],"document":{}},"key":{},"points":0,"difficulty":null,"skill":""},
 {"id":"a3","type":"gauge","stimulus":{"steps":[{"text":"sans code"},{"id":"","text":""}],"items":["text"]},"key":{"grades":[{"text":"x","points":1,"note":"y"}]},"points":1},
 {"id":"a4","type":"task","stimulus":{"start":"LONG"},"key":{"any":["a","b"]},"points":1}],
"plan":{"start":"n1","modules":{"n1":{"catch_up":true,"then":[{"at_least_share":0.7,"to":"n2"},{"to":"n3"}]},"n2":{"then":[]},"n3":{"note":"x","then":[{"above":5,"to":"n2"}]}},
 "adaptive":{"balance":"skill","min_items":12}},
"templates":[{"id":"m1","draw":{"a":[2,9]}}]}`

// TestWorkbooksLoseNothing: JSON → XLSX → JSON gives the same bytes, for every content of the release and the worst of ours.
func TestWorkbooksLoseNothing(t *testing.T) {
	files := authorsFiles(t)
	files["everything"] = []byte(strings.Replace(everything, "LONG", strings.Repeat("élan 😀 ", 9000), 1))
	files["odd plan"] = []byte(`{"situation":"x","version":1,"title":"X","plan":{"modules":{"a":{"then":[{}]},"b":[1]},"start":"nowhere"}}`)
	for name, data := range files {
		d := tree(t, data)
		want := write(d)
		book, err := writeSheets(d)
		if err != nil {
			t.Fatal(name, err)
		}
		if !bytes.Equal(write(d), want) {
			t.Fatal(name, "was changed by its export")
		}
		again, _, problems := readSheets(book)
		if len(problems) > 0 {
			t.Fatal(name, problems)
		}
		if got := write(again); !bytes.Equal(got, want) {
			t.Errorf("%s: %s", name, difference(got, want))
		}
	}
}

// edited is the workbook of livraison after an author's hand.
func edited(t *testing.T, edit func(f *excelize.File)) []byte {
	t.Helper()
	book, err := writeSheets(tree(t, authorsFiles(t)["livraison"]))
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func cellOf(t *testing.T, sheet, title string, row int) string {
	t.Helper()
	columns := map[string][]column{itemSheet: itemColumns, optionSheet: append([]column{{title: questionTitle}, {title: sortTitle}}, optionColumns...)}[sheet]
	i := slices.IndexFunc(columns, func(c column) bool { return c.title == title })
	name, err := excelize.CoordinatesToCellName(i+1, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// Each cell that is wrong is named, all of them at once.
func TestWorkbookErrorsNameTheCell(t *testing.T) {
	book := edited(t, func(f *excelize.File) {
		set := func(sheet, cell string, value any) {
			if err := f.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
		set(itemSheet, cellOf(t, itemSheet, "Points", 2), "beaucoup")
		set(itemSheet, cellOf(t, itemSheet, "Type", 3), "quizz")
		set(itemSheet, cellOf(t, itemSheet, "Bonne réponse", 4), "z")
		set(itemSheet, cellOf(t, itemSheet, "Code", 5), "c2")
		set(itemSheet, cellOf(t, itemSheet, "Facultative", 6), "peut-être")
		set(optionSheet, cellOf(t, optionSheet, questionTitle, 5), "c99")
		set(optionSheet, cellOf(t, optionSheet, sortTitle, 6), "choix")
		set(situationSheet, "B4", "")
		set(planSheet, "D2", "beaucoup")
		set(planSheet, "A2", "n1")
	})
	d, at, problems := readSheets(book)
	_, more := check(d, at)
	said := map[string]bool{}
	for _, p := range append(problems, more...) {
		said[fmt.Sprint(p.Sheet, " ", p.Line, " ", p.Field)] = true
	}
	for _, want := range []string{"Items 2 Points", "Items 3 type", "Items 4 key", "Items 5 id", "Items 6 Facultative", "Options 5 Question",
		"Options 6 Sorte", "Situation 4 title", "Plan 2 Points d’au moins"} {
		if !said[want] {
			t.Errorf("%s is not among %v", want, slices.Sorted(maps.Keys(said)))
		}
	}
}

func TestAuthorsMayTypeFreely(t *testing.T) {
	d, _, problems := readSheets(edited(t, func(f *excelize.File) {
		for cell, value := range map[string]any{
			cellOf(t, itemSheet, "Points", 2): "1 000,5", cellOf(t, itemSheet, "Libellé", 2): 12, cellOf(t, itemSheet, "Ordre fixe", 2): "X",
		} {
			if err := f.SetCellValue(itemSheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	item := d["items"].([]any)[0].(document)
	if got := compact(item["points"]); got != "1000.5" || item["stimulus"].(document)["label"] != "12" || item["stimulus"].(document)["fixed"] != true {
		t.Errorf("%s", compact(item))
	}
}

func TestLimitsOfWorkbooks(t *testing.T) {
	for name, c := range map[string]struct {
		book []byte
		want string
	}{
		"not a workbook": {[]byte("PK"), "ne se lit pas"},
		"a sheet is missing": {edited(t, func(f *excelize.File) {
			if err := f.DeleteSheet(optionSheet); err != nil {
				t.Fatal(err)
			}
		}), "« Options » manque"},
		"an unknown column": {edited(t, func(f *excelize.File) {
			if err := f.SetCellValue(itemSheet, "A1", "Kode"); err != nil {
				t.Fatal(err)
			}
		}), "n’existe pas"},
		"too many rows": {edited(t, func(f *excelize.File) {
			if err := f.SetCellValue(textSheet, fmt.Sprintf("A%d", mostRows+2), "x"); err != nil {
				t.Fatal(err)
			}
		}), "plus de 10000 lignes"},
	} {
		_, _, problems := readSheets(c.book)
		if len(problems) == 0 || !strings.Contains(problems[0].Message, c.want) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
