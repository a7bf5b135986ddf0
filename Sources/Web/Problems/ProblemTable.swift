import Foundation
import HTTPTypes
import Hummingbird
import LMDB
import Ledger
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// The one place where errors become statuses and words.
enum ProblemTable {
  /// What is said of any error; nil where it is the framework's own to say.
  static func problem(of error: any Error) -> Problem {
    switch error {
    case let problem as Problem: problem
    case let error as LedgerError: problem(of: error)
    case let error as TimelinesError: problem(of: error)
    case let refusal as Refusal: problem(of: refusal)
    case let error as ChoiceError:
      Problem(.badRequest, "choice", error.why, field: error.parameter)
    case let error as NotForAudience: Problem(.forbidden, "notPermitted", error.why)
    case is TooManyQuestions:
      Problem(
        .serviceUnavailable, "busy", "too many questions wait already; ask again in a moment",
        "es warten schon zu viele Fragen; gleich noch einmal fragen"
      ).with(.retryAfter, "1")
    case is CancellationError:
      Problem(
        .serviceUnavailable, "ending", "the server is ending; ask again in a moment",
        "der Server endet gerade; gleich noch einmal fragen"
      ).with(.retryAfter, "2")
    case is ScratchError:
      Problem(
        .insufficientStorage, "scratch", "the machine has no room for this answer; ask for less",
        "die Maschine hat keinen Platz für diese Antwort; nach weniger fragen")
    case let error as any HTTPResponseError: problem(of: error)
    case let error as any InBothLanguages:
      Problem(.unprocessableContent, "refused", error.text)
    default:
      Problem(
        .internalServerError, "internal",
        "something went wrong here; the log of the server says more under the id of this request",
        "hier ist etwas schiefgegangen; das Protokoll des Servers sagt unter der Kennung dieser "
          + "Anfrage mehr")
    }
  }

  private static func problem(of error: LedgerError) -> Problem {
    if let refusal = error.refusal {
      var problem = problem(of: refusal)
      if let index = error.index { problem.members.append("index", .number(index)) }
      return problem
    }
    return problem(of: error.code, error.text)
  }

  /// The texts of the ledger name files and processes of this machine, which are nobody's business;
  /// what was wrong with the input is told as it is.
  private static func problem(of code: LedgerError.Code, _ text: Label) -> Problem {
    switch code {
    case .locked, .unknownOutcome:
      return Problem(
        .serviceUnavailable, code.description,
        "others write just now, and whether this was recorded is not known; send the same again",
        "gerade schreiben andere, und ob dies erfasst wurde, ist nicht bekannt; dasselbe noch einmal "
          + "senden"
      ).with(.retryAfter, "1")
    case .missing, .noLedger, .newerFormat, .mixedUp, .closed:
      return Problem(.serviceUnavailable, code.description, .unreadableHere)
        .with(.retryAfter, "5")
    case .diskFull:
      return Problem(
        .insufficientStorage, code.description, "the machine's disk is full; nothing was recorded",
        "der Datenträger der Maschine ist voll; nichts wurde erfasst")
    case .notPermitted: return Problem(.forbidden, code.description, .unreadableHere)
    case .refused, .invalid: return Problem(.unprocessableContent, code.description, text)
    // What is wrong with a file is for those who look after it.
    default: return Problem(.internalServerError, code.description, .unreadableHere)
    }
  }

  private static func problem(of error: TimelinesError) -> Problem {
    if let code = error.ledgerCode { return problem(of: code, error.text) }
    switch error.code {
    case .aboveHead, .invalid: return Problem(.badRequest, "point", error.text)
    case .locked, .behind, .mixedUp:
      return Problem(.serviceUnavailable, "views", .unreadableHere).with(.retryAfter, "2")
    case .notPermitted: return Problem(.forbidden, "notPermitted", .unreadableHere)
    default: return Problem(.internalServerError, "views", .unreadableHere)
    }
  }

  /// A refused event, or a text that is no event.
  static func problem(of refusal: Refusal) -> Problem {
    let status: HTTPResponse.Status =
      switch refusal.kind {
      case .malformed: .badRequest
      case .conflict, .exists, .duplicate, .booking: .conflict
      default: .unprocessableContent
      }
    var problem = Problem(
      status, refusal.reason.name, refusal.text, field: refusal.field.isEmpty ? nil : refusal.field)
    problem.arguments = AnswerObject(refusal.reason.arguments)
    return problem
  }

  /// What the framework refuses before any route is reached.
  private static func problem(of error: any HTTPResponseError) -> Problem {
    switch error.status {
    case .notFound: .notFound
    case .contentTooLarge:
      Problem(
        error.status, "tooLarge", "the body is larger than this address takes",
        "der Inhalt ist größer, als diese Adresse annimmt")
    default:
      Problem(
        error.status, "request", "the request was not understood: \(error.status.reasonPhrase)",
        "die Anfrage wurde nicht verstanden: \(error.status.reasonPhrase)")
    }
  }
}

extension Label {
  /// That the cause stands in the log of the server, for those who look after it.
  fileprivate static let unreadableHere = Label(
    en: "the ledger cannot be read here; the log of the server says why",
    de: "das Stadtbuch ist hier nicht lesbar; das Protokoll des Servers sagt, warum")
}

extension HTTPResponse.Status {
  /// The disk is full.
  static let insufficientStorage = HTTPResponse.Status(
    code: 507, reasonPhrase: "Insufficient Storage")
}
