// Eva assesses basic and transversal skills by games that simulate work. One program: API, pages, jobs and commands.
package main

import (
	"embed"
	"io/fs"
	"log"
	"os"

	"github.com/pocketbase/pocketbase"

	"eva/hooks"
	"eva/hooks/commands"
	_ "eva/pb_migrations"
)

//go:embed all:pb_public
var embedded embed.FS

//go:embed docs/openapi.json
var openAPI []byte

func main() {
	app := pocketbase.NewWithConfig(pocketbase.Config{
		DefaultDataDir: "pb_data",
		DefaultDev:     false, // a binary under a temporary directory would be taken for `go run` and print its SQL
	})
	app.RootCmd.Short = "Eva : évaluer les compétences de base et transversales par le jeu"

	public, err := fs.Sub(embedded, "pb_public")
	if err != nil {
		log.Fatal(err)
	}
	config := hooks.Config{Public: public, OpenAPI: openAPI, ThemeDir: os.Getenv("EVA_THEME_DIR")}
	app.RootCmd.PersistentFlags().StringVar(&config.ThemeDir, "theme-dir", config.ThemeDir,
		"directory whose files replace those of /theme/ (environment: EVA_THEME_DIR)")
	app.RootCmd.PersistentFlags().BoolVar(&config.AllowDemo, "allow-demo", os.Getenv("EVA_ALLOW_DEMO") == "1",
		"let demo accounts in on an address that is not loopback (environment: EVA_ALLOW_DEMO=1)")

	// Ahead of Start: the subjects are bound with what the flags say. Errors come again, and are told, at Start.
	_ = app.RootCmd.ParseFlags(os.Args[1:])

	hooks.Bind(app, config)
	commands.Bind(app.RootCmd, app, public)
	os.Exit(commands.Execute(app))
}
