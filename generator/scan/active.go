package scan

import "permitpack/generator/pdf"

// findActive looks through all objects for what is more than paper: scripts,
// other files, and actions that start programs or send data. Links and jumps
// inside the file are no danger and are not reported.
func (d *Document) findActive() bool {
	for _, o := range d.objects {
		if active(o, 0) {
			return true
		}
	}
	return false
}

func active(o pdf.Object, depth int) bool {
	if depth > 100 { // the library refuses deeper objects
		return false
	}
	switch o := o.(type) {
	case pdf.Array:
		for _, element := range o {
			if active(element, depth+1) {
				return true
			}
		}
	case pdf.Dict:
		return activeDict(o, depth)
	case *pdf.Stream:
		return activeDict(o.Dict, depth)
	}
	return false
}

// activeDict looks at values rather than keys: a font may well be called JS.
func activeDict(dict pdf.Dict, depth int) bool {
	switch dict["S"] {
	case pdf.Name("JavaScript"), pdf.Name("Launch"), pdf.Name("SubmitForm"), pdf.Name("ImportData"), pdf.Name("GoToE"):
		return true
	}
	switch dict["Subtype"] {
	case pdf.Name("FileAttachment"), pdf.Name("RichMedia"), pdf.Name("Movie"), pdf.Name("Sound"), pdf.Name("3D"):
		return true
	}
	if files, ok := dict["EF"].(pdf.Dict); ok && (files["F"] != nil || files["UF"] != nil) {
		return true
	}
	for _, value := range dict {
		if active(value, depth+1) {
			return true
		}
	}
	return false
}
