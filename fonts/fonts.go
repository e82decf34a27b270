// Package fonts holds the typefaces that permitpack prints with. README.md says
// where each comes from, its licence, and how it was made.
package fonts

import "embed"

// FS holds NotoSans-Regular.ttf and NotoSans-Bold.ttf (Latin, Cyrillic, Greek)
// and DroidSansFallbackFull.ttf (Chinese, Japanese) with its common characters alone
// in DroidSansFallbackCommon.ttf, at its root.
//
//go:embed *.ttf
var FS embed.FS
