package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"sync"

	"eva/hooks/internal/page"
)

// A theme is a few style sheets, pictures and fonts: more is a wrong directory.
const maxThemeBytes = 20 << 20

// file is a file of the front. Its body stays where it is (in the binary, for ours) until somebody asks for it.
type file struct {
	name  string
	open  func() (io.ReadSeeker, error)
	etag  string
	small *page.Small // nil for what is compressed by itself
}

// front is every file that anybody may read, by its path without the leading slash.
type front struct {
	files   map[string]*file
	version string   // of all of them together
	graphs  sync.Map // module → []string, what imports found
}

func openFront(config Config) (*front, error) {
	f := &front{files: map[string]*file{}}
	if err := f.add(config.Public, "", false); err != nil {
		return nil, fmt.Errorf("read the front: %w", err)
	}
	if f.files["vendor/lit-html.js"] == nil {
		return nil, ErrNoVendor
	}
	if config.ThemeDir != "" {
		if err := f.addTheme(config.ThemeDir); err != nil {
			return nil, fmt.Errorf("read the theme of EVA_THEME_DIR: %w", err)
		}
	}
	f.version = f.hash()
	return f, nil
}

// addTheme puts the files of a directory over those of /theme/. os.Root never leaves it, symbolic links included.
func (f *front) addTheme(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return f.add(root.FS(), "theme/", true)
}

// add takes every file of a tree. Those that may change under us (keep) are kept as they are now, so that what is sent
// always is what its ETag says.
func (f *front) add(tree fs.FS, prefix string, keep bool) error {
	total := 0
	return fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if strings.HasPrefix(path.Base(name), ".") && name != "." {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := fs.Stat(tree, name) // follows links, which mounted volumes are made of
		if err != nil || !info.Mode().IsRegular() {
			return err
		}
		body, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		if total += len(body); keep && total > maxThemeBytes {
			return fmt.Errorf("more than %d MB: is it the right directory?", maxThemeBytes>>20)
		}
		f.files[prefix+name] = newFile(tree, name, body, keep)
		return nil
	})
}

func newFile(tree fs.FS, name string, body []byte, keep bool) *file {
	made := &file{name: name, etag: page.ETag(body)}
	made.open = func() (io.ReadSeeker, error) { return openSeeker(tree, name) }
	if keep {
		made.open = func() (io.ReadSeeker, error) { return bytes.NewReader(body), nil }
	}
	if compressible(name) {
		compress := page.Compressed
		if path.Ext(name) == ".css" { // a page waits for its styles
			compress = page.CompressedWell
		}
		made.small = compress(func() []byte {
			reader, err := made.open()
			if err != nil {
				return nil
			}
			whole, err := io.ReadAll(reader)
			if err != nil {
				return nil
			}
			return whole
		})
	}
	return made
}

func openSeeker(tree fs.FS, name string) (io.ReadSeeker, error) {
	opened, err := tree.Open(name)
	if err != nil {
		return nil, err
	}
	seeker, ok := opened.(io.ReadSeeker)
	if !ok {
		return nil, fmt.Errorf("%s: %w", name, fs.ErrInvalid)
	}
	return seeker, nil
}

// hash names this set of files: it changes when any of them does.
func (f *front) hash() string {
	names := make([]string, 0, len(f.files))
	for name := range f.files {
		names = append(names, name)
	}
	sort.Strings(names)
	sum := sha256.New()
	for _, name := range names {
		fmt.Fprintf(sum, "%s %s\n", name, f.files[name].etag)
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}
