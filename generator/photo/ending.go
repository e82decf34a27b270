package photo

import (
	"path"
	"strings"

	"permitpack/generator/sniff"
)

// endings are the file name endings of the two formats.
var endings = map[string]sniff.Format{
	".jpg": sniff.JPEG, ".jpeg": sniff.JPEG, ".jpe": sniff.JPEG, ".jfif": sniff.JPEG, ".png": sniff.PNG,
}

// endingDiffers tells whether the name ends as another format does. A name without
// an ending promises nothing.
func endingDiffers(file string, f sniff.Format) bool {
	ending := strings.ToLower(path.Ext(strings.ReplaceAll(file, `\`, "/")))
	return ending != "" && endings[ending] != f
}
