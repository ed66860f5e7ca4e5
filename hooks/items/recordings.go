package items

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	validation "github.com/pocketbase/ozzo-validation/v4"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/filesystem"
)

const longestRecording = 15 * time.Second

// listen refuses a recording that is no sound, not mono or too long.
func listen(e *core.RecordEvent) error {
	for _, file := range e.Record.GetUnsavedFiles("audio") {
		if err := checkRecording(file); err != nil {
			return validation.Errors{"audio": validation.NewError("eva_recording", err.Error())}
		}
	}
	return e.Next()
}

func checkRecording(file *filesystem.File) error {
	reader, err := file.Reader.Open()
	if err != nil {
		return fmt.Errorf("cet enregistrement ne s’ouvre pas : %w", err)
	}
	defer reader.Close()
	data, err := io.ReadAll(reader)
	if err != nil {
		return fmt.Errorf("cet enregistrement ne se lit pas : %w", err)
	}
	s, err := hear(data)
	switch {
	case err != nil:
		return err
	case s.channels != 1:
		return fmt.Errorf("cet enregistrement a %d canaux : enregistrez en mono, une voix s’entend aussi bien", s.channels)
	case s.length > longestRecording+50*time.Millisecond: // what encoders add at the ends
		return fmt.Errorf("cet enregistrement dure %s secondes : 15 au plus", strings.Replace(fmt.Sprintf("%.1f", s.length.Seconds()), ".", ",", 1))
	case s.length == 0:
		return errors.New("cet enregistrement est vide")
	}
	return nil
}
