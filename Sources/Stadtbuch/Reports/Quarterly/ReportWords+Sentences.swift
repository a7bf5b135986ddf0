import Vocabulary

extension ReportWords {
  /// How many rows are shown, and where all of them are; the name of the file follows.
  static func shown(_ count: Int, of all: Int, _ language: Language) -> String {
    if count == all {
      return language == .de ? "Als Datei: " : "As a file: "
    }
    return language == .de
      ? "Gezeigt: \(count) von \(all); alle in " : "Shown: \(count) of \(all); all in "
  }

  /// The title of a report of a quarter, or of a day in it.
  static func title(_ frame: QuarterlyFrame) -> String {
    let (year, quarter) = (frame.point.asOf.year, (frame.point.asOf.month + 2) / 3)
    let word = report[frame.language]
    return frame.language == .de
      ? "\(word) \(quarter)/\(year)" : "\(word) Q\(quarter) \(year)"
  }

  /// The point in words.
  static func point(_ frame: QuarterlyFrame) -> String {
    let times = frame.times
    let (day, known) = (times.text(frame.point.asOf), times.text(frame.knownAt))
    return frame.language == .de
      ? "Stand \(day), bekannt bis Ereignis \(known)"
      : "As of \(day), known up to event \(known)"
  }

  /// With what the report is compared.
  static func comparison(_ frame: QuarterlyFrame) -> String {
    let (day, number) = (frame.pointBefore.asOf, frame.pointBefore.knownAt)
    let report = frame.reportBefore.map { " (\($0))" } ?? ""
    return frame.language == .de
      ? "Verglichen wird mit dem Stand \(day), bekannt bis Ereignis \(number)\(report)."
      : "Compared with \(day), known up to event \(number)\(report)."
  }

  /// How the causes of changes are told apart.
  static func causes(_ language: Language) -> String {
    language == .de
      ? """
      „Geschehen“ heißt: Die Welt hat sich geändert. „Später erfahren“: Es war schon so und wurde \
      später bekannt. „Berichtigt“: Es war anders gesagt und wurde richtiggestellt.
      """
      : """
      “Happened” means that the world changed; “learned late” that it had been so and became \
      known later; “corrected” that it had been said otherwise and was put right.
      """
  }

  /// What counts as a late entry.
  static func lateRule(_ frame: QuarterlyFrame) -> String {
    let (days, number) = (QuarterlyFrame.lateDays, frame.pointBefore.knownAt)
    return frame.language == .de
      ? """
      Erfasst nach Ereignis \(number), und mehr als \(days) Tage, nachdem es galt, oder nach \
      Abschluss des Zeitraums.
      """
      : """
      Recorded after event \(number), and more than \(days) days after it held or after its period \
      was closed.
      """
  }

  /// The marks in the drawings of series.
  static func marks(_ language: Language) -> String {
    language == .de
      ? """
      Gefüllter Kreis: endgültig. Leerer Kreis: vorläufig. Leeres Quadrat: geschätzt. Gestrichelt: \
      Ziel. Gepunktete Senkrechte: Bruch der Zeitreihe, über den keine Linie führt. Wo ein Wert \
      fehlt, fehlt die Linie.
      """
      : """
      Filled circle: final. Empty circle: provisional. Empty square: estimated. Dashed: target. \
      Dotted upright: a break in the series, which no line crosses. Where a value is missing, so is \
      the line.
      """
  }

  /// What to know to read the report.
  static func guide(_ language: Language) -> [String] {
    language == .de
      ? [
        """
        Jede Zahl gilt für einen Stand aus zwei Angaben: dem Tag, dessen Wahrheit gemeint ist, und \
        dem letzten Ereignis, das damals erfasst war. Was danach erfasst wurde, ändert diesen \
        Bericht nicht.
        """,
        """
        „–“ heißt: nicht bekannt. Das ist nicht 0. Lücken der Finanzierung werden addiert und nie \
        gegeneinander verrechnet; Beträge in anderen Währungen stehen daneben.
        """,
        """
        Ampeln sagt die Projektleitung. Ein veralteter Bericht behält seine Ampel und heißt \
        veraltet. Ampeln der Kennzahlen folgen aus Wert, Ziel und Schwellen.
        """,
        """
        Die Tabellen zeigen, was Aufmerksamkeit verlangt. Alle Zeilen stehen in den CSV-Dateien, \
        die neben diesem Bericht liegen.
        """,
      ]
      : [
        """
        Every figure is of a point made of two things: the day whose truth is meant, and the last \
        event recorded by then. What is recorded later does not change this report.
        """,
        """
        “–” means not known, which is not 0. Gaps in funding are added up and never netted; amounts \
        in other currencies stand beside.
        """,
        """
        Lights are what projects report of themselves. A stale report keeps its light and is called \
        stale. Lights of indicators follow from value, target and thresholds.
        """,
        """
        The tables show what asks for attention. All rows are in the CSV files that lie beside this \
        report.
        """,
      ]
  }
}
