package items

// shown is what a person reads before the answer: the document, the question, the hint.
func shown(stimulus document) []any {
	var body []any
	if alt := said(stimulus, "alt"); alt != "" {
		body = append(body, paragraph("Image : "+alt))
	}
	if d, ok := stimulus["document"].(document); ok {
		body = append(body, tag("div", nil, documentBody(d)...))
	}
	for _, name := range []string{"question", "hint"} {
		if written := said(stimulus, name); written != "" {
			body = append(body, paragraph(written))
		}
	}
	return body
}

func documentBody(d document) []any {
	var body []any
	if title := said(d, "title"); title != "" {
		body = append(body, tag("p", nil, tag("strong", nil, title)))
	}
	head, _ := d["head"].([]any)
	for _, line := range head {
		pair := sentences(line)
		if len(pair) == 2 {
			body = append(body, paragraph(pair[0]+" : "+pair[1]))
		}
	}
	for _, line := range sentences(d["text"]) {
		body = append(body, paragraph(line))
	}
	if list := sentences(d["list"]); len(list) > 0 {
		ul := tag("ul", nil)
		for _, line := range list {
			ul.children = append(ul.children, tag("li", nil, line))
		}
		body = append(body, ul)
	}
	if table, ok := d["table"].(document); ok {
		body = append(body, tableBody(table))
	}
	if foot := said(d, "foot"); foot != "" {
		body = append(body, paragraph(foot))
	}
	return body
}

func tableBody(table document) element {
	row := func(cell string, values any) element {
		tr := tag("tr", nil)
		for _, value := range sentences(values) {
			tr.children = append(tr.children, tag(cell, nil, value))
		}
		return tr
	}
	body := tag("tbody", nil)
	rows, _ := table["rows"].([]any)
	for _, one := range rows {
		body.children = append(body.children, row("td", one))
	}
	return tag("table", nil, tag("caption", nil, said(table, "caption")), tag("thead", nil, row("th", table["columns"])), body)
}
