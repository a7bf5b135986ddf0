/// Who may record a type of event over a server: data of the registry, as of its groups A to J.
public struct Recorders: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Recorders as bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Editors, on what their own units lead.
  public static let editor = Recorders(rawValue: 1)
  /// Controllers, on everything.
  public static let controller = Recorders(rawValue: 2)
  /// The data protection officer, on everything.
  public static let dataProtection = Recorders(rawValue: 4)
  /// Only with the consent of another person who might record it.
  public static let byTwo = Recorders(rawValue: 8)
}

extension EventType {
  /// Who may record it.
  public var recorders: Recorders {
    if let own = Recorders.ofTypes[name] { return own }
    return switch number / 100 {
    // What departments do day by day.
    case 3, 6: [.editor, .controller]
    // Decisions, structure, money and persons' responsibilities.
    default: .controller
    }
  }
}

extension Recorders {
  /// The types that differ from the rest of their group.
  fileprivate static let ofTypes: [String: Recorders] = [
    // Of the portfolio what is decided for a department, not by it.
    "project.registered": .controller, "project.merged": .controller,
    "project.split": .controller, "project.deregistered": .controller,
    "project.baselined": .controller, "change.decided": .controller,
    // Of money, indicators and duties what a department says of itself.
    "forecast.submitted": [.editor, .controller],
    "drawdown.requested": [.editor, .controller], "proof.submitted": [.editor, .controller],
    "measurement.recorded": [.editor, .controller],
    "measurement.restated": [.editor, .controller],
    "item.added": [.editor, .controller], "item.described": [.editor, .controller],
    "item.state-set": [.editor, .controller], "item.removed": [.editor, .controller],
    "obligation.fulfilled": [.editor, .controller], "impulse.answered": [.editor, .controller],
    // What people arrange for themselves.
    "dashboard.saved": [.editor, .controller], "dashboard.removed": [.editor, .controller],
    // What takes an event back is judged by the event.
    "event.voided": [.editor, .controller], "event.corrected": [.editor, .controller],
    // What cannot be undone, or shows more than before.
    "person.erased": .dataProtection, "text.erased": .dataProtection,
    "data.disclosed": .dataProtection,
    "visibility.set": [.controller, .dataProtection],
    "publication.set": [.controller, .byTwo], "period.reopened": [.controller, .byTwo],
  ]

  /// The names of the types that differ: for the test that there are such.
  package static var namedTypes: [String] { ofTypes.keys.sorted() }
}
