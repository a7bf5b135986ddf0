import ArgumentParser
import Presentation
import Stadtbuch

/// Looks at the machine and the ledger.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks disk, map, readers, clock, time zone and the views' lag; says what to do.",
    discussion: """
      Exit code 1 if there is something to do.

      Example:
        stadtbuch doctor
      """)

  @OptionGroup var location: LedgerLocation
  @OptionGroup var output: OutputOptions

  func run() throws {
    let answer = try checkup()
    try AnswerWriter(output).write(
      .doctor, answer,
      [
        ColumnHead("check", .what, .text),
        // Texts, numbers and truths, each as it is.
        ColumnHead("value", .value, .text).flexible,
      ], figures: [ColumnHead("allWell", .unnamed, .text).forPeople],
      adding: { closing in
        guard answer.warnings.isEmpty else { return }
        closing.figures["allWell"] = .text(Label.allWell[output.language])
      })
    if !answer.warnings.isEmpty { throw Failure(.no) }
  }

  /// The condition of the ledger, or of its parts where it cannot be opened.
  private func checkup() throws -> Answer {
    do {
      let ledger = try location.openLedger()
      defer { ledger.close() }
      return try ledger.checkup(viewsLag: try viewsLag())
    } catch let error as LedgerError where error.isOfTheParts {
      let diagnosis = LedgerDiagnosis(at: try location.path())
      return diagnosis.answer(error, try CommandClock.current(), output.textLanguage)
    } catch let error as TimelinesError where error.isOfTheParts {
      let diagnosis = LedgerDiagnosis(at: try location.path())
      return diagnosis.answer(error, try CommandClock.current(), output.textLanguage)
    }
  }

  /// How many events the views are behind though they were asked to catch up.
  private func viewsLag() throws -> UInt64 {
    let engine = try location.open(quiet: output.quiet)
    defer { engine.close() }
    let head = try engine.knownAt(.head).sequence
    let position = try engine.timelines.position
    return head - min(position, head)
  }
}

extension LedgerError {
  /// Whether it lies in what the ledger's folder holds, and not in who asks or when.
  fileprivate var isOfTheParts: Bool {
    code == .mixedUp || code == .noLedger || code == .newerFormat || code == .corrupt
  }
}

extension TimelinesError {
  /// Whether it lies in what the ledger's folder holds, and not in who asks or when.
  fileprivate var isOfTheParts: Bool { code == .mixedUp || code == .index || code == .corrupt }
}
