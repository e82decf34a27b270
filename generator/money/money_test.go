package money_test

import (
	"testing"

	"permitpack/generator/money"
)

func TestString(t *testing.T) {
	tests := []struct {
		amount money.Amount
		want   string
	}{
		{money.Manat(240), "240 AZN"},
		{money.Amount{Hundredths: 750, Currency: "USD"}, "7.50 USD"},
		{money.Amount{Hundredths: -5, Currency: "AZN"}, "-0.05 AZN"},
		{money.Manat(0), "0 AZN"},
	}
	for _, test := range tests {
		if got := test.amount.String(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}
