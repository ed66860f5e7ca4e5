package mails

import (
	"embed"
	"fmt"
	html "html/template"
	"io"
	"strings"
	"sync"
	text "text/template"

	"github.com/pocketbase/pocketbase/core"

	"eva/hooks/internal/page"
)

//go:embed templates
var sources embed.FS

//go:embed layout.html
var htmlLayout string

//go:embed layout.txt
var textLayout string

const subjectMark = "Subject: "

// letter is a mail as it is sent.
type letter struct{ Subject, Text, HTML string }

// content is what the templates see.
type content struct {
	Address string // of the service, without a slash at the end
	Service string // its name
	Reply   string // who reads the answers; "" for nobody
	Data    map[string]string
	Subject string    // for the layouts, as the next two
	Body    string    // of the text
	HTML    html.HTML // of the mail, escaped by its own template
}

// pair is a template in its two forms. The subject is the first line of the text.
type pair struct {
	subject, text *text.Template
	html          *html.Template
}

var layouts = sync.OnceValue(func() pair {
	return pair{
		text: text.Must(text.New("layout").Parse(textLayout)),
		html: html.Must(html.New("layout").Parse(htmlLayout)),
	}
})

// compose fills a template in.
func compose(app core.App, name string, data map[string]string) (letter, error) {
	deployment, err := page.Current(app)
	if err != nil {
		return letter{}, err
	}
	return render(name, content{
		Address: strings.TrimRight(app.Settings().Meta.AppURL, "/"),
		Service: deployment.ServiceName, Reply: deployment.Reply(), Data: data,
	})
}

func render(name string, c content) (letter, error) {
	p, err := parse(name)
	if err != nil {
		return letter{}, err
	}
	subject, err := fill(p.subject, c)
	if err != nil {
		return letter{}, err
	}
	c.Subject = strings.Join(strings.Fields(subject), " ") // a name with a line break must not add a header
	if c.Body, err = fill(p.text, c); err != nil {
		return letter{}, err
	}
	body, err := fill(p.html, c)
	if err != nil {
		return letter{}, err
	}
	c.HTML = html.HTML(body)
	l := letter{Subject: c.Subject}
	if l.Text, err = fill(layouts().text, c); err != nil {
		return letter{}, err
	}
	l.HTML, err = fill(layouts().html, c)
	return l, err
}

// parse reads a pair. A mail is rare: nothing is kept.
func parse(name string) (pair, error) {
	plain, err := sources.ReadFile("templates/" + name + ".txt")
	if err != nil {
		return pair{}, fmt.Errorf("no mail is called %q: %w", name, err)
	}
	rich, err := sources.ReadFile("templates/" + name + ".html")
	if err != nil {
		return pair{}, fmt.Errorf("the mail %q has no HTML: %w", name, err)
	}
	first, rest, _ := strings.Cut(string(plain), "\n")
	subject, found := strings.CutPrefix(first, subjectMark)
	if !found {
		return pair{}, fmt.Errorf("the first line of the mail %q is not its subject", name)
	}
	var p pair
	if p.subject, err = text.New(name).Funcs(text.FuncMap{"counted": counted}).Option("missingkey=error").Parse(subject); err != nil {
		return pair{}, err
	}
	if p.text, err = text.New(name).Funcs(text.FuncMap{"counted": counted}).Option("missingkey=error").Parse(strings.TrimSpace(rest)); err != nil {
		return pair{}, err
	}
	p.html, err = html.New(name).Funcs(html.FuncMap{"counted": counted}).Option("missingkey=error").Parse(string(rich))
	return p, err
}

// counted is "1 réponse" or "2 réponses".
func counted(number, one, many string) string {
	if number == "1" {
		return "1\u00a0" + one
	}
	return number + "\u00a0" + many
}

// template is what the two libraries have in common.
type template interface {
	Execute(w io.Writer, data any) error
}

func fill(t template, c content) (string, error) {
	var b strings.Builder
	err := t.Execute(&b, c)
	return b.String(), err
}
