import Stadtbuch
import Views
import Vocabulary

/// What an address asks of a list that is sent: the same as the options of the command.
struct ImportQuery: Sendable, Equatable {
  private(set) var mapping: String?
  private(set) var isSnapshot = false
  private(set) var validFrom: Day?
  private(set) var isDry = false
  private(set) var isStrict = false
  private(set) var confirmedMissing: Int?

  private static let names = [
    "mapping", "snapshot", "validFrom", "dryRun", "strict", "confirmMissing", "lang",
  ]

  /// Takes a query apart.
  ///
  /// Throws: what is not understood, and what is nearest.
  init(_ pairs: [(name: String, value: String)]) throws(ChoiceError) {
    var seen: Set<String> = []
    for (name, value) in pairs {
      guard seen.insert(name).inserted else {
        throw ChoiceError(name, Label("\(name) is given twice", "\(name) ist zweimal angegeben"))
      }
      switch name {
      case "mapping": mapping = value
      case "snapshot": isSnapshot = value != "false"
      case "dryRun": isDry = value != "false"
      case "strict": isStrict = value != "false"
      case "validFrom":
        guard let day = Day(value) else {
          throw ChoiceError(
            name, Label("give a day such as 2025-03-31", "einen Tag wie 2025-03-31 angeben"))
        }
        validFrom = day
      case "confirmMissing":
        guard let count = Int(value), count >= 0 else {
          throw ChoiceError(name, Label("give a number", "eine Zahl angeben"))
        }
        confirmedMissing = count
      case "lang": break
      default:
        let near = Nearest.names(to: name, among: ImportQuery.names).first
        let right = near ?? ImportQuery.names.joined(separator: ", ")
        throw ChoiceError(
          name,
          Label(
            "there is no parameter “\(name.excerpt)”; nearest: \(right)",
            "den Parameter „\(name.excerpt)“ gibt es nicht; ähnlich: \(right)"))
      }
    }
    if mapping == nil { throw ImportQuery.needsMapping }
    if confirmedMissing != nil, !isSnapshot {
      throw ChoiceError(
        "confirmMissing",
        Label("confirmMissing needs snapshot", "confirmMissing braucht snapshot"))
    }
  }

  private static let needsMapping = ChoiceError(
    "mapping",
    Label(
      "name the mapping that the list is read by: mapping=NAME, one of /api/v1/mappings; lines of "
        + "CloudEvents are sent to POST /api/v1/events",
      "die Zuordnung nennen, nach der die Liste gelesen wird: mapping=NAME, eine von "
        + "/api/v1/mappings; Zeilen mit CloudEvents an POST /api/v1/events senden"))
}
