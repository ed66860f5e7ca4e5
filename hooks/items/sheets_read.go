package items

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

const mostUnzipped = 200 << 20 // a small file may hold a huge one

// workbookReader reads the sheets of an author back into a document.
type workbookReader struct {
	sheets   map[string][][]string
	document document
	at       places
	items    map[string]string // path of each item by its code
	problems []Problem
}

// readSheets reads a workbook.
func readSheets(data []byte) (document, places, []Problem) {
	sheets, problems := openSheets(data)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	r := &workbookReader{sheets: sheets, document: document{"texts": document{}}, at: places{}, items: map[string]string{}}
	r.readSituation()
	r.readTexts()
	r.readItems("training", trainingSheet)
	r.readItems("items", itemSheet)
	r.readOptions()
	if list := sheets[planSheet]; len(list) > 1 {
		plan, problems := putPlan(list)
		if plan != nil {
			r.document["plan"] = plan
		}
		r.problems = append(r.problems, problems...)
	}
	return normalise(r.document), r.at, r.problems[:min(len(r.problems), mostProblems)]
}

func openSheets(data []byte) (map[string][][]string, []Problem) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnzipped})
	if err != nil {
		return nil, []Problem{{Message: fmt.Sprintf("ce classeur .xlsx ne se lit pas (détail : %v).", err)}}
	}
	defer f.Close()
	sheets := map[string][][]string{}
	var problems []Problem
	for _, name := range sheetOrder[1:] {
		if !slices.Contains(f.GetSheetList(), name) {
			problems = append(problems, Problem{place: place{Sheet: name}, Message: fmt.Sprintf("la feuille « %s » manque.", name)})
			continue
		}
		list, err := readRows(f, name)
		if err != nil {
			problems = append(problems, Problem{place: place{Sheet: name}, Message: err.Error() + "."})
		}
		sheets[name] = list
	}
	return sheets, problems
}

func readRows(f *excelize.File, name string) ([][]string, error) {
	iterator, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer iterator.Close()
	var list [][]string
	for iterator.Next() {
		row, err := iterator.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, fmt.Errorf("la ligne %d ne se lit pas (détail : %w)", len(list)+1, err)
		}
		if list = append(list, row); len(list) > mostRows+1 {
			return nil, fmt.Errorf("cette feuille a plus de %d lignes : c’est plus que la banque ne lit", mostRows)
		}
	}
	if len(list) == 0 {
		return nil, errors.New("cette feuille est vide : il lui faut au moins sa ligne de titres")
	}
	return list, iterator.Error()
}

func (r *workbookReader) add(sheet string, line int, item, field, message string) {
	r.problems = append(r.problems, Problem{place: place{sheet, line}, Item: item, Field: field, Message: message})
}

func blank(row []string) bool {
	return !slices.ContainsFunc(row, func(cell string) bool { return cell != "" })
}

// header finds the columns of a sheet by their titles, and names those that are not its own.
func (r *workbookReader) header(sheet string, known []string) map[string]int {
	found := map[string]int{}
	after := false
	for i, title := range r.sheets[sheet][0] {
		title = strings.TrimSpace(title)
		_, twice := found[title]
		switch {
		case title == "" && after: // what is left of a long cell of JSON
		case title == "":
		case twice:
			r.add(sheet, 1, "", title, "cette colonne est là deux fois.")
		case !slices.Contains(known, title):
			r.add(sheet, 1, "", title, "cette colonne n’existe pas.")
		default:
			found[title] = i
		}
		after = title == restTitle
	}
	return found
}

// putAll makes a tree of a row. JSON first: columns complete it.
func (r *workbookReader) putAll(sheet string, line int, row []string, header map[string]int, columns []column) document {
	tree := document{}
	who := at(row, header, "Code")
	if i, ok := header[restTitle]; ok && i < len(row) {
		written := strings.Join(row[i:], "")
		if written != "" {
			var err error
			if tree, _, err = readDocument([]byte(written)); err != nil {
				r.add(sheet, line, who, restTitle, "ce JSON ne se lit pas.")
				tree = document{}
			}
		}
	}
	for _, c := range columns {
		cell := at(row, header, c.title)
		if cell == "" {
			continue
		}
		if err := c.put(tree, cell); err != nil {
			r.add(sheet, line, who, c.title, err.Error()+".")
		}
	}
	return tree
}

