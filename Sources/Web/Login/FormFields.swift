import Foundation
import HTTPTypes
import Hummingbird
import Vocabulary

/// The fields of a form that a page sent (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
  private static let countMax = 500

  /// Names and values, in the order of the form.
  let pairs: [(name: String, value: String)]

  /// Reads the body of a request.
  ///
  /// - Parameter bytesMax: the most bytes of it.
  init(_ request: Request, _ options: WebOptions, bytesMax: Int = 64 << 10) async throws {
    let type = request.headers[.contentType]?.lowercased() ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw Problem(
        .unsupportedMediaType, "form", "send application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded senden", field: "Content-Type")
    }
    var options = options
    options.bodyBytesMax = bytesMax
    options.bodySecondsMax = min(options.bodySecondsMax, 15)
    let bytes = try await BodyReading.bytes(request, options)
    guard let text = String(validating: bytes, as: UTF8.self), let fields = FormFields(text) else {
      throw Problem(
        .badRequest, "form", "this is no form in UTF-8", "dies ist kein Formular in UTF-8")
    }
    self = fields
  }

  /// The fields of a text; nil where it is none of a form.
  init?(_ text: String) {
    var pairs: [(name: String, value: String)] = []
    for part in text.split(separator: "&", maxSplits: FormFields.countMax) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pairs.count < FormFields.countMax, let name = FormFields.plain(sides[0]),
        let value = FormFields.plain(sides.count > 1 ? sides[1] : "")
      else { return nil }
      pairs.append((name, value))
    }
    self.pairs = pairs
  }

  /// The only value of a name; nil where it is not sent, or several times.
  subscript(name: String) -> String? {
    let found = pairs.filter { $0.name == name }
    return found.count == 1 ? found.first?.value : nil
  }

  private static func plain(_ part: Substring) -> String? {
    String(part).replacing("+", with: " ").removingPercentEncoding
  }
}
