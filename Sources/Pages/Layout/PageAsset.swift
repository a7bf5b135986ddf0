import Digests

/// A file that pages load: named by what is in it, so that browsers keep it for ever.
public struct PageAsset: Sendable {
  /// Its address behind what stands before all of them.
  public let path: String
  /// What kind of file it is.
  public let contentType: String
  /// The file.
  public let bytes: [UInt8]

  /// How pages look.
  public static let style = PageAsset("pages", "css", "text/css; charset=utf-8", PageStyle.sheet)
  /// What pages do beyond what they can without script.
  public static let script = PageAsset(
    "pages", "js", "text/javascript; charset=utf-8", PageScript.text)
  /// All there are.
  public static let all = [style, script]

  private init(_ name: String, _ suffix: String, _ contentType: String, _ text: String) {
    bytes = Array(text.utf8)
    var hash = SHA256()
    hash.update(bytes)
    let digits = hash.digest().prefix(8).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }
    path = "/assets/\(name)-\(digits.joined()).\(suffix)"
    self.contentType = contentType
  }
}
