package simulation

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/grafana/sobek"
)

// modules parses each file of the front once; its records serve any number of runtimes.
type modules struct {
	front fs.FS

	mu      sync.Mutex
	records map[string]sobek.ModuleRecord
	paths   map[sobek.ModuleRecord]string
}

func newModules(front fs.FS) *modules {
	return &modules{front: front, records: map[string]sobek.ModuleRecord{}, paths: map[sobek.ModuleRecord]string{}}
}

// resolve is the host's part of an import: a relative path in the front, read from its importer.
func (m *modules) resolve(importer any, specifier string) (sobek.ModuleRecord, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	dir := "."
	if record, ok := importer.(sobek.ModuleRecord); ok {
		dir = path.Dir(m.paths[record])
	}
	file := path.Join(dir, specifier)
	if record, known := m.records[file]; known {
		return record, nil
	}
	source, err := fs.ReadFile(m.front, file)
	if err != nil {
		return nil, fmt.Errorf("import %s: %w", specifier, err)
	}
	return m.parse(file, string(source))
}

// whole is the module that holds a situation with its simulation: what a page loads leaves it out where it is heavy.
func (m *modules) whole(situation string) string {
	apart := path.Join("situations", situation, "simulation.js")
	if _, err := fs.Stat(m.front, apart); err == nil {
		return apart
	}
	return path.Join("situations", situation, "situation.js")
}

// entry is a module of ours that stands at the root of the front, linked.
func (m *modules) entry(name, source string) (sobek.ModuleRecord, error) {
	m.mu.Lock()
	record, err := m.parse(name, source)
	m.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return record, record.Link()
}

func (m *modules) parse(file, source string) (sobek.ModuleRecord, error) {
	record, err := sobek.ParseModule(file, strings.TrimPrefix(source, "\ufeff"), m.resolve)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", file, err)
	}
	m.records[file], m.paths[record] = record, file
	return record, nil
}
