package items

// putPlan makes a plan of the rows of its sheet: nil when there is none.
func putPlan(list [][]string) (document, []Problem) {
	r := &workbookReader{sheets: map[string][][]string{planSheet: list}}
	header := r.header(planSheet, columnTitles(planColumns, moduleTitle, startTitle, catchUpTitle, ofModuleTitle))
	var plan document
	modules := document{}
	for i, row := range list[1:] {
		if blank(row) {
			continue
		}
		if plan == nil {
			plan = document{"modules": modules}
		}
		line, name := i+2, unguard(at(row, header, moduleTitle))
		own := at(row, header, ofModuleTitle)
		if last, ok := header[ofModuleTitle]; ok { // the JSON of a step ends where that of its module starts
			row = row[:min(last, len(row))]
		}
		step := r.putAll(planSheet, line, row, header, planColumns)
		if name == planSettingsRow {
			for field, value := range step {
				plan[field] = value
			}
			continue
		}
		if name == "" {
			r.add(planSheet, line, "", moduleTitle, "il manque le nom du module.")
			continue
		}
		r.putModule(plan, modules, line, name, own, row, header, step)
	}
	return plan, r.problems
}

func (r *workbookReader) putModule(plan, modules document, line int, name, own string, row []string, header map[string]int, step document) {
	module, known := modules[name].(document)
	if !known {
		module = document{"then": []any{}}
		modules[name] = module
	}
	if own != "" {
		more, _, err := readDocument([]byte(own))
		if err != nil {
			r.add(planSheet, line, name, ofModuleTitle, "ce JSON ne se lit pas.")
		}
		for field, value := range more {
			module[field] = value
		}
	}
	for title, put := range map[string]func(any){
		startTitle: func(yes any) {
			if yes == true {
				plan["start"] = name
			}
		},
		catchUpTitle: func(yes any) { module["catch_up"] = yes },
	} {
		if cell := at(row, header, title); cell != "" {
			yes, err := flagValue(cell)
			if err != nil {
				r.add(planSheet, line, name, title, err.Error()+".")
				continue
			}
			put(yes)
		}
	}
	if len(step) > 0 {
		steps, _ := module["then"].([]any)
		module["then"] = append(steps, step)
	}
}
