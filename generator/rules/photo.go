package rules

import (
	"slices"

	"permitpack/generator/finding"
)

// Photo is the photo that a case asks for, ahead of the whole decision: it has
// to be known before the picture is measured.
func (c *Catalogue) Photo(k Case) PhotoChoice {
	d := c.decider(k)
	d.photo()
	return d.out.Photo
}

// photo chooses the photo: size and colour that the profile asks, else the
// procedure's default. By the official claims alone a colour is judged only
// where the profile asks one.
func (d *decider) photo() {
	rule := d.procedure.Photo
	if rule.None || rule.DefaultSize == "" {
		return
	}
	copies := live(d, rule.Copies, d.facts)
	most, _ := strictest(copies, higher)
	sizes := live(d, rule.Size, d.facts)
	backgrounds := live(d, rule.Background, d.facts)

	choice := PhotoChoice{
		Size: d.profile.Photo.Size, Background: d.profile.Photo.Background, Copies: most.Value,
		Sources: append(Citations(sizes), Citations(backgrounds)...),
	}
	if choice.Size == "" {
		choice.Size = rule.DefaultSize
	}
	if choice.Background == "" && !d.official {
		choice.Background = rule.DefaultBackground
	}
	choice.Sources = slices.Compact(choice.Sources)
	d.out.Photo = choice
	d.differ("photo-size", "rule.photo-size", nil, state(sizes, wordQuantity, alike), wordQuantity(choice.Size, ""))
	d.differ("photo-background", "rule.photo-background", nil, state(backgrounds, wordQuantity, alike), wordQuantity(choice.Background, ""))

	law := binding(sizes)
	if len(law) > 0 && !slices.ContainsFunc(law, func(c Claim[string]) bool { return c.Value == choice.Size }) {
		d.find(finding.Finding{
			ID: "photo.size-unofficial", Severity: finding.Warning, Where: "photo.size", Sources: Citations(law),
			Args: finding.Args{"size": finding.Key("value." + law[0].Value)},
		})
	}
}
