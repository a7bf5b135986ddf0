import Stadtbuch
import Views
import Vocabulary

/// Figures of the city, as whoever asks sees them: from the views, so what is hidden there is hidden
/// here.
struct CityMetrics {
  let engine: Engine
  let cancellation: Cancellation

  /// Adds them.
  func add(to text: inout MetricsText) throws {
    try projects(&text, by: "status", "stadtbuch_projects", "Projects by status.")
    try projects(
      &text, by: "report.overall", "stadtbuch_project_lights", "Projects by overall light.",
      as: "light")
    try money(&text)
    try indicators(&text)
  }

  private func projects(
    _ text: inout MetricsText, by key: String, _ name: String, _ help: String,
    as label: String? = nil
  ) throws {
    var question = ViewQuestion()
    question.rows.groupBy = key
    var samples: [(String, String)] = []
    _ = try rows(AnyView(Portfolio.self), [], question) { row in
      guard case .integer(let count)? = row("count"), row("group.ended") == nil else { return }
      samples.append((row("group.\(key)")?.plainText ?? "none", "\(count)"))
    }
    guard !samples.isEmpty else { return }
    text.family(name, "gauge", help)
    for (value, count) in samples { text.sample(name, [(label ?? key, value)], count) }
  }

  /// What all projects need, have and lack, and the budget of the year.
  private func money(_ text: inout MetricsText) throws {
    let year = engine.today.year
    let asked: [(AnyView, [(name: String, text: String)], String, String)] = [
      (AnyView(Portfolio.self), [], "stadtbuch_money", "Money of all projects."),
      (
        AnyView(Budget.self), [("year", "\(year)")], "stadtbuch_budget",
        "The budget of the year, of all projects."
      ),
    ]
    for (view, given, name, help) in asked {
      let closing = try rows(view, given, ViewQuestion()) { _ in }
      guard case .object(let total)? = closing?.figures["total"]?.opened else { continue }
      var samples: [([(String, String)], String)] = []
      for (key, value) in total.members {
        guard case .money(let money) = value else { continue }
        samples.append(
          ([("figure", key), ("currency", money.currency.description)], money.amount))
      }
      guard !samples.isEmpty else { continue }
      text.family(name, "gauge", help)
      for (labels, amount) in samples { text.sample(name, labels, amount) }
    }
  }

  /// The last value of each indicator, and its target.
  private func indicators(_ text: inout MetricsText) throws {
    var values: [([(String, String)], String)] = []
    var targets: [([(String, String)], String)] = []
    _ = try rows(AnyView(KpiBoard.self), [], ViewQuestion()) { row in
      guard let indicator = row("indicator")?.plainText else { return }
      let labels = [("indicator", indicator), ("period", row("period")?.plainText ?? "")]
      if let value = row("value")?.plainText.flatMap({ ODataNumber($0) }) {
        values.append((labels, value.text))
      }
      if let target = row("target")?.plainText.flatMap({ ODataNumber($0) }) {
        targets.append((labels, target.text))
      }
    }
    for (name, help, samples) in [
      ("stadtbuch_indicator_value", "The last value of an indicator.", values),
      ("stadtbuch_indicator_target", "The target of that period.", targets),
    ] where !samples.isEmpty {
      text.family(name, "gauge", help)
      for (labels, value) in samples { text.sample(name, labels, value) }
    }
  }

  /// Hands out the rows of a view by keys; nil where whoever asks may not see it.
  private func rows(
    _ view: AnyView, _ given: [(name: String, text: String)], _ question: ViewQuestion,
    _ take: ((String) -> AnswerValue?) -> Void
  ) throws -> Closing? {
    do {
      var ready = try engine.ready(view, try view.shape(given), question)
      ready.frame.isCancelled = { [cancellation] in cancellation.isCancelled }
      var places: [String: Int] = [:]
      for (place, head) in ready.shape.columns.enumerated() { places[head.key] = place }
      return try engine.run(ready) { row in
        take { key in places[key].flatMap { row[$0] } }
      }
    } catch is NotForAudience {
      return nil
    } catch is ChoiceError {
      // What is not published is nothing by which anything is put together.
      return nil
    }
  }
}
