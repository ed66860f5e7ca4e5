package web

import (
	"io"
	"path"
	"regexp"
	"strings"
)

// importPattern finds what a module imports at its start; what it imports later is fetched when it is needed.
var importPattern = regexp.MustCompile(`(?m)^(?:import|export)\s[^;"']*?from\s*"(\.[^"]+)"|^import\s*"(\.[^"]+)"`)

// imports are the modules that a module imports, those that these import, and so on: the browser fetches them at once
// rather than one level after the other, which is what a slow network feels.
func (f *front) imports(module string) []string {
	if known, ok := f.graphs.Load(module); ok {
		return known.([]string)
	}
	var found []string
	seen := map[string]bool{module: true}
	for queue := []string{module}; len(queue) > 0; queue = queue[1:] {
		for _, imported := range f.importsOf(queue[0]) {
			if !seen[imported] {
				seen[imported] = true
				found = append(found, imported)
				queue = append(queue, imported)
			}
		}
	}
	f.graphs.Store(module, found)
	return found
}

func (f *front) importsOf(module string) []string {
	source, err := f.read(module)
	if err != nil {
		return nil // the browser will say what is missing
	}
	var paths []string
	for _, match := range importPattern.FindAllStringSubmatch(source, -1) {
		imported := path.Join(path.Dir(module), match[1]+match[2])
		if f.files[strings.TrimPrefix(imported, "/")] != nil {
			paths = append(paths, imported)
		}
	}
	return paths
}

var fontPattern = regexp.MustCompile(`url\(["']?([^"')]+\.woff2)["']?\)`)

// fonts are the addresses of the fonts of the theme, whoever wrote it: a browser would ask for them only once it has
// read the style sheet. They must be the same to the letter, or it fetches them twice.
func (f *front) fonts() []string {
	const sheet = "/theme/eva.css"
	source, err := f.read(sheet)
	if err != nil {
		return nil // a front without a theme
	}
	var addresses []string
	for _, match := range fontPattern.FindAllStringSubmatch(source, -1) {
		address := match[1]
		if !strings.HasPrefix(address, "/") {
			address = path.Join(f.prefix(), path.Dir(sheet), address)
		}
		addresses = append(addresses, address)
	}
	return addresses
}

// body is a file as it is, nil when there is none.
func (f *front) body(address string) []byte {
	source, err := f.read(address)
	if err != nil {
		return nil
	}
	return []byte(source)
}

func (f *front) read(address string) (string, error) {
	known := f.files[strings.TrimPrefix(address, "/")]
	if known == nil {
		return "", errNotInFront
	}
	reader, err := known.open()
	if err != nil {
		return "", err
	}
	if closer, ok := reader.(io.Closer); ok {
		defer closer.Close()
	}
	source, err := io.ReadAll(reader)
	return string(source), err
}
