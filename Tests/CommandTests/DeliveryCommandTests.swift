import Foundation
import Testing

/// Milestones, earned value, alignment, obligations, synergies and participation at the terminal.
@Suite struct `Commands of delivery print` {
  private let t1 = "--as-of 2024-09-30 --known-at 78"
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `milestones and obligations`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "milestones", program,
      [
        "milestones \(t1)", "milestones \(t2) --lang de", "milestones \(t2) --format json",
        "milestones \(t2) --format csv", "milestones --overdue --known-at 150",
        "milestones --due-by 2025-12-31 --known-at 150 --lang de",
        "milestones --project project/glas \(t2)", "milestones --overdue \(t2)",
        "milestones --due-by tomorrow", "milestones --as-of 2024-12-31 --known-at 0",
        "obligations \(t1)", "obligations \(t2) --lang de", "obligations \(t2) --format json",
        "obligations \(t2) --format csv",
        "obligations --overdue --as-of 2024-12-01 --known-at 90 --lang de",
        "obligations --body body/nichts \(t2)",
      ])
  }

  @Test func `earned value and alignment`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "evm", program,
      [
        "evm \(t1)", "evm \(t2) --lang de", "evm \(t2) --format json", "evm \(t2) --format csv",
        "evm --as-of 2025-12-30 --known-at 150 --lang de",
        "evm --as-of 2024-12-31 --known-at 0 --format json", "alignment \(t2)",
        "alignment --known-at 150 --lang de", "alignment \(t2) --format json",
        "alignment \(t2) --format csv", "alignment \(t2) --holes --format csv",
        "alignment \(t2) --holes --lang de", "alignment --as-of 2024-12-31 --known-at 0",
      ])
  }

  @Test func `synergies and participation`() throws {
    let program = try Program()
    try program.makeExample()
    for line in Self.more {
      let outcome = try program.run("record \(line) -q")
      try #require(outcome.status == 0, "\(line): \(outcome.errors)")
    }
    try expectGolden(
      "synergies", program,
      [
        "synergies", "synergies --lang de", "synergies --format json", "synergies --format csv",
        "synergies --solutions --lang de", "synergies --solutions --format csv",
        "synergies \(t2)", "participation", "participation --lang de",
        "participation --format json", "participation --format csv",
        "participation --impulses --format csv", "participation --impulses --lang de",
        "participation \(t2) --lang de", "alignment --lang de", "obligations --lang de",
      ])
  }

  /// What the example does not have: a council by lot with its impulses, synergies, evidence.
  private static let more = [
    "participation.held participation/rat-2025 format=employee-council on=2025-09-15"
      + " until=2025-09-16 sessions=2 participants=20 selection=lot strategy=strategy/agenda"
      + " --valid-from 2025-09-16",
    "impulse.recorded impulse/suche participation=participation/rat-2025"
      + " text='Eine Suche über alle Akten' to=unit/orga due=2025-10-31 --valid-from 2025-09-16",
    "impulse.recorded impulse/schulung participation=participation/rat-2025"
      + " text='Schulung vor jedem Start' to=unit/orga due=2025-10-31 --valid-from 2025-09-16",
    "impulse.recorded impulse/papier participation=participation/rat-2025"
      + " text='Papier abschaffen' to=unit/orga due=2025-12-31 --valid-from 2025-09-16",
    "impulse.answered impulse/suche outcome=accepted text='Kommt mit dem Rollout'"
      + " about=project/eakte about=measure/m1 --valid-from 2025-11-05",
    "impulse.answered impulse/schulung outcome=partly text='Für Multiplikatoren'"
      + " --valid-from 2025-10-20",
    "decision.taken decision/suche body=body/rat on=2025-12-18 title='Aktensuche' outcome=resolved"
      + " about=impulse/suche about=measure/m1",
    "obligation.created obligation/o2 decision=decision/suche due=2026-01-31 owner=unit/orga"
      + " text='Bericht zur Aktensuche' --valid-from 2025-12-18",
    "synergy.proposed synergy/formulare members=project/eakte members=project/antrag kind=process"
      + " title='Ein Formularwesen' benefit='40000.00 EUR' --valid-from 2025-06-01",
    "synergy.decided synergy/formulare outcome=accepted --valid-from 2025-07-01",
    "benefit.planned synergy/formulare amount='30000.00 EUR' hours=400 period=2026"
      + " --valid-from 2025-07-01",
    "benefit.realised synergy/formulare amount='7500.00 EUR' hours=60.5 period=2025-Q4"
      + " --valid-from 2025-12-31",
    "synergy.proposed synergy/daten members=project/eakte members=project/glas kind=data"
      + " title='Eine Liste der Gebäude' --valid-from 2025-08-01",
    "synergy.decided synergy/daten outcome=rejected --valid-from 2025-09-01",
    "reuse.started solution/antrag by=unit/orga --valid-from 2025-11-01",
    "evidence.attached evidence/abnahme about=project/eakte title=Abnahme bytes=1"
      + " mime=application/pdf sha256=\(String(repeating: "ab", count: 32))"
      + " --valid-from 2025-12-01",
  ]
}
