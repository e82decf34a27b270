package rules_test

import (
	"testing"

	"permitpack/generator/rules"
)

func TestMost(t *testing.T) {
	for text, want := range map[string]rules.Most{"0": 0, "4": 4, "unlimited": rules.Unlimited} {
		var m rules.Most
		if err := m.UnmarshalText([]byte(text)); err != nil || m != want {
			t.Errorf("%s: got %d, %v", text, m, err)
		}
	}
	for _, text := range []string{"", "-1", "4.5", "many"} {
		var m rules.Most
		if m.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q is taken for %d", text, m)
		}
	}
}

func TestSpan(t *testing.T) {
	for text, want := range map[string]rules.Span{"300": {From: 300, To: 300}, "300-400": {From: 300, To: 400}} {
		var s rules.Span
		if err := s.UnmarshalText([]byte(text)); err != nil || s != want {
			t.Errorf("%s: got %v, %v", text, s, err)
		}
	}
	for _, text := range []string{"", "400-300", "-300", "300-", "a-b", "1-2-3"} {
		var s rules.Span
		if s.UnmarshalText([]byte(text)) == nil {
			t.Errorf("%q is taken for %v", text, s)
		}
	}
}

func TestQuantityString(t *testing.T) {
	tests := []struct {
		q    rules.Quantity
		want string
	}{
		{rules.Quantity{Number: 30, Unit: "days"}, "30 days"},
		{rules.Quantity{Number: 300, To: 400, Unit: "AZN"}, "300-400 AZN"},
		{rules.Quantity{Word: "notarised-copy"}, "notarised-copy"},
		{rules.Quantity{Word: "spouse child", List: "relation.*"}, "spouse child"},
		{rules.Quantity{List: "relation.*"}, "none"}, // of words none is admitted by all
		{rules.Quantity{}, ""},
	}
	for _, test := range tests {
		if got := test.q.String(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.q, got, test.want)
		}
	}
}
