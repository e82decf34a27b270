package pdf

// Bookmark is one line of the outline that a reader shows beside the pages.
type Bookmark struct {
	Title string
	// Level is 0 at the top; a deeper level than one below the line before is taken as one below.
	Level int
	Page  Ref
}

// item is a bookmark, or the root above all of them, while the outline is tied together.
type item struct {
	ref                                 Ref
	parent, previous, next, first, last *item
	// open is the number of lines below that are shown.
	open int
}

// AddOutline writes the bookmarks, all unfolded, and gives the object that the
// catalogue names as Outlines. There has to be at least one bookmark.
func (w *Writer) AddOutline(bookmarks []Bookmark) Ref {
	root := &item{ref: w.Reserve()}
	path := []*item{root} // the line before, with all above it
	items := make([]*item, len(bookmarks))
	for i, b := range bookmarks {
		path = path[:min(max(b.Level, 0)+1, len(path))]
		items[i] = &item{ref: w.Reserve()}
		path[len(path)-1].append(items[i])
		for _, above := range path {
			above.open++
		}
		path = append(path, items[i])
	}
	for i, it := range items {
		d := it.dict()
		d["Title"], d["Dest"] = Text(bookmarks[i].Title), Array{bookmarks[i].Page, Name("Fit")}
		w.Put(it.ref, d)
	}
	d := root.dict()
	d["Type"] = Name("Outlines")
	w.Put(root.ref, d)
	return root.ref
}

func (it *item) append(child *item) {
	child.parent, child.previous = it, it.last
	if it.last == nil {
		it.first = child
	} else {
		it.last.next = child
	}
	it.last = child
}

func (it *item) dict() Dict {
	d := Dict{}
	for key, neighbour := range map[Name]*item{
		"Parent": it.parent, "Prev": it.previous, "Next": it.next, "First": it.first, "Last": it.last,
	} {
		if neighbour != nil {
			d[key] = neighbour.ref
		}
	}
	if it.open > 0 {
		d["Count"] = Int(it.open)
	}
	return d
}
