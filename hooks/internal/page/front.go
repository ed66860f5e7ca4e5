package page

import "github.com/pocketbase/pocketbase/core"

// Front is what the layout needs to know of the static files. Package web, which serves them, says it at start.
type Front struct {
	Prefix  string                       // before the path of a file, names their version; "" serves them by their own path
	Imports func(module string) []string // paths of all that a module imports, for the browser to fetch at once
	Fonts   []string                     // addresses that the theme gives its fonts, same
	File    func(path string) []byte     // a file by its path, such as "/vendor/departements.json"; nil when there is none
}

const frontKey = "page.front"

// SetFront tells where the files of the front are.
func SetFront(app core.App, f Front) { app.Store().Set(frontKey, f) }

func frontOf(app core.App) Front {
	f, _ := app.Store().Get(frontKey).(Front) // unset in the tests of a subject alone: files keep their own paths
	return f
}

// File is a file of the front, for what a page is made from; nil when there is none.
func File(app core.App, path string) []byte {
	if read := frontOf(app).File; read != nil {
		return read(path)
	}
	return nil
}
