package xlsx

import (
	"bytes"
	"compress/flate"
	"hash/crc32"

	"permitpack/generator/workbook/xlsx/deflate"
)

// packed is a file of the package, compressed.
type packed struct {
	data []byte
	size int // before compression
	sum  uint32
}

// pack compresses a file that every workbook has, as well as can be.
func pack(data []byte) (packed, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return packed{}, err
	}
	if _, err := w.Write(data); err != nil {
		return packed{}, err
	}
	if err := w.Close(); err != nil {
		return packed{}, err
	}
	return packed{out.Bytes(), len(data), crc32.ChecksumIEEE(data)}, nil
}

// packHurried compresses a file that one workbook has. data is not kept.
func packHurried(data []byte) packed {
	return packed{deflate.Compress(data), len(data), crc32.ChecksumIEEE(data)}
}
