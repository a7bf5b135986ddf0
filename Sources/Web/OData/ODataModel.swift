import Stadtbuch
import Views
import Vocabulary

/// The entity sets that there are at a point for an audience: the views that may be asked with what
/// the address says, without those that look at persons.
struct ODataModel {
  let engine: Engine
  let catalogue: Catalogue
  let point: ODataPoint
  let language: Language

  /// Views of which one subject may have several rows.
  private static let counted: Set<String> = ["alignment"]

  /// The name of a view's set: `KpiBoard` of `kpi board`.
  static func name(_ view: AnyView) -> String {
    name(of: view.about.path.joined(separator: "-"))
  }

  private static func name(of text: String) -> String {
    text.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined()
  }

  /// All sets, in the order of the catalogue.
  func all() throws -> [ODataSet] {
    var sets: [ODataSet] = []
    for view in catalogue.views {
      do {
        let rows = try rows(of: view)
        sets.append(rows)
        sets += try groupings(of: rows).map { try groups(of: view, $0) }
      } catch is ChoiceError {
        // What the address does not say enough for, or too much.
      } catch is NotForAudience {
        // What whoever asks may not see is not there.
      } catch let problem as Problem where problem.reason == "notFound" {
        // What looks at persons.
      }
    }
    return sets
  }

  /// The set of a name.
  ///
  /// Throws: where there is none such, or why it cannot be asked.
  func set(_ name: String) throws -> (view: AnyView, set: ODataSet) {
    // The longest name first: KpiSeries before a view that were called kpi.
    let views = catalogue.views.filter { name.hasPrefix(ODataModel.name($0)) }
      .sorted { ODataModel.name($0).count > ODataModel.name($1).count }
    for view in views {
      let rows = try rows(of: view)
      if rows.name == name { return (view, rows) }
      for head in try groupings(of: rows) where rows.name + ODataModel.suffix(head) == name {
        return (view, try groups(of: view, head))
      }
    }
    throw Problem.notFound
  }

  /// The groups of a view's rows by keys.
  func groups(of view: AnyView, by keys: [String]) throws -> ODataSet {
    try set(ODataModel.name(view), view, isKeyed: false) {
      $0.rows.groupBy = keys.joined(separator: ",")
    }
  }

  private func rows(of view: AnyView) throws -> ODataSet {
    try set(ODataModel.name(view), view) { _ in }
  }

  private func groups(of view: AnyView, _ head: ColumnHead) throws -> ODataSet {
    try set(ODataModel.name(view) + ODataModel.suffix(head), view) { $0.rows.groupBy = head.key }
  }

  private static func suffix(_ head: ColumnHead) -> String { "By" + name(of: head.key) }

  /// The columns by which there are sets of groups: those that always stay and name what many rows
  /// may share.
  private func groupings(of set: ODataSet) throws -> [ColumnHead] {
    set.ready.shape.columns.filter { head in
      guard head.role == .data, !head.isKey, head.importance == 1, head.isChoosable else {
        return false
      }
      switch head.kind {
      case .word, .light, .subject, .period, .eventType, .attribute: return true
      default: return false
      }
    }
  }

  private func set(
    _ name: String, _ view: AnyView, isKeyed: Bool = true, _ change: (inout ViewQuestion) -> Void
  ) throws -> ODataSet {
    var (given, question) = try point.question(of: view, language: language)
    change(&question)
    let ready = try engine.ready(view, try view.shape(given), question)
    // A look at a person has an address of its own, and a reason.
    guard ready.shape.noted == nil else { throw Problem.notFound }
    let isCounted = name == ODataModel.name(view) && ODataModel.counted.contains(view.about.name)
    return ODataSet(
      name, view.about.title, ready, isKeyed: isKeyed, isCounted: isCounted)
  }
}
