import ArgumentParser
import Foundation
import Stadtbuch

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// The language in which people are spoken to.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case de, en

  var language: Language { self == .de ? .de : .en }
}

/// Options of every command that answers.
struct OutputOptions: ParsableArguments {
  @Option(help: "How the answer is written: table, json or csv.")
  var format: OutputFormat = .table

  @Option(help: "The language of words for people, never of JSON names; else taken from LANG.")
  var lang: LanguageOption?

  @Flag(name: .shortAndLong, help: "Shows no progress and no notes.")
  var quiet = false

  @Flag(help: "Never shows an answer page by page.")
  var noPager = false

  /// The language of this option if given, else the usual one.
  func language(or lang: LanguageOption?) -> Language { lang?.language ?? language }

  /// The language of texts in an answer: in JSON and CSV English unless another is asked for.
  var textLanguage: Language { format == .table ? language : lang?.language ?? .en }

  /// The language asked for, else that of the environment, else English.
  var language: Language {
    if let lang { return lang.language }
    let environment = ProcessInfo.processInfo.environment
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return said?.hasPrefix("de") == true ? .de : .en
  }
}
