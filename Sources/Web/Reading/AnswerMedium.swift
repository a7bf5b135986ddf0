import HTTPTypes
import Hummingbird

/// The forms in which an answer is sent.
enum AnswerMedium: String, CaseIterable, Sendable {
  case json, csv, xlsx, html

  /// What the header calls it.
  var contentType: String {
    switch self {
    case .json: "application/json"
    case .csv: "text/csv; charset=utf-8; header=present"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .html: "text/html; charset=utf-8"
    }
  }

  /// The first that a request accepts; JSON where it names nothing.
  ///
  /// Throws: where it names forms, and there is none of them.
  static func accepted(_ request: Request) throws(Problem) -> AnswerMedium {
    guard let header = request.headers[.accept] else { return .json }
    let medium = WeightedList(header).firstMatch { name -> AnswerMedium? in
      switch name {
      case "application/json", "application/*", "*/*": .json
      case "text/csv": .csv
      case "text/html", "application/xhtml+xml", "text/*": .html
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": .xlsx
      default: nil
      }
    }
    guard let medium else {
      throw Problem(
        .notAcceptable, "accept",
        "there is JSON, CSV, XLSX and HTML; ask for one by Accept, or by .json, .csv, .xlsx or .html",
        "es gibt JSON, CSV, XLSX und HTML; mit Accept danach fragen, oder mit .json, .csv, .xlsx "
          + "oder .html", field: "Accept")
    }
    return medium
  }
}
