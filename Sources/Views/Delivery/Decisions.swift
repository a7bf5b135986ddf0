import Timelines
import Vocabulary

/// Decisions with their days: what dashboards mark in time. No view of the catalogue, since the views
/// of what decisions oblige to say more of them.
package enum Decisions: View {
  /// What it is.
  package static let about = ViewAbout(
    "decisions", title: .decision,
    sentence: Label("Shows decisions by their day.", "Zeigt Beschlüsse nach ihrem Tag."),
    discussion: Label("", ""), examples: [])

  /// The rows, in byte order of their names.
  package static func shape(_: NoChoice) -> Shape {
    Shape("rows", columns) { (frame, take) throws(TimelinesError) in
      try frame.timelines.read(at: frame.point) { (reading) throws(TimelinesError) in
        var state = EntityState()
        var cursor = try reading.states()
        for entity in try reading.entities(ofKind: "decision") {
          try cursor.state(of: entity.number, into: &state)
          guard state.exists else { continue }
          _ = try take(
            Row(
              subject: entity.name, on: state.date(DeliveryRegisters.on),
              title: state.text(DeliveryRegisters.title),
              isRevoked: state.register(DeliveryRegisters.revoked) != nil))
        }
      }
      return Closing()
    }.rests(on: "exists")
  }

  /// All forms that its rows have.
  package static let shapes = [shape(NoChoice())]

  /// One decision.
  struct Row: Sendable {
    let subject: String
    let on: Day?
    let title: String?
    let isRevoked: Bool
  }

  private static let columns: [Column<Row>] = [
    .subject("subject", .subject, of: "decision", \.subject).key.rests(),
    .day("on", .field("on"), \.on).rests(on: "on"),
    .text("title", .title, \.title).rests(on: "title"),
    .flag("revoked", .field("revoked"), \.isRevoked).rests(on: "revoked"),
  ]
}
