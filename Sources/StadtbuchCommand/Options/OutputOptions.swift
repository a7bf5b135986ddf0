import ArgumentParser
import Foundation
import Stadtbuch

/// How an answer is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// For whom CSV is written.
enum CSVOption: String, ExpressibleByArgument, CaseIterable {
  case plain
  case excelDe = "excel-de"
}

/// The language in which people are spoken to.
enum LanguageOption: String, ExpressibleByArgument, CaseIterable {
  case de, en

  var language: Language { self == .de ? .de : .en }
}

/// Options of every command that answers.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How the answer is written: table, json or csv; a table if not said.", valueName: "format"))
  var formatOption: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "CSV for scripts (plain), or for German Excel: semicolons, decimal commas, 31.12.2024.",
      valueName: "plain|excel-de"))
  var csv: CSVOption?

  @Flag(
    help: """
      CSV with every text as it stands, without the ' that keeps spreadsheets from taking it for a \
      formula.
      """)
  var raw = false

  @Option(help: "The language of words for people, never of JSON names; else taken from LANG.")
  var lang: LanguageOption?

  @Flag(name: .shortAndLong, help: "Shows no progress and no notes.")
  var quiet = false

  @Flag(help: "Never shows an answer page by page.")
  var noPager = false

  /// How the answer is written.
  var format: OutputFormat { formatOption ?? (csv == nil ? .table : .csv) }

  /// For whom CSV is written.
  var csvForm: CSVForm {
    if csv == .excelDe { return .excelGerman(guards: !raw) }
    return raw ? .raw : .plain
  }

  func validate() throws {
    guard format == .csv || csv == nil && !raw else {
      throw ValidationError(
        Label("--csv and --raw belong to --format csv", "--csv und --raw gehören zu --format csv"))
    }
  }

  /// The language of this option if given, else the usual one.
  func language(or lang: LanguageOption?) -> Language { lang?.language ?? language }

  /// The language of texts in an answer: in JSON and CSV English unless another is asked for.
  var textLanguage: Language { format == .table ? language : lang?.language ?? .en }

  /// The language asked for, else that of the environment, else English.
  var language: Language {
    lang?.language ?? Language.ofEnvironment
  }
}

extension Language {
  /// The language in which the program says what is the matter: asked for, else that of the
  /// environment. It is looked for before the command line is taken apart.
  static var spoken: Language {
    ViewArguments.language(in: Array(CommandLine.arguments.dropFirst())) ?? .ofEnvironment
  }
}

extension ValidationError {
  /// A usage error in the language that is spoken.
  init(_ text: Label) { self.init(text[.spoken]) }
}
