package scan

import (
	"bytes"
	"encoding/hex"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"permitpack/generator/pdf"
)

// toObject takes over an object of the library. What it could not read is Null,
// as the standard has it for missing objects (7.3.10).
func toObject(o types.Object) pdf.Object {
	switch o := o.(type) {
	case types.Boolean:
		return pdf.Bool(o)
	case types.Integer:
		return pdf.Int(o)
	case types.Float:
		return pdf.Real(o)
	case types.Name:
		return pdf.Name(o)
	case types.StringLiteral:
		b, err := types.Unescape(string(o))
		if err != nil {
			return pdf.Null{}
		}
		return pdf.String(b)
	case types.HexLiteral:
		return hexString(string(o))
	case types.IndirectRef:
		return pdf.Ref(o.ObjectNumber)
	case types.Array:
		array := make(pdf.Array, len(o))
		for i, element := range o {
			array[i] = toObject(element)
		}
		return array
	case types.Dict:
		return toDict(o)
	case types.StreamDict:
		return toStream(o)
	case *types.StreamDict:
		return toStream(*o)
	}
	return pdf.Null{}
}

func toDict(o types.Dict) pdf.Dict {
	dict := make(pdf.Dict, len(o))
	for key, value := range o {
		dict[pdf.Name(key)] = toObject(value)
	}
	return dict
}

// hexString reads an odd last digit as if a 0 followed (7.3.4.3).
func hexString(digits string) pdf.Object {
	if len(digits)%2 == 1 {
		digits += "0"
	}
	b, err := hex.DecodeString(digits)
	if err != nil {
		return pdf.Null{}
	}
	return pdf.String(b)
}

// toStream takes the data as it is stored; data outside the file is never fetched.
func toStream(o types.StreamDict) pdf.Object {
	dict := toDict(o.Dict)
	for _, key := range []pdf.Name{"Length", "F", "FFilter", "FDecodeParms"} {
		delete(dict, key)
	}
	dropCrypt(dict)
	return &pdf.Stream{Dict: dict, Data: o.Raw}
}

// streamEnds finds the ends of streams in a file.
type streamEnds struct {
	file []byte
	// budget is how many bytes may still be searched: a forged file may have its
	// ends far away from a hundred thousand streams.
	budget int
}

// whole is the data of a stream up to its end mark. The library cuts it where the
// dictionary says, also where that is too early or too late.
func (e *streamEnds) whole(o types.StreamDict) []byte {
	start := int(o.StreamOffset)
	end := start + len(o.Raw)
	if start <= 0 || end > len(e.file) || !bytes.Equal(e.file[start:end], o.Raw) || endsStream(e.file[end:]) {
		return o.Raw
	}
	for end = start; e.budget > 0; end += len(endstream) {
		next := bytes.Index(e.file[end:], endstream)
		if next < 0 {
			e.budget -= len(e.file) - end
			break
		}
		e.budget -= next
		if end += next; endsObject(e.file[end+len(endstream):]) {
			data := bytes.TrimSuffix(e.file[start:end], []byte("\n"))
			return bytes.TrimSuffix(data, []byte("\r"))
		}
	}
	return o.Raw
}

var endstream = []byte("endstream")

func endsStream(rest []byte) bool { return bytes.HasPrefix(skipSpace(rest), endstream) }

func endsObject(rest []byte) bool { return bytes.HasPrefix(skipSpace(rest), []byte("endobj")) }

// skipSpace leaves out white space (table 1), at most what may well stand there.
func skipSpace(b []byte) []byte {
	const most = 16
	for i := range min(most, len(b)) {
		if !bytes.Contains([]byte("\x00\t\n\f\r "), b[i:i+1]) {
			return b[i:]
		}
	}
	return b
}

// dropCrypt takes the Crypt filter away: the data was decrypted while it was read.
func dropCrypt(dict pdf.Dict) {
	filters, parameters := listOf(dict["Filter"]), listOf(dict["DecodeParms"])
	at := slices.IndexFunc(filters, func(o pdf.Object) bool { name, ok := o.(pdf.Name); return ok && name == "Crypt" })
	if at < 0 {
		return
	}
	dict["Filter"] = slices.Delete(filters, at, at+1)
	if at < len(parameters) {
		dict["DecodeParms"] = slices.Delete(parameters, at, at+1)
	}
}

// listOf is the list that o is, or of which it is the only element.
func listOf(o pdf.Object) pdf.Array {
	switch o := o.(type) {
	case nil, pdf.Null:
		return nil
	case pdf.Array:
		return o
	}
	return pdf.Array{o}
}
