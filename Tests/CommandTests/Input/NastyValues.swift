/// Values that have broken programs: ends of number ranges, of the calendar and of buffers, broken
/// grammar, deep nesting, and characters that steer terminals.
///
/// None of them may name a file outside of the folder in which the program runs: some options write.
enum NastyValues {
  static let all: [String] = numbers + days + points + texts + long + entries

  static let numbers = [
    "", "0", "-0", "-1", "+1", "1", "007", "1e9", "1.5", "0x10", "１", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "18446744073709551615", "18446744073709551616",
    "9007199254740991", "9007199254740992", "99999999999999999999999999", "NaN", "inf", "∞",
    "999999999999999", "1900", "1899", "2999", "3000",
  ]

  static let days = [
    "1900-01-01", "1899-12-31", "2999-12-31", "3000-01-01", "0000-00-00", "2024-02-30",
    "2024-12-31 ", "31.12.2024", "1.1.1900", "31.12.2999", "29.2.2023", "2024-W53", "2024-Q5",
    "1900-01-01T00:00:00+23:59", "2999-12-31T23:59:59.999999Z", "2999-12-31T23:59:59-23:59",
    "2024-12-31T24:00:00Z", "27.10.2024 02:30", "31.03.2024 02:30", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z", "P9999Y", "P99999999D", "P", "02-30",
  ]

  static let points = [
    "@", "2024-12-31@", "@5", "2024-12-31@@", "2024-12-31@18446744073709551615",
    "2999-12-31@2999-12-31", "1900-01-01@0", "2024-12-31@#1, 1.1.2024 10:00", "#", "#1", "#1,",
    "#18446744073709551615", "31.12.2024@27.10.2024 02:30:00,000000 +02:00", "then", "today",
  ]

  static let texts = [
    " ", "\n", "\t", "a\nb", "\u{1b}[31mx", "\u{202e}txt", "\u{200b}", "\u{feff}", "\u{2028}",
    "\u{85}", "\u{7f}", "'", "\"", "\\", "`id`", "$(id)", ";ls", "|", "*", "?", "%n%s", "nowhere/x",
    "/nowhere/x/y", "/proc/nowhere", "-", "--", "---", "-x", "--x=y",
    "=", "==", "@", "a=b", "a=b=c", "[", "]", "{", "}", "{}", "[]", "null", "true", "e\u{301}",
    "日本語", "👩‍👧", "\u{fffd}", "kind/", "/key", "project/", "project//x", "unit/ä", "event/0",
    "event/18446744073709551616", "event/-1", "person/", "Europe/Nowhere", "eur", "EURO", "€",
  ]

  static let long = [
    String(repeating: "a", count: 100_000), String(repeating: "[", count: 100_000),
    String(repeating: "{\"a\":", count: 20_000), String(repeating: "a.", count: 50_000),
    String(repeating: "\u{301}", count: 40_000), String(repeating: "a,", count: 50_000),
    String(repeating: "status=planning and ", count: 300), String(repeating: "é", count: 129),
    "project/" + String(repeating: "k", count: 200), String(repeating: "(", count: 10_000),
    "status=\"" + String(repeating: "\\", count: 4_000), String(repeating: "9", count: 10_000),
  ]

  static let entries = [
    "into=[}", "into=[" + String(repeating: "[", count: 1000), "a..b=1", ".=1", "=x", "cohort=",
    "amount=99999999999999.99EUR", "amount=1.234EUR", "amount=EUR", "status=\u{202e}",
    "status!=", "status=", "money.gap>", "money.gap>1e5", "status<<planning", "and", "a and b",
    "status=planning and", "forecast.end<31.12.2024", "units=x", "status=\"", "\"status\"=x",
    "{\"title\":\"a\"}", "{\"title\":1}", "{\"title\":\"a\",\"title\":\"b\"}", "{\"a\":1}x",
  ]
}
