package items

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/xuri/excelize/v2"
)

// rows are a sheet: its headers first.
type rows [][]any

// writeSheets is the workbook of a document.
func writeSheets(d document) ([]byte, error) {
	d = clone(d).(document)
	var options rows
	options = append(options, append([]any{questionTitle, sortTitle}, titles(optionColumns)...))
	sheets := map[string]rows{}
	for group, name := range map[string]string{"items": itemSheet, "training": trainingSheet} {
		list, _ := d[group].([]any)
		sheets[name] = append(sheets[name], titles(itemColumns))
		for _, one := range list {
			item := one.(document)
			options = append(options, takeOptions(item)...)
			dropEmpty(item, "", "skill")
			dropEmpty(item, nil, "difficulty")
			sheets[name] = append(sheets[name], takeAll(item, itemColumns))
		}
		delete(d, group)
	}
	sheets[optionSheet] = options
	sheets[planSheet] = takePlan(d)
	sheets[textSheet] = takeTexts(d)
	sheets[situationSheet] = takeSituation(d)
	sheets[guideSheet] = rows{{"Comment remplir ce classeur"}}
	for _, line := range guide {
		sheets[guideSheet] = append(sheets[guideSheet], []any{line})
	}
	return workbook(sheets)
}

func titles(columns []column) []any {
	list := make([]any, 0, len(columns)+1)
	for _, c := range columns {
		list = append(list, c.title)
	}
	return append(list, restTitle)
}

// takeAll is the row of a tree: its columns, then what they do not say.
func takeAll(tree document, columns []column) []any {
	row := make([]any, 0, len(columns)+1)
	for _, c := range columns {
		row = append(row, c.take(tree))
	}
	return append(row, rest(tree)...)
}

// rest is a tree in JSON, in as many cells as it takes.
func rest(tree document) []any {
	if len(tree) == 0 {
		return nil
	}
	var cells []any
	for part := range slices.Chunk([]rune(compact(tree)), longest) {
		cells = append(cells, string(part))
	}
	return cells
}

// takeOptions are the rows of the answers that an item offers, and of what its training says to each.
func takeOptions(item document) rows {
	var list rows
	stimulus, _ := item["stimulus"].(document)
	for _, name := range optionLists {
		options, _ := stimulus[name].([]any)
		if len(options) == 0 || !slices.ContainsFunc(options, func(one any) bool { _, ok := one.(document); return ok }) {
			continue
		}
		if slices.ContainsFunc(options, func(one any) bool { _, ok := one.(document); return !ok }) {
			continue
		}
		for _, one := range options {
			list = append(list, append([]any{item["id"], name}, takeAll(one.(document), optionColumns)...))
		}
		delete(stimulus, name)
		if len(stimulus) == 0 {
			delete(item, "stimulus")
		}
	}
	feedback, _ := item["feedback"].(document)
	for _, answer := range inOrder(feedback) {
		said, ok := feedback[answer].(document)
		if _, named := said["id"]; !ok || named {
			continue
		}
		row := takeAll(said, optionColumns)
		if answer != "" {
			row[0] = guard(answer)
		}
		list = append(list, append([]any{item["id"], feedbackSort}, row...))
		delete(feedback, answer)
		if len(feedback) == 0 {
			delete(item, "feedback")
		}
	}
	return list
}

func takeTexts(d document) rows {
	list := rows{{keyTitle, sentenceTitle}}
	texts, _ := d["texts"].(document)
	for _, key := range inOrder(texts) {
		sentences, _ := texts[key].([]any)
		if _, ok := linesCell(sentences); !ok || key == "" || guard(key) != key {
			continue
		}
		for _, sentence := range sentences {
			list = append(list, []any{key, guard(sentence.(string))})
		}
		delete(texts, key)
	}
	dropNothing(d, "texts")
	return list
}

// dropNothing removes an empty group that goes without saying.
func dropNothing(d document, name string) {
	if group, ok := d[name].(document); ok && len(group) == 0 {
		delete(d, name)
	}
}

