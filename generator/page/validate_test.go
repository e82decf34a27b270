package page

import (
	"bytes"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func TestStrictValidation(t *testing.T) {
	api.DisableConfigDir()
	strict := model.NewDefaultConfiguration()
	strict.ValidationMode = model.ValidationStrict
	for _, trueSize := range []bool{false, true} {
		d := sample(t)
		d.TrueSize = trueSize
		if err := api.Validate(bytes.NewReader(write(t, d)), strict); err != nil {
			t.Errorf("true size %t: %v", trueSize, err)
		}
	}
}
