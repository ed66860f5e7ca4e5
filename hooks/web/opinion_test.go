package web

import (
	"net/http"
	"strings"
	"testing"
)

const jdma = "https://jedonnemonavis.numerique.gouv.fr/Demarches/12?button="

// « Je donne mon avis » is only where the deployment has an address for it, each place its own.
func TestOpinionOnlyWhereConfigured(t *testing.T) {
	front := small()
	front["conseil/evaluation/page.js"] = front["conseil/accueil/page.js"]
	s := open(t, Config{Public: front})
	places := map[string]string{"/": "end", "/c/BCD12345": "end", "/conseil/evaluation": "report", "/conseil/": "office", "/conseil/campagne": "office"}
	for path := range places {
		if body := s.get(path).body; strings.Contains(body, "Je donne mon avis") || strings.Contains(body, "jedonnemonavis") {
			t.Errorf("%s asks for an opinion that nobody set up", path)
		}
	}
	change(t, s.app, map[string]any{"jdma_end": jdma + "end", "jdma_report": jdma + "report", "jdma_office": jdma + "office"})
	for path, button := range places {
		s.status(path, http.StatusOK).contains(t, `<template id="avis">`, `href="`+jdma+button+`" target="_blank" rel="noopener"`,
			`title="Je donne mon avis - nouvelle fenêtre"`, "(nouvelle fenêtre)")
	}
	if strings.Contains(s.get("/aide").body, "jedonnemonavis") {
		t.Error("the button is also where no task ends")
	}
	change(t, s.app, map[string]any{"jdma_end": ""})
	if strings.Contains(s.get("/").body, "Je donne mon avis") {
		t.Error("the button stays after its address went")
	}
}

func TestOpinionAddressesAreChecked(t *testing.T) {
	s := open(t, Config{Public: small()})
	row, err := s.app.FindFirstRecordByFilter("deployment", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, fields := range map[string]map[string]any{
		"the same twice": {"jdma_end": jdma + "1", "jdma_office": jdma + "1"},
		"another site":   {"jdma_end": "https://avis.example/Demarches/12"},
		"a script":       {"jdma_end": "javascript:alert(1)"},
		"no TLS":         {"repository_url": "http://forge.example/eva"},
	} {
		changed := row.Fresh()
		changed.Load(fields)
		if s.app.Save(changed) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