func takeSituation(d document) rows {
	list := rows{{fieldTitle, valueTitle}}
	for _, c := range situationColumns {
		list = append(list, []any{c.title, c.take(d)})
	}
	dropNothing(d, "settings")
	dropEmpty(d, "", "description")
	return append(list, append([]any{restTitle}, rest(d)...))
}

// takePlan are the rows of a plan: one a condition. A plan that they could not give back stays in JSON.
func takePlan(d document) rows {
	list := rows{append(append([]any{moduleTitle, startTitle, catchUpTitle}, titles(planColumns)...), ofModuleTitle)}
	plan, ok := clone(d["plan"]).(document)
	if !ok {
		return list
	}
	modules, _ := plan["modules"].(document)
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		list = append(list, takeModule(name, modules[name], plan["start"])...)
	}
	delete(plan, "modules")
	delete(plan, "start")
	if len(plan) > 0 {
		row := make([]any, len(list[0])-2)
		row[0] = planSettingsRow
		list = append(list, append(row, rest(plan)[0], nil))
	}
	if again, problems := putPlan(texts(list)); len(problems) > 0 || !reflect.DeepEqual(again, d["plan"]) {
		return list[:1]
	}
	delete(d, "plan")
	return list
}

func takeModule(name string, one, start any) rows {
	module, ok := one.(document)
	if !ok {
		return nil
	}
	var started, own any
	if start == name {
		started = "oui"
	}
	caught := column{path: "catch_up", kind: flag}.take(module)
	steps, _ := module["then"].([]any)
	delete(module, "then")
	if len(module) > 0 {
		own = compact(module)
	}
	head := []any{guard(name), started, caught}
	row := func(step document) []any {
		cells := takeAll(step, planColumns)
		cells = append(cells, make([]any, len(planColumns)+1-len(cells))...)
		return append(append(slices.Clone(head), cells...), own)
	}
	if len(steps) == 0 {
		return rows{row(document{})}
	}
	var list rows
	for _, step := range steps {
		tree, ok := step.(document)
		if !ok {
			return nil
		}
		list = append(list, row(tree))
	}
	return list
}

// texts are rows as they will be read.
func texts(list rows) [][]string {
	read := make([][]string, len(list))
	for i, row := range list {
		for _, cell := range row {
			written := ""
			if cell != nil {
				written = fmt.Sprint(cell)
			}
			read[i] = append(read[i], written)
		}
	}
	return read
}

// sheetOrder is that of the tabs.
var sheetOrder = []string{guideSheet, situationSheet, textSheet, itemSheet, optionSheet, trainingSheet, planSheet}

func workbook(sheets map[string]rows) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", guideSheet); err != nil {
		return nil, err
	}
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	body, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	for _, name := range sheetOrder {
		if _, err := f.NewSheet(name); err != nil {
			return nil, err
		}
		if err := fill(f, name, sheets[name], head, body); err != nil {
			return nil, fmt.Errorf("write the sheet %s: %w", name, err)
		}
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}

// widths of the columns, by sheet: two that explain, and those of the tables.
var widths = map[string][]float64{guideSheet: {120}, situationSheet: {36, 80}, textSheet: {18, 100}, planSheet: {20}}

func fill(f *excelize.File, name string, list rows, head, body int) error {
	sheet, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	columns := slices.Clone(widths[name])
	for _, c := range map[string][]column{itemSheet: itemColumns, trainingSheet: itemColumns, optionSheet: optionColumns}[name] {
		columns = append(columns, c.width)
	}
	if name == optionSheet {
		columns = append([]float64{10, 10}, columns...)
	}
	for i, width := range columns {
		if err := sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, row := range list {
		style := body
		if i == 0 {
			style = head
		}
		cells := make([]any, len(row))
		for j, value := range row {
			cells[j] = excelize.Cell{StyleID: style, Value: value}
		}
		if err := sheet.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	return sheet.Flush()
}
