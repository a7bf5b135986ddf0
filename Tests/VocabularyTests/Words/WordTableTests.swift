import Foundation
import Testing
import Vocabulary

/// The one table of words: what people read stands in it once, in both languages.
@Suite struct `The table of words` {
  private struct Word {
    let name: String
    let en: String
    let de: String
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources").standardizedFileURL

  /// The texts of all sources, by their paths.
  private static func sources() throws -> [String: String] {
    var texts: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.hasSuffix(".swift") {
      texts[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
    return texts
  }

  /// The words that are constants of the table.
  private static func words(_ sources: [String: String]) -> [Word] {
    let text = #"((?:"(?:[^"\\]|\\.)*"\s*\+?\s*)+)"#
    guard
      let pattern = try? NSRegularExpression(
        pattern: #"static let (\w+) = Label\(\s*"# + text + #",\s*"# + text + #"\)"#)
    else { return [] }
    return sources.filter { $0.key.hasPrefix("Vocabulary/Words/") }.sorted { $0.key < $1.key }
      .flatMap { _, source in
        let all = NSRange(source.startIndex..., in: source)
        return pattern.matches(in: source, range: all).map { match in
          let parts = (1...3).map { place in
            Range(match.range(at: place), in: source).map { String(source[$0]) } ?? ""
          }
          return Word(name: parts[0], en: joined(parts[1]), de: joined(parts[2]))
        }
      }
  }

  /// A text that is written in several pieces.
  private static func joined(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      line.drop { $0 == " " || $0 == "+" }.drop { $0 == "\"" }
    }.map { line in line.lastIndex(of: "\"").map { String(line[..<$0]) } ?? String(line) }.joined()
  }

  @Test func `has every word once, and no word that nobody uses`() throws {
    let sources = try Self.sources()
    let words = Self.words(sources)
    #expect(words.count > 400)
    var named: Set<String> = []
    for source in sources.values {
      for part in source.split(separator: ".").dropFirst() {
        named.insert(String(part.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
      }
    }
    var seen: [String: String] = [:]
    for word in words {
      #expect(named.contains(word.name), "nobody uses \(word.name)")
      let texts = "\(word.en) / \(word.de)"
      #expect(seen[texts] == nil, "\(word.name) and \(seen[texts] ?? "") say the same: \(texts)")
      seen[texts] = word.name
      let hasWords = !word.en.isEmpty && !word.de.isEmpty
      #expect(hasWords || word.name == "unnamed", "\(word.name) has no words")
    }
  }

  @Test func `has one word for a concept, and one concept for a word`() throws {
    let words = Self.words(try Self.sources())
    var german: [String: Word] = [:]
    var english: [String: Word] = [:]
    // Short words in front of a value, which are no names; and what of a grant is used or drawn on.
    let others: Set = ["asOf", "knownAt", "ofProjects", "used"]
    for word in words where !others.contains(word.name) {
      let (en, de) = (word.en.lowercased(), word.de.lowercased())
      if let other = english[en] {
        #expect(
          other.de.lowercased() == de,
          "“\(word.en)” is \(other.name) “\(other.de)” and \(word.name) “\(word.de)”")
      }
      if let other = german[de] {
        #expect(
          other.en.lowercased() == en,
          "„\(word.de)“ is \(other.name) “\(other.en)” and \(word.name) “\(word.en)”")
      }
      (english[en], german[de]) = (word, word)
    }
  }

  @Test func `says in German what is wrong with a record, whatever it is`() throws {
    let marks = try Self.sources().filter { $0.key.hasPrefix("Vocabulary/Codec/") }.values
      .flatMap { $0.split(separator: "why: \"").dropFirst() }
      .map { String($0.prefix { $0 != "\"" }) }
    #expect(marks.count > 10)
    for why in marks { #expect(Label.damage(why) != nil, "\(why)") }
  }

  @Test func `is the only place where columns have their names`() throws {
    for (path, source) in try Self.sources() where path.hasPrefix("Views/") {
      for line in source.split(separator: "\n") where line.contains("ColumnHead(") {
        #expect(!line.contains("Label("), "\(path): \(line)")
      }
    }
  }
}
