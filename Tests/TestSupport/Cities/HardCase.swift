/// A hard case at its place in a city.
struct HardCase {
  /// Its number, from 1 to 16.
  var number: Int
  /// What it happens to.
  var subject: String
  /// The days that matter.
  var days: String
  /// What happens; `{mark}` stands for the number of an event.
  var text: String

  init(_ number: Int, _ subject: String, _ days: String, _ text: String) {
    self.number = number
    self.subject = subject
    self.days = days
    self.text = text
  }

  /// The sixteen by name.
  static let names = [
    "a reorganisation in mid-year", "a booking reversed after its period was closed",
    "an indicator provisional, then final, then restated with a change of method",
    "a target raised by the council", "a project entered by mistake and voided",
    "a drawdown not used in time", "asserted unfunded while money is there",
    "a person erased, everything verifies", "a status dated in the future",
    "the same file imported twice", "two sources that say 31 and 32 projects",
    "a count that falls because a building was sold", "a void of a void",
    "two facts with the same `validfrom`", "the clock set back",
    "a leap day, the change to summer time, the turn of a year in the ledger's time zone",
  ]
}
