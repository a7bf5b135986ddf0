import Foundation
import LMDB
import Stadtbuch

/// The one place where errors become exit codes and words.
enum ExitTable {
  /// The status and words of any error.
  static func failure(of error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as LedgerError: Failure(status(of: error.code), error.text)
    case let error as TimelinesError: Failure(status(of: error), error.text)
    case let error as NotForAudience: Failure(.notPermitted, error.why)
    case let error as MappingError:
      Failure(.refused, "the mapping: \(error.text.en)", "die Zuordnung: \(error.text.de)")
    // What else is said in both languages is a refusal.
    case let error as any InBothLanguages: Failure(.refused, error.text)
    case let error as ScratchError: Failure(.inputOutput, error.description, error.german)
    case let error as CocoaError: Failure(status(of: error), words(of: error))
    default: Failure(.inputOutput, "\(error)", "\(error)")
    }
  }

  private static func status(of code: LedgerError.Code) -> ExitStatus {
    switch code {
    case .locked, .missing, .noLedger, .newerFormat, .mixedUp, .closed: .unavailable
    case .cannotCreate: .cannotCreate
    case .notPermitted: .notPermitted
    case .refused, .invalid: .refused
    default: .inputOutput
    }
  }

  private static func status(of error: TimelinesError) -> ExitStatus {
    if let code = error.ledgerCode { return status(of: code) }
    return switch error.code {
    case .aboveHead, .invalid: .refused
    case .locked, .behind, .mixedUp: .unavailable
    case .notPermitted: .notPermitted
    default: .inputOutput
    }
  }

  private static func status(of error: CocoaError) -> ExitStatus {
    switch error.code {
    case .fileReadNoPermission, .fileWriteNoPermission: .notPermitted
    default: .inputOutput
    }
  }

  /// What Foundation says of a file, and in German what it most often is.
  static func words(of error: any Error) -> Label {
    let german: String? =
      switch (error as? CocoaError)?.code {
      case .fileReadNoPermission?, .fileWriteNoPermission?: "keine Berechtigung"
      case .fileReadNoSuchFile?, .fileNoSuchFile?: "die Datei gibt es nicht"
      case .fileWriteOutOfSpace?: "der Datenträger ist voll"
      case .fileWriteFileExists?: "die Datei gibt es schon"
      default: nil
      }
    let english = error.localizedDescription
    guard let german else { return Label(en: english, de: english) }
    let path = (error as? CocoaError)?.filePath
    return Label(en: english, de: path.map { "\($0): \(german)" } ?? german)
  }

  /// Says why on standard error, in one line, and ends the program.
  static func exit(_ error: any Error) -> Never {
    let failure = failure(of: error)
    if let text = failure.text { Terminal.say("stadtbuch: \(text[.spoken])") }
    Foundation.exit(failure.status.rawValue)
  }
}
