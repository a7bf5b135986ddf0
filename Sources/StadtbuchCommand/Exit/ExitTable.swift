import Foundation
import LMDB
import Stadtbuch

/// The one place where errors become exit codes and words.
enum ExitTable {
  /// The status and words of any error.
  static func failure(of error: any Error) -> Failure {
    switch error {
    case let failure as Failure: failure
    case let error as LedgerError: Failure(status(of: error.code), error.message)
    case let error as NotForAudience: Failure(.notPermitted, error.why[Language.ofEnvironment])
    case let refusal as Refusal: Failure(.refused, refusal.description)
    case let error as TimelinesError: Failure(status(of: error), error.description)
    case let error as ImportRefusal: Failure(.refused, error.description)
    case let error as MissingTooMany: Failure(.refused, error.description)
    case let error as MappingError: Failure(.refused, "the mapping: \(error)")
    case let error as CSVError: Failure(.refused, error.description)
    case let error as ScratchError: Failure(.inputOutput, error.description)
    case let error as CocoaError:
      Failure(status(of: error), error.localizedDescription)
    default: Failure(.inputOutput, "\(error)")
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

  /// Says why on standard error, in one line, and ends the program.
  static func exit(_ error: any Error) -> Never {
    let failure = failure(of: error)
    if !failure.message.isEmpty { Terminal.say("stadtbuch: \(failure.message)") }
    Foundation.exit(failure.status.rawValue)
  }
}
