import Foundation

/// The pairs of text and ground in a style sheet, with their contrast by WCAG 2.
struct ColourPairs {
  struct Pair {
    let rule: String
    /// The contrast in hundredths.
    let contrast: Int
  }

  private(set) var pairs: [Pair] = []

  init(_ sheet: String) {
    for rule in sheet.split(separator: "}") {
      let parts = rule.split(separator: "{")
      guard parts.count > 1, let declarations = parts.last else { continue }
      var values: [String: String] = [:]
      for declaration in declarations.split(separator: ";") {
        let sides = declaration.split(separator: ":", maxSplits: 1).map {
          $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if sides.count == 2 { values[sides[0]] = sides[1] }
      }
      let name = parts[parts.count - 2].trimmingCharacters(in: .whitespacesAndNewlines)
      // Texts of drawings stand on the page or on a bar's ground of white.
      guard let colour = values["color"] ?? (name == ".l" ? values["fill"] : nil) else { continue }
      let said = values["background"] ?? "#ffffff"
      let ground = said == "transparent" ? "#ffffff" : said
      guard let front = ColourPairs.luminance(colour), let back = ColourPairs.luminance(ground)
      else { continue }
      let contrast = (max(front, back) + 0.05) / (min(front, back) + 0.05)
      pairs.append(Pair(rule: name, contrast: Int(contrast * 100)))
    }
  }

  private static func luminance(_ colour: String) -> Double? {
    guard colour.hasPrefix("#"), colour.count == 7, let number = Int(colour.dropFirst(), radix: 16)
    else { return nil }
    let parts = [number >> 16 & 255, number >> 8 & 255, number & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
