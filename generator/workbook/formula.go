package workbook

import (
	"strconv"
	"strings"

	"permitpack/generator/date"
	"permitpack/generator/workbook/xlsx"
)

// Named ranges of the workbook. Those of the applicant's dates are made of their
// profile keys.
const (
	nameToday       = "Today"
	nameSpeed       = "Speed"
	nameSpeeds      = "Speeds"
	nameSpeedNumber = "SpeedNumber"
	nameTerm        = "Term"
	nameFiling      = "FilingDay"
	nameStayEnd     = "StayEnd"
	namePermitStart = "PermitStart"
	namePermitEnd   = "PermitEnd"
	nameTotal       = "TotalToPay"
	nameOff         = "OffDays"
	nameWorked      = "WorkedDays"
	nameWorkedNo    = "WorkedNumbers"
	nameProjected   = "ProjectedDays"
	nameCountFrom   = "CountFrom"
	nameAbroadFrom  = "AbroadFrom"
	nameAbroadTo    = "AbroadTo"
	nameAbroadDays  = "AbroadDays"
)

// Working days are numbered from the first day counted on. The days off of the
// sheet Holidays are left out by NETWORKDAYS and WORKDAY; worked weekends, which
// these functions do not know, are added to the number, and looked up by it.

// numberOf is the formula of the number of the last working day not after a day.
func numberOf(day string) string {
	return "NETWORKDAYS(" + nameCountFrom + "," + day + "," + nameOff + ")+COUNTIFS(" + nameWorked + `,">0",` + nameWorked + `,"<="&` + day + ")"
}

// dayOf is the formula of the working day with a number.
func dayOf(number string) string {
	return "IF(COUNTIF(" + nameWorkedNo + "," + number + ")>0,SUMIF(" + nameWorkedNo + "," + number + "," + nameWorked + ")," +
		"WORKDAY(" + nameCountFrom + "-1," + number + "-COUNTIFS(" + nameWorkedNo + `,">0",` + nameWorkedNo + `,"<"&` + number + ")," + nameOff + "))"
}

// monthsOn is the formula of the same day of the month so many months on, or back:
// a day that the month lacks becomes its last day. (EDATE is right in Excel and
// LibreOffice and wrong in other programs.)
func monthsOn(day, months string) string {
	month := "DATE(YEAR(" + day + "),MONTH(" + day + ")" + months
	return "MIN(" + month + "+1,0)," + month + ",DAY(" + day + ")))"
}

// unless is empty where a cell is, else what the formula gives.
func unless(empty, formula string) string { return "IF(" + empty + `="","",` + formula + ")" }

// extreme is the formula of MIN or MAX of the cells that hold a number, or nothing
// where none does.
func extreme(function string, cells ...string) string {
	all := strings.Join(cells, ",")
	return "IF(COUNT(" + all + `)=0,"",` + function + "(" + all + "))"
}

// choice is the formula of the first text whose condition holds, or of the last text.
func choice(last string, pairs ...[2]string) string {
	formula := xlsx.Quote(last)
	for i := len(pairs) - 1; i >= 0; i-- {
		formula = "IF(" + pairs[i][0] + "," + xlsx.Quote(pairs[i][1]) + "," + formula + ")"
	}
	return formula
}

// ofSpeed is the formula of the value for the speed asked for, of cells that
// stand below one another in the order of the speeds.
func ofSpeed(cells string) string { return "INDEX(" + cells + "," + nameSpeedNumber + ")" }

// dayLiteral is a day as a formula has it.
func dayLiteral(d date.Date) string { return strconv.Itoa(serial(d)) }

// The days that formulas can count with: between them all programs agree, and
// holidays do not have to be known.
var (
	firstCounted = date.MustParse("2000-01-01")
	firstTyped   = date.MustParse("2001-01-01")
	lastTyped    = date.MustParse("2099-12-31")
	lastCounted  = date.MustParse("2149-12-31")
)

// countable tells whether formulas can count with all the days; the zero Date is none.
func countable(days ...date.Date) bool {
	for _, d := range days {
		if !d.IsZero() && (d.Before(firstTyped) || d.After(lastCounted)) {
			return false
		}
	}
	return true
}
