import Stadtbuch

/// The exit codes; scripts build on them.
enum ExitStatus: Int32 {
  /// Done.
  case done = 0
  /// The answer is no: verify failed, a difference, nothing at that subject.
  case no = 1
  /// The command line is not understood.
  case usage = 64
  /// Input is refused.
  case refused = 65
  /// The ledger is locked, missing, none, or of a newer format.
  case unavailable = 69
  /// Something cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Not permitted.
  case notPermitted = 77
}

/// Why a command ends without having done what was asked, in words.
struct Failure: Error {
  let status: ExitStatus
  /// For people; nil when all has been said.
  let text: Label?

  init(_ status: ExitStatus, _ text: Label? = nil) {
    self.status = status
    self.text = text
  }

  /// The same with its words in English and German.
  init(_ status: ExitStatus, _ en: String, _ de: String) {
    self.init(status, Label(en: en, de: de))
  }
}
