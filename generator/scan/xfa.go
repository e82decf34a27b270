package scan

import "permitpack/generator/pdf"

// XFA tells whether the file holds a form in XFA (ISO 32000-1, 12.7.8). Its own programs
// draw that form; others draw the pages of the file, which may say "please wait" alone.
func (d *Document) XFA() bool {
	_, absent := d.Resolve(d.Dict(d.catalog["AcroForm"])["XFA"]).(pdf.Null)
	return !absent || d.dynamicForm()
}
