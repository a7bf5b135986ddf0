import Foundation
import Testing

@testable import Vocabulary

/// The reasons of refusals: their words in both languages, their names and arguments.
@Suite struct ReasonTests {
  @Test(arguments: ReasonSamples.all.indices)
  func `every reason is said in English and in German`(index: Int) {
    let reason = ReasonSamples.all[index]
    let wording = reason.wording
    for label in [wording.why] + (wording.remedy == Label("", "") ? [] : [wording.remedy]) {
      #expect(!label.en.isEmpty && !label.de.isEmpty, "\(reason.name)")
    }
    #expect(wording.sentence.en != wording.sentence.de, "\(reason.name)")
    #expect(!wording.sentence.de.contains("“") || wording.sentence.de.contains("„"))
    #expect(!wording.sentence.en.contains("„"), "\(reason.name)")
  }

  @Test func `no two reasons have the same name`() {
    let names = ReasonSamples.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `no two reasons say the same but where the same is missing or wrong`() {
    let alike = Dictionary(grouping: ReasonSamples.all) { $0.wording.sentence.en }
      .values.filter { $0.count > 1 }.map { Set($0.map(\.name)) }
    #expect(
      Set(alike) == [
        ["idMissing", "idUnreadable"], ["specificationMissing", "otherSpecification"],
      ])
  }

  @Test func `every reason of the source has a sample here and every one is used`() throws {
    let sources = Self.package.appending(path: "Sources")
    var declared: [String] = []
    var used = ""
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    for case let file as String in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      guard file.hasPrefix("Vocabulary/Refusals/") else {
        used += text
        continue
      }
      if file.contains("/Reason+") { declared += Self.cases(text) }
    }
    let samples = ReasonSamples.all.map(\.name)
    #expect(Set(declared).symmetricDifference(samples) == [])
    for name in samples {
      #expect(used.contains(".\(name)"), "\(name) is used nowhere")
    }
  }

  @Test func `what a reason carries are its arguments by name`() {
    let spoken = Refusal.Reason.money(
      .aboveMaximum(
        maximum: Money(minor: 10_000, currency: .eur), free: Money(minor: 1, currency: .eur)))
    #expect(spoken.name == "aboveMaximum")
    #expect(spoken.arguments.map(\.name) == ["maximum", "free"])
    #expect(spoken.arguments.map(\.value) == [.text("100.00 EUR"), .text("0.01 EUR")])
    let one = Refusal.Reason.order(.otherNumber(number: 7))
    #expect(one.arguments.map(\.name) == ["number"])
    #expect(one.arguments.map(\.value) == [.number(7)])
    let groups = Refusal.Reason.rule(.oneGroupNeeded(groups: [["a", "b"], ["c"]]))
    #expect(groups.arguments.map(\.value) == [.list(["a+b", "c"])])
    #expect(Refusal.Reason.form(.lineNotUTF8).name == "lineNotUTF8")
    #expect(Refusal.Reason.form(.lineNotUTF8).arguments.isEmpty)
  }

  @Test(arguments: ReasonSamples.all.indices)
  func `nothing that a reason carries is lost among its arguments`(index: Int) {
    let reason = ReasonSamples.all[index]
    let payload = Mirror(reflecting: reason.theme).children.first.map {
      Mirror(reflecting: $0.value)
    }
    let count = payload?.displayStyle == .tuple ? payload?.children.count ?? 0 : 0
    #expect(reason.arguments.count == count, "\(reason.name)")
  }

  @Test func `a refusal is a sentence in either language with quotes of its own`() {
    let refusal = Refusal(.subject(.versionConflict(version: 3, seen: 2)), "expectedversion", "2")
    #expect(
      refusal.text(.de)
        == "expectedversion „2“: das Objekt hat Version 3, gesehen wurde 2; ansehen, was seitdem "
        + "erfasst wurde, dann mit expectedversion 3 wiederholen")
    #expect(refusal.description == refusal.text(.en))
    #expect(refusal.kind == .conflict)
  }

  private static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The cases of the enumeration that conforms to the themes.
  private static func cases(_ text: String) -> [String] {
    guard text.contains("ReasonTheme {") else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.contains("public enum ") }),
      let end = lines[start...].firstIndex(of: "  }")
    else { return [] }
    return lines[start..<end].compactMap { line -> String? in
      guard line.hasPrefix("    case ") else { return nil }
      return String(line.dropFirst(9).prefix { $0.isLetter || $0.isNumber })
    }
  }
}
