package page

// PlacedKind says what a Placed expects.
type PlacedKind string

const (
	// PlacedText expects the words of Value in the area, and nothing else.
	PlacedText PlacedKind = "text"
	// PlacedTick expects a cross in the area when Value is Tick, and an empty square when it is "".
	PlacedTick PlacedKind = "tick"
	// PlacedPicture expects a picture of exactly the area's size and place.
	PlacedPicture PlacedKind = "picture"
)

// Tick is the Value of a PlacedTick that is crossed.
const Tick = "x"

// Placed is what a laid-out document is to show in one place. The one who lays
// out writes it down, the one who reads the written file back compares.
type Placed struct {
	// Field is the id of the form's field.
	Field string
	Kind  PlacedKind
	// Value is the whole text of the area, or "" where it stays empty.
	Value string
	// Page counts from 1.
	Page int
	// X and Y are the area's upper left corner, from the page's top left.
	X, Y, Width, Height Length
}
