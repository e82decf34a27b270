package profile

// The words that a profile may use where the contract lists them. A word that
// is none of these makes the profile unusable; the message names those allowed.
type (
	Speed         string
	Sex           string
	MaritalStatus string
	PassportType  string
	StayDocument  string
	Ownership     string
	SponsorKind   string
	SponsorPermit string
	Relation      string
	Capacity      string
	Copy          string
	Translation   string
	Circumstance  string
)

func (Speed) Allowed() []string         { return []string{"standard", "fast"} }
func (Sex) Allowed() []string           { return []string{"male", "female"} }
func (MaritalStatus) Allowed() []string { return []string{"single", "married", "widowed", "divorced"} }
func (PassportType) Allowed() []string {
	return []string{"ordinary", "service", "diplomatic", "other", "none"}
}
func (StayDocument) Allowed() []string {
	return []string{"visa", "visa-free", "temporary-permit", "permanent-permit"}
}
func (Ownership) Allowed() []string   { return []string{"owned", "rented", "provided"} }
func (SponsorKind) Allowed() []string { return []string{"person", "organisation"} }
func (SponsorPermit) Allowed() []string {
	return []string{"citizen", "permanent-permit", "temporary-permit"}
}
func (Relation) Allowed() []string {
	return []string{
		"spouse", "father", "mother", "child", "brother", "sister", "sibling-child", "grandparent",
		"great-grandparent", "grandchild", "parent-in-law", "sibling-in-law", "dependant", "other",
	}
}
func (Capacity) Allowed() []string    { return []string{"parent", "guardian", "attorney"} }
func (Copy) Allowed() []string        { return []string{"original", "plain", "notarised"} }
func (Translation) Allowed() []string { return []string{"none", "plain", "notarised"} }
func (Circumstance) Allowed() []string {
	return []string{
		"former-citizen", "alat-free-zone", "full-time-study", "exempt-from-thresholds", "disability",
		"supported-by-relative", "housing-provider-absent", "refused-permanent-permit",
	}
}

// Country is an ISO 3166-1 alpha-2 code, or XXA for a stateless person (ICAO
// 9303). A file may also write alpha-3; Read turns it into alpha-2.
type Country string
