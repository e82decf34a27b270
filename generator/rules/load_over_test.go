package rules

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permitpack/generator/date"
	"permitpack/generator/record"
)

// filled is the text that fill writes everywhere.
const filled = "filled"

// fill gives every exported field a value that is not nought.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(filled)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Slice:
		// One element; it stays nought where a type holds a list of its own kind.
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		if v.Type() != reflect.TypeFor[[]Threshold]() {
			fill(v.Index(0))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	}
}

// full is a value all of whose fields are filled but where it stands and how it is merged.
func full[T any]() T {
	var value T
	fill(reflect.ValueOf(&value).Elem())
	return value
}

// unmerged leaves out how entries stand to others, and where.
var unmerged = []cmp.Option{
	cmp.Comparer(func(a, b date.Date) bool { return a == b }),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().Type() == reflect.TypeFor[Heritage]() }, cmp.Ignore()),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().Type() == reflect.TypeFor[record.Position]() }, cmp.Ignore()),
}

// keeps lays an entry that has only a name over a full one with merge: add.
func keeps[E inheritable[E]](t *testing.T, named E) {
	t.Helper()
	t.Run(reflect.TypeFor[E]().Name(), func(t *testing.T) {
		inherited := full[E]()
		if inherited.name() != named.name() {
			t.Fatalf("the entries are %q and %q", inherited.name(), named.name())
		}
		if diff := cmp.Diff(inherited, named.over(inherited), unmerged...); diff != "" {
			t.Errorf("merge: add loses what is inherited:\n%s", diff)
		}
	})
}

// A field that over forgets would vanish from every heir that adds a claim.
func TestNoFieldIsLostUnderAnAddition(t *testing.T) {
	keeps(t, Need{Key: filled})
	keeps(t, Admission{Finding: filled})
	keeps(t, Limit{ID: filled})
	keeps(t, AbsenceRule{ID: filled})
	keeps(t, Outliving{Finding: filled})
	keeps(t, DocumentRequirement{ID: filled})
	keeps(t, Deadline{ID: filled})
	keeps(t, FeeClass{ID: filled})
	keeps(t, Advice{ID: filled})
	keeps(t, Info{ID: filled})
	keeps(t, Obstacle{Finding: filled})
	keeps(t, Step{ID: filled})
}

// The parts that are laid over one another without being entries of a list.
func TestNoPartOfAProcedureIsLost(t *testing.T) {
	var f faults
	ground, table, photo, procedure := full[Ground](), full[FeeTable](), full[PhotoRule](), full[Procedure]()
	// A procedure does not inherit that it is abstract, nor the word by which it has no photo.
	photo.None, procedure.Photo.None, procedure.Abstract = false, false, false
	for name, diff := range map[string]string{
		"Ground":    cmp.Diff(ground, Ground{ID: filled}.over(&f, ground), unmerged...),
		"FeeTable":  cmp.Diff(table, FeeTable{}.over(&f, table), unmerged...),
		"PhotoRule": cmp.Diff(photo, PhotoRule{}.over(photo), unmerged...),
		"Procedure": cmp.Diff(&procedure, (&Procedure{}).over(&f, &procedure), unmerged...),
	} {
		if diff != "" {
			t.Errorf("%s loses what is inherited:\n%s", name, diff)
		}
	}
	if len(f) > 0 {
		t.Error(f.join())
	}
}
