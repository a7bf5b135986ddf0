import Foundation
import Stadtbuch
import Vocabulary
import Web

/// Errors of the start as the exit codes and words of the program `stadtbuch`.
enum ServeFailure {
  /// The exit code and the words of an error.
  static func statusAndText(
    of error: any Error, _ language: Language = .ofEnvironment
  ) -> (Int32, String) {
    switch error {
    case let error as InputProblem: return (65, error.text[language])
    case let error as ConfigurationError: return (65, error.text[language])
    case let error as LedgerError: return (status(of: error.code), error.text[language])
    case let error as any InBothLanguages: return (74, error.text[language])
    default: return (74, "\(error)")
    }
  }

  private static func status(of code: LedgerError.Code) -> Int32 {
    switch code {
    case .locked, .missing, .noLedger, .newerFormat, .mixedUp, .closed: 69
    case .notPermitted: 77
    case .refused, .invalid: 65
    default: 74
    }
  }
}
