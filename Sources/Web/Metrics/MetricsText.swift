import Vocabulary

/// Figures as OpenMetrics: families of samples, in the order in which they are said.
struct MetricsText {
  /// The text so far, without its end.
  private var text = ""

  /// What the header calls it.
  static let contentType = "application/openmetrics-text; version=1.0.0; charset=utf-8"

  /// None yet.
  init() {}

  /// Begins a family.
  mutating func family(_ name: String, _ type: String, _ help: String, unit: String? = nil) {
    text += "# TYPE \(name) \(type)\n"
    if let unit { text += "# UNIT \(name) \(unit)\n" }
    text += "# HELP \(name) \(MetricsText.marked(help))\n"
  }

  /// A sample of the family that was begun.
  mutating func sample(_ name: String, _ labels: [(String, String)] = [], _ value: String) {
    let list = labels.map { "\($0)=\"\(MetricsText.marked($1))\"" }.joined(separator: ",")
    text += name + (list.isEmpty ? "" : "{\(list)}") + " \(value)\n"
  }

  /// A family of one gauge without labels.
  mutating func gauge(_ name: String, _ help: String, _ value: some BinaryInteger) {
    family(name, "gauge", help)
    sample(name, [], "\(value)")
  }

  /// The whole text.
  var bytes: [UInt8] { Array((text + "# EOF\n").utf8) }

  /// Microseconds as seconds, with all digits.
  static func seconds(_ microseconds: Int64) -> String {
    let part = "\(microseconds % 1_000_000)"
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - part.utf8.count)
      + part
  }

  private static func marked(_ text: String) -> String {
    var marked = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": marked += "\\\\"
      case "\"": marked += "\\\""
      case "\n": marked += "\\n"
      default: marked.unicodeScalars.append(scalar)
      }
    }
    return marked
  }
}
