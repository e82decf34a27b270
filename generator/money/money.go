// Package money holds amounts as whole hundredths of a currency, so that sums are exact.
package money

import "fmt"

// AZN is the ISO 4217 code of the Azerbaijani manat.
const AZN = "AZN"

// Amount is a sum of money. The zero Amount is no money in no currency.
type Amount struct {
	// Hundredths are qəpik where Currency is AZN.
	Hundredths int64
	// Currency is an ISO 4217 code.
	Currency string
}

// Manat is an amount of whole manat.
func Manat(whole int64) Amount { return Amount{Hundredths: whole * 100, Currency: AZN} }

// String writes the amount with a point and the code behind it: "240 AZN", "7.50 USD".
func (a Amount) String() string {
	if a.Hundredths%100 == 0 {
		return fmt.Sprintf("%d %s", a.Hundredths/100, a.Currency)
	}
	sign, h := "", a.Hundredths
	if h < 0 {
		sign, h = "-", -h
	}
	return fmt.Sprintf("%s%d.%02d %s", sign, h/100, h%100, a.Currency)
}
