/// Words of totals that are explained.
extension Label {
  package static let sumOfRows = Label(
    "The sum of all rows.", "Die Summe aller Zeilen.")
  package static let sumOfGroup = Label(
    "The sum of the rows in the group.", "Die Summe der Zeilen der Gruppe.")
}