// at is a cell of a row by the title of its column; "" when there is none.
func at(row []string, header map[string]int, title string) string {
	i, ok := header[title]
	if !ok || i >= len(row) {
		return ""
	}
	return row[i]
}

func (r *workbookReader) readSituation() {
	var row []string
	header := map[string]int{}
	for i, cells := range r.sheets[situationSheet] {
		cells = append(cells, "", "")
		if i == 0 || blank(cells) {
			continue
		}
		field := strings.TrimSpace(cells[0])
		if field == restTitle { // last in the row, as in a table: it may be long
			header[field] = len(situationColumns)
			row = append(append(row, make([]string, len(situationColumns)-min(len(row), len(situationColumns)))...), cells[1:]...)
			continue
		}
		place := slices.IndexFunc(situationColumns, func(c column) bool { return c.title == field })
		if place < 0 {
			r.add(situationSheet, i+1, "", field, "ce champ n’existe pas.")
			continue
		}
		for len(row) <= place {
			row = append(row, "")
		}
		row[place] = cells[1]
		header[field] = place
		r.at[situationColumns[place].path] = position(situationSheet, i)
	}
	r.at["settings"] = place{Sheet: situationSheet}
	for name, value := range r.putAll(situationSheet, 0, row, header, situationColumns) {
		r.document[name] = value
	}
	if _, ok := r.document["texts"].(document); !ok {
		r.document["texts"] = document{}
	}
}

func position(sheet string, row int) place { return place{sheet, row + 1} }

func (r *workbookReader) readTexts() {
	header := r.header(textSheet, []string{keyTitle, sentenceTitle})
	texts := r.document["texts"].(document)
	for i, row := range r.sheets[textSheet][1:] {
		if blank(row) {
			continue
		}
		key := at(row, header, keyTitle)
		if key == "" {
			r.add(textSheet, i+2, "", keyTitle, "il manque la clé de cette phrase.")
			continue
		}
		r.at["texts."+key] = position(textSheet, i+1)
		sentences, _ := texts[key].([]any)
		texts[key] = append(sentences, unguard(at(row, header, sentenceTitle)))
	}
}

func columnTitles(columns []column, more ...string) []string {
	list := append([]string{restTitle}, more...)
	for _, c := range columns {
		list = append(list, c.title)
	}
	return list
}

func (r *workbookReader) readItems(group, sheet string) {
	header := r.header(sheet, columnTitles(itemColumns))
	list := []any{}
	for i, row := range r.sheets[sheet][1:] {
		if blank(row) {
			continue
		}
		path := fmt.Sprintf("%s[%d]", group, len(list))
		r.at[path] = position(sheet, i+1)
		r.items[at(row, header, "Code")] = path
		list = append(list, r.putAll(sheet, i+2, row, header, itemColumns))
	}
	r.document[group] = list
}

func (r *workbookReader) readOptions() {
	header := r.header(optionSheet, columnTitles(optionColumns, questionTitle, sortTitle))
	for i, row := range r.sheets[optionSheet][1:] {
		if blank(row) {
			continue
		}
		line, question := i+2, unguard(at(row, header, questionTitle))
		path, ok := r.items[question]
		if !ok {
			r.add(optionSheet, line, question, questionTitle, "aucune question n’a ce code.")
			continue
		}
		item := r.item(path)
		option := r.putAll(optionSheet, line, row, header, optionColumns)
		switch name := at(row, header, sortTitle); {
		case name == feedbackSort:
			answer, _ := option["id"].(string)
			delete(option, "id")
			group(item, "feedback")[answer] = option
		case slices.Contains(optionLists, name):
			stimulus := group(item, "stimulus")
			options, _ := stimulus[name].([]any)
			r.at[fmt.Sprintf("%s.stimulus.%s[%d]", path, name, len(options))] = position(optionSheet, i+1)
			stimulus[name] = append(options, option)
		default:
			r.add(optionSheet, line, question, sortTitle, fmt.Sprintf("les sortes possibles sont %s et %s.", strings.Join(optionLists, ", "), feedbackSort))
		}
	}
}

func (r *workbookReader) item(path string) document {
	var i int
	name, _, _ := strings.Cut(path, "[")
	fmt.Sscanf(path[len(name):], "[%d]", &i)
	return r.document[name].([]any)[i].(document)
}

func group(item document, name string) document {
	inside, ok := item[name].(document)
	if !ok {
		inside = document{}
		item[name] = inside
	}
	return inside
}
