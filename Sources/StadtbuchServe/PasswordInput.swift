import CTerminal
import Foundation
import Glibc
import Stadtbuch
import Vocabulary
import Web

/// Where a password comes from: a file, the terminal, twice and unseen, or what is sent in. Never from
/// the command line, which everybody on the machine can read.
enum PasswordInput {
  private static let bytesMax = 4_096

  /// Reads a password.
  ///
  /// - Parameter file: a file that has it as its only line; `-` for what is sent in.
  static func read(_ file: String?, _ language: Language) throws -> String {
    if let file, file != "-" {
      guard let handle = FileHandle(forReadingAtPath: file) else {
        throw InputProblem(
          Label(
            "\(file) cannot be read; it has the password as its only line",
            "\(file) ist nicht lesbar; darin steht das Passwort als einzige Zeile"))
      }
      return try line(handle)
    }
    guard file == nil, isatty(STDIN_FILENO) == 1 else { return try line(.standardInput) }
    let first = try typed(Label("Password: ", "Passwort: ")[language])
    let again = try typed(Label("Once more: ", "Noch einmal: ")[language])
    guard first == again else {
      throw InputProblem(
        Label("the two were not the same; begin again", "beide waren nicht gleich; neu beginnen"))
    }
    return first
  }

  private static func line(_ handle: FileHandle) throws -> String {
    let bytes = try handle.read(upToCount: bytesMax) ?? Data()
    guard bytes.count < bytesMax, let text = String(validating: bytes, as: UTF8.self) else {
      throw InputProblem(
        Label("a password is one line in UTF-8", "ein Passwort ist eine Zeile in UTF-8"))
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.count == 1 || (lines.count == 2 && lines[1].isEmpty) else {
      throw InputProblem(
        Label("a password is one line in UTF-8", "ein Passwort ist eine Zeile in UTF-8"))
    }
    return String(lines[0])
  }

  private static func typed(_ prompt: String) throws -> String {
    FileHandle.standardError.write(Data(prompt.utf8))
    guard cterminal_echo(STDIN_FILENO, 0) == 1 else {
      throw InputProblem(
        Label(
          "what is typed here could be seen; give --password-file",
          "was hier getippt wird, wäre zu sehen; --password-file angeben"))
    }
    defer {
      _ = cterminal_echo(STDIN_FILENO, 1)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    return readLine() ?? ""
  }

  /// Says a line to whoever started the program.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line.visibleLine + "\n").utf8))
  }
}

/// What is wrong with what was put in.
struct InputProblem: Error, InBothLanguages {
  let text: Label

  init(_ text: Label) { self.text = text }
}
