package items

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/filesystem"

	"eva/hooks/internal/apptest"
)

func wav(channels int, length time.Duration) []byte {
	const rate = 8000
	size := int(length.Seconds()*rate) * 2 * channels
	var b bytes.Buffer
	b.WriteString("RIFF")
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(36+size)))
	b.WriteString("WAVEfmt ")
	b.Write(binary.LittleEndian.AppendUint32(nil, 16))
	for _, v := range []uint16{1, uint16(channels)} {
		b.Write(binary.LittleEndian.AppendUint16(nil, v))
	}
	b.Write(binary.LittleEndian.AppendUint32(nil, rate))
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(rate*2*channels)))
	b.Write([]byte{byte(2 * channels), 0, 16, 0})
	b.WriteString("data")
	b.Write(binary.LittleEndian.AppendUint32(nil, uint32(size)))
	b.Write(make([]byte, size))
	return b.Bytes()
}

// mp3 is silence at 64 kbit/s and 48 kHz, MPEG 1 layer III: 192 bytes a frame of 24 ms.
func mp3(channels int, length time.Duration) []byte {
	mode := byte(0x00)
	if channels == 1 {
		mode = 0xc0
	}
	data := []byte("ID3\x04\x00\x00\x00\x00\x00\x05hello")
	for range int(math.Round(length.Seconds() / 0.024)) {
		data = append(data, append([]byte{0xff, 0xfb, 0x54, mode}, make([]byte, 188)...)...)
	}
	return data
}

func oggPage(position int64, flags byte, packet []byte) []byte {
	page := append([]byte("OggS\x00"), flags)
	page = binary.LittleEndian.AppendUint64(page, uint64(position))
	page = append(page, make([]byte, 12)...)
	page = append(page, 1, byte(len(packet)))
	return append(page, packet...)
}

func opus(channels int, length time.Duration) []byte {
	head := append([]byte("OpusHead\x01"), byte(channels), 0x38, 0x01, 0x80, 0xbb, 0, 0, 0, 0, 0)
	last := int64(length.Seconds()*48000) + 0x138
	return append(append(oggPage(0, 2, head), oggPage(0, 0, []byte("OpusTags"))...), oggPage(last, 4, make([]byte, 40))...)
}

func vorbis(channels int, length time.Duration) []byte {
	head := append([]byte("\x01vorbis\x00\x00\x00\x00"), byte(channels))
	head = binary.LittleEndian.AppendUint32(head, 44100)
	head = append(head, make([]byte, 14)...)
	return append(oggPage(0, 2, head), oggPage(int64(length.Seconds()*44100), 4, make([]byte, 40))...)
}

// TestHearing: channels and length of each format, to a hundredth of a second.
func TestHearing(t *testing.T) {
	for name, record := range map[string]func(int, time.Duration) []byte{"wav": wav, "mp3": mp3, "opus": opus, "vorbis": vorbis} {
		for _, channels := range []int{1, 2} {
			for _, length := range []time.Duration{1200 * time.Millisecond, 15600 * time.Millisecond} {
				s, err := hear(record(channels, length))
				if off := s.length - length; err != nil || s.channels != channels || off.Abs() > 10*time.Millisecond {
					t.Errorf("%s, %d channels, %v: %+v, %v", name, channels, length, s, err)
				}
			}
		}
		whole := record(1, time.Second)
		for cut := range min(len(whole), 200) {
			_, _ = hear(whole[:cut]) // whatever it says, it does not panic
		}
	}
	for _, data := range [][]byte{nil, []byte("<svg/>"), []byte("RIFF\xff\xff\xff\xffWAVEdata\xff\xff\xff\xff"), bytes.Repeat([]byte("OggS"), 20)} {
		if s, err := hear(data); err == nil {
			t.Errorf("%.20q: %+v", data, s)
		}
	}
}

func TestRecordingsAreCheckedOnSave(t *testing.T) {
	app := apptest.New(t, Bind)
	bank := apptest.Bank(t, app, "livraison", map[string]any{"items": []any{}}, []any{})
	collection, err := app.FindCollectionByNameOrId("recordings")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file string
		data []byte
		want string // in the error; "" for none
	}{
		"wav":        {"a.wav", wav(1, 2*time.Second), ""},
		"mp3":        {"a.mp3", mp3(1, 2*time.Second), ""},
		"opus":       {"a.ogg", opus(1, 2*time.Second), ""},
		"stereo":     {"b.wav", wav(2, 2*time.Second), "2 canaux"},
		"too long":   {"c.mp3", mp3(1, 16*time.Second), "dure 16,0 secondes"},
		"an image":   {"d.mp3", []byte("\x89PNG\r\n\x1a\nxxxxxxxx"), "n’est pas un enregistrement"},
		"empty":      {"e.wav", wav(1, 0), "vide"},
		"a cut file": {"f.wav", wav(1, time.Second)[:30], "abîmé"},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := filesystem.NewFileFromBytes(c.data, c.file)
			if err != nil {
				t.Fatal(err)
			}
			record := core.NewRecord(collection)
			record.Load(map[string]any{"situation": bank.GetString("situation"), "key": "item:" + name, "audio": file})
			err = app.Save(record)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v; want %q", err, c.want)
			}
		})
	}
}

func FuzzHearing(f *testing.F) {
	for _, record := range []func(int, time.Duration) []byte{wav, mp3, opus, vorbis} {
		f.Add(record(1, 50*time.Millisecond))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := hear(data); err == nil && s.length < 0 {
			t.Fatal(s)
		}
	})
}
