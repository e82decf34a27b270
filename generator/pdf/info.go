package pdf

import "fmt"

// Info is what a reader shows as the properties of a document. Empty fields are left out.
type Info struct {
	Title, Author, Subject, Creator, Producer string
	// Created is a date as Date writes it.
	Created String
}

// Dict is the document information dictionary (14.3.3).
func (i Info) Dict() Dict {
	d := Dict{}
	for key, value := range map[Name]string{
		"Title": i.Title, "Author": i.Author, "Subject": i.Subject, "Creator": i.Creator, "Producer": i.Producer,
	} {
		if value != "" {
			d[key] = Text(value)
		}
	}
	if i.Created != "" {
		d["CreationDate"], d["ModDate"] = i.Created, i.Created
	}
	return d
}

// Date is midnight UTC of a day (7.9.4). The zone is written out because strict
// readers refuse a plain Z.
func Date(year, month, day int) String {
	return String(fmt.Sprintf("D:%04d%02d%02d000000+00'00'", year, month, day))
}
