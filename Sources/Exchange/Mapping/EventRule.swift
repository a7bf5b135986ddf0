/// How the values of a row become one event.
struct EventRule: Equatable, Sendable {
  /// When what an event says ends.
  enum Until: Equatable, Sendable {
    /// With the next snapshot that the mapping's dates name, if there is one.
    case nextSnapshot
    case day(Template)
  }

  /// A field and the attribute of the state that it is compared with; `*` is the whole of the data.
  struct Comparison: Equatable, Sendable {
    var field: String
    var attribute: Template
  }

  var type: String
  var subject: Template
  var data: [String: Template]
  /// Whether it creates its subject: made once a file, in a snapshot only where nothing exists.
  var creates = false
  /// The values without which it is not made.
  var needs: [String] = []
  var validFrom: Template?
  var until: Until?
  var reason: Template?
  var id: Template?
  /// What a snapshot compares before it makes the event.
  var compare: [Comparison] = []
  /// Whether only the fields that differ are given, each its own register.
  var partial = false
  /// Whether the amount adds up, so that a snapshot records the difference.
  var flow = false

  /// The fields filled in; unset ones are null, but not in what creates.
  func fields(with row: RowValues) -> [String: JSONValue] {
    var fields: [String: JSONValue] = [:]
    for (name, template) in data {
      switch template.filled(with: row) {
      case .value(let value): fields[name] = value
      case .unset: if !creates { fields[name] = .null }
      case .absent: break
      }
    }
    return fields
  }

  /// Whether every value that it needs is there.
  func hasNeeds(in row: RowValues) -> Bool {
    needs.allSatisfy { if case .value = row.result($0) { true } else { false } }
  }
}
