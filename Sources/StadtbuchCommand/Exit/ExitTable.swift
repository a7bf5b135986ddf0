import ArgumentParser
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
    case .locked, .missing, .noLedger, .newerFormat, .closed: .unavailable
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
    case .locked, .behind: .unavailable
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

  /// Says why on standard error and ends the program.
  static func exit(_ error: any Error) -> Never {
    if isFromParser(error) { Root.exit(withError: error) }
    let failure = failure(of: error)
    if !failure.message.isEmpty { Terminal.say("stadtbuch: \(failure.message)") }
    Foundation.exit(failure.status.rawValue)
  }

  /// Help, versions, completions and usage errors are ArgumentParser's to show.
  private static func isFromParser(_ error: any Error) -> Bool {
    if error is CleanExit || error is ValidationError || error is ExitCode { return true }
    return String(reflecting: Swift.type(of: error)).hasPrefix("ArgumentParser.")
  }
}
