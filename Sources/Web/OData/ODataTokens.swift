import HTTPTypes
import Vocabulary

/// The words of a condition.
enum ODataToken: Equatable {
  case name(String)
  case text(String)
  /// Digits, dates, times: what stands without quotes and is no name.
  case bare(String)
  case open, close, comma
}

/// Takes a condition apart into words.
enum ODataTokens {
  /// The most words of a condition.
  static let countMax = 2_000

  /// The words, each with where it begins, counted from 1.
  static func list(_ text: String, option: String) throws(Problem) -> [(ODataToken, Int)] {
    guard text.utf8.count <= Limits.filterBytesMax else {
      throw .odata(
        option, "more than \(Limits.filterBytesMax) bytes",
        "mehr als \(Limits.filterBytesMax) Bytes")
    }
    let letters = Array(text.unicodeScalars)
    var tokens: [(ODataToken, Int)] = []
    var place = 0
    while place < letters.count {
      let start = place
      let letter = letters[place]
      place += 1
      switch letter {
      case " ", "\t": continue
      case "(": tokens.append((.open, start + 1))
      case ")": tokens.append((.close, start + 1))
      case ",": tokens.append((.comma, start + 1))
      case "'":
        var value = String.UnicodeScalarView()
        var isEnded = false
        while place < letters.count {
          if letters[place] == "'" {
            guard place + 1 < letters.count, letters[place + 1] == "'" else {
              isEnded = true
              place += 1
              break
            }
            place += 1
          }
          value.append(letters[place])
          place += 1
        }
        guard isEnded else {
          throw .odata(
            option, "the text that begins at \(start + 1) does not end",
            "der Text ab Stelle \(start + 1) endet nicht")
        }
        tokens.append((.text(String(value)), start + 1))
      default:
        while place < letters.count, !" \t(),'".unicodeScalars.contains(letters[place]) {
          place += 1
        }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: letters[start..<place])
        let isName = letter.properties.isAlphabetic || letter == "_"
        tokens.append((isName ? .name(String(word)) : .bare(String(word)), start + 1))
      }
      guard tokens.count <= countMax else {
        throw .odata(option, "more than \(countMax) words", "mehr als \(countMax) Wörter")
      }
    }
    return tokens
  }
}

extension Problem {
  /// What is wrong with an option of OData.
  static func odata(_ option: String, _ en: String, _ de: String) -> Problem {
    Problem(.badRequest, "odata", "\(option): \(en)", "\(option): \(de)", field: option)
  }
}
