package items

import (
	"bytes"
	"encoding/binary"
	"errors"
	"time"
)

// sound is what the headers of a recording say.
type sound struct {
	channels int
	length   time.Duration
}

var (
	errNotSound = errors.New("ce fichier n’est pas un enregistrement WAV, MP3 ou Ogg (Opus, Vorbis)")
	errCut      = errors.New("cet enregistrement est abîmé ou incomplet")
)

// hear reads the headers of a recording.
func hear(data []byte) (sound, error) {
	switch {
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WAVE":
		return hearWAV(data)
	case bytes.HasPrefix(data, []byte("OggS")):
		return hearOgg(data)
	}
	return hearMP3(data)
}

func hearWAV(data []byte) (sound, error) {
	var s sound
	var perSecond uint32
	for at := 12; at+8 <= len(data); {
		name, size := string(data[at:at+4]), int(binary.LittleEndian.Uint32(data[at+4:]))
		body := data[at+8:]
		switch {
		case name == "fmt " && size >= 16 && len(body) >= 16:
			s.channels = int(binary.LittleEndian.Uint16(body[2:]))
			perSecond = binary.LittleEndian.Uint32(body[8:])
		case name == "data" && perSecond > 0:
			size = min(size, len(body)) // some recorders write a size before they know it
			s.length = time.Duration(float64(size) / float64(perSecond) * float64(time.Second))
			return s, nil
		}
		if size > len(body) {
			break
		}
		at += 8 + size + size%2
	}
	return s, errCut
}

// hearOgg reads the first packet of the stream, and the position of its last page.
func hearOgg(data []byte) (sound, error) {
	const header = 27
	if len(data) < header+1 || len(data) < header+int(data[26]) {
		return sound{}, errCut
	}
	first := data[header+int(data[26]):]
	last := bytes.LastIndex(data, []byte("OggS"))
	if last+14 > len(data) {
		return sound{}, errCut
	}
	samples := int64(binary.LittleEndian.Uint64(data[last+6:]))
	var s sound
	rate := int64(48_000) // Opus counts so, whatever was recorded
	switch {
	case bytes.HasPrefix(first, []byte("OpusHead")) && len(first) >= 19:
		s.channels = int(first[9])
		samples -= int64(binary.LittleEndian.Uint16(first[10:])) // thrown away at the start
	case bytes.HasPrefix(first, []byte("\x01vorbis")) && len(first) >= 16:
		s.channels = int(first[11])
		rate = int64(binary.LittleEndian.Uint32(first[12:]))
	default:
		return s, errNotSound
	}
	if samples <= 0 || rate <= 0 || samples > 1<<40 {
		return s, errCut
	}
	s.length = time.Duration(float64(samples) / float64(rate) * float64(time.Second))
	return s, nil
}

// bitrates of MPEG layer III, in kbit/s, by version (1, then 2 and 2.5) and index.
var bitrates = [2][16]int{
	{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
	{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
}

// rates of MPEG 1, in Hz; MPEG 2 has half of them, 2.5 a quarter.
var rates = [4]int{44_100, 48_000, 32_000, 0}

// frame is one frame of an MP3.
type frame struct{ bytes, channels, samples, rate int }

func mp3Frame(head []byte) (frame, bool) {
	if len(head) < 4 || head[0] != 0xff || head[1]&0xe0 != 0xe0 {
		return frame{}, false
	}
	version, layer := head[1]>>3&3, head[1]>>1&3 // 3: MPEG 1; 2: MPEG 2; 0: MPEG 2.5
	if version == 1 || layer != 1 {              // layer III
		return frame{}, false
	}
	low, samples, rate := 0, 1152, rates[head[2]>>2&3]
	if version != 3 {
		low, samples = 1, 576
		rate /= 2
	}
	if version == 0 {
		rate /= 2
	}
	bitrate := bitrates[low][head[2]>>4] * 1000
	if rate == 0 || bitrate == 0 {
		return frame{}, false
	}
	f := frame{bytes: samples/8*bitrate/rate + int(head[2]>>1&1), channels: 2, samples: samples, rate: rate}
	if head[3]>>6 == 3 {
		f.channels = 1
	}
	return f, true
}

// hearMP3 counts all frames: the length that a header announces may be wrong.
func hearMP3(data []byte) (sound, error) {
	if len(data) > 10 && string(data[:3]) == "ID3" { // a tag, whose size is written in groups of 7 bits
		size := int(data[6])<<21 | int(data[7])<<14 | int(data[8])<<7 | int(data[9])
		data = data[min(10+size, len(data)):]
	}
	for len(data) > 0 && data[0] == 0 { // padding
		data = data[1:]
	}
	var s sound
	frames := 0
	for {
		f, ok := mp3Frame(data)
		if !ok {
			break
		}
		frames++
		s.channels = max(s.channels, f.channels)
		s.length += time.Duration(float64(f.samples) / float64(f.rate) * float64(time.Second))
		data = data[min(f.bytes, len(data)):]
	}
	if frames < 2 { // one may be chance
		return s, errNotSound
	}
	return s, nil
}
