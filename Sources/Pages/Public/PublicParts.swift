import Presentation
import Stadtbuch
import Views
import Vocabulary

/// A part of the page where the public begins: rows of one view, in words that need no explaining.
protocol PublicPart {
  /// The view.
  var view: AnyView { get }
  /// What it is asked.
  var given: [(name: String, text: String)] { get }
  /// Its place on the page.
  var id: String { get }
  /// What stands over it.
  var title: Label { get }
  /// What its rows are, as a figure is called.
  var counted: Label { get }
  /// What it shows, in plain words.
  var sentence: Label { get }
  /// The columns, as far as they are published.
  var keys: [String] { get }
  /// Where all of it is.
  var path: String? { get }
  /// The column whose values are counted; nil where none are.
  var told: String? { get }
  /// How rows are ordered.
  var sort: String? { get }
  /// How many rows stand there.
  var rowsMax: Int { get }
}

extension PublicPart {
  var given: [(name: String, text: String)] { [] }
  var path: String? { nil }
  var told: String? { nil }
  var sort: String? { nil }
  var rowsMax: Int { 25 }

  /// How many rows have which value, the most frequent first.
  func note(_ rows: PageRows, _ context: PageContext) -> String? {
    guard let place = told.flatMap(rows.place) else { return nil }
    var counts: [String: Int] = [:]
    for row in rows.rows {
      if case .word(let word)? = row[place] { counts[word, default: 0] += 1 }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let texts = sorted.prefix(3).map { word, count in
      "\(count) \(context.format.text(.word(word), of: rows.columns[place].field))"
    }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}

/// Projects.
struct PublicProjects: PublicPart {
  let view = AnyView(Portfolio.self)
  let id = "projects"
  let title = Label("Projects", "Projekte")
  let counted = Label("Projects", "Projekte")
  let sentence = Label(
    "What the city works on, how far it is, and whether it goes as planned.",
    "Woran die Stadt arbeitet, wie weit sie ist und ob es läuft wie geplant.")
  let keys = [
    "subject", "title", "status", "report.overall", "progress", "baseline.end", "forecast.end",
    "money.spent",
  ]
  let path: String? = "/portfolio"
  let told: String? = "status"
}

/// Indicators.
struct PublicIndicators: PublicPart {
  let view = AnyView(KpiBoard.self)
  let id = "indicators"
  let title = Label("What we measure", "Was wir messen")
  let counted = Label("Indicators", "Kennzahlen")
  let sentence = Label(
    "Figures by which the city tells whether it gets where it wants: the last value, and what it should be.",
    "Zahlen, an denen die Stadt sieht, ob sie vorankommt: der letzte Wert und das, was er sein soll."
  )
  let keys = ["indicator", "title", "value", "target", "unit", "light", "period", "trend"]
  let path: String? = "/indicators"
  let told: String? = "light"
}

/// What was promised to councils and committees.
struct PublicObligations: PublicPart {
  let view = AnyView(Obligations.self)
  let id = "obligations"
  let title = Label("What the council asked for", "Was der Rat beauftragt hat")
  let counted = Label("Tasks from decisions", "Aufträge aus Beschlüssen")
  let sentence = Label(
    "What the administration owes the council and its committees, by when, and whether it is done.",
    "Was die Verwaltung dem Rat und seinen Ausschüssen schuldet, bis wann, und ob es erledigt ist.")
  let keys = ["subject", "text", "decision", "state", "due", "fulfilled"]
  let path: String? = "/obligations"
  let told: String? = "state"
}

/// What people said, and what became of it.
struct PublicVoices: PublicPart {
  let view = AnyView(Participation.self)
  let given = [(name: "impulses", text: "")]
  let id = "voices"
  let title = Label("What became of your ideas", "Was aus Ihren Ideen wurde")
  let counted = Label("Ideas", "Ideen")
  let sentence = Label(
    "What people said when they were asked, and how the city answered.",
    "Was Menschen gesagt haben, als sie gefragt wurden, und was die Stadt geantwortet hat.")
  let keys = ["subject", "text", "state", "answer", "led", "answeredOn"]
  let path: String? = "/participation"
  let told: String? = "state"
}

/// Milestones of projects.
struct PublicSteps: PublicPart {
  let view = AnyView(Milestones.self)
  let id = "next"
  let title = Label("Reached last", "Zuletzt erreicht")
  let counted = Label("Steps of projects", "Projektschritte")
  let sentence = Label(
    "Steps of projects, the latest first, with the day that was agreed.",
    "Schritte von Projekten, die jüngsten zuerst, mit dem Tag, der vereinbart war.")
  let keys = ["project", "subject", "baseline", "reached"]
  let path: String? = "/view/milestones"
  let sort: String? = "reached:desc"
  let rowsMax = 10
}
