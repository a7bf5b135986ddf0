import Foundation
import Testing

/// The program's own description of its commands, as ArgumentParser dumps it.
struct CommandTable {
  /// One option, flag or positional argument of a command.
  struct Argument {
    /// `--as-of`; nil of a positional one.
    let name: String?
    /// What a positional one is called.
    let valueName: String
    let isFlag: Bool
  }

  /// One command that does something.
  struct Command {
    let path: [String]
    let arguments: [Argument]
    var name: String { path.joined(separator: " ") }
  }

  let commands: [Command]

  init(_ program: Program) throws {
    let dumped = try program.run(["--experimental-dump-help"])
    try #require(dumped.status == 0, "\(dumped.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(dumped.output.utf8))
    let root = try #require((json as? [String: Any])?["command"] as? [String: Any])
    commands = CommandTable.commands(root, path: [])
  }

  private static func commands(_ command: [String: Any], path: [String]) -> [Command] {
    let inner = (command["subcommands"] as? [[String: Any]] ?? []).filter {
      $0["commandName"] as? String != "help"
    }
    guard inner.isEmpty else {
      return inner.flatMap { commands($0, path: path + [$0["commandName"] as? String ?? ""]) }
    }
    let arguments = (command["arguments"] as? [[String: Any]] ?? []).compactMap { argument in
      let names = argument["names"] as? [[String: Any]] ?? []
      let long = names.first { $0["kind"] as? String == "long" }?["name"] as? String
      let value = argument["valueName"] as? String ?? ""
      guard !["help", "version"].contains(long) else { return nil as Argument? }
      return Argument(
        name: long.map { "--\($0)" }, valueName: value,
        isFlag: argument["kind"] as? String == "flag")
    }
    return [Command(path: path, arguments: arguments)]
  }
}

/// What a command needs to get past its own usage, so that a nasty value reaches what is behind it.
enum UsualArguments {
  static let byCommand: [String: [String]] = [
    "init": ["--ledger", "new", "--name", "N"],
    "import": ["list.jsonl", "--dry-run"],
    "record": ["project.described", "project/eakte", "cohort=9"],
    "void": ["93", "--reason", "r"], "correct": ["93", "--reason", "r", "voucher=x"],
    "approve": ["111", "--actor", "person/p9"], "reject": ["111", "--actor", "person/p9"],
    "budget": ["--year", "2024"], "vouchers": ["grant/glas"], "show": ["project/eakte"],
    "explain": ["project/eakte", "money.spent"], "history": ["project/eakte"],
    "changes": ["--from", "2024-09-30@78", "--to", "2024-12-31@109"],
    "inventory": ["schulen"], "kpi series": ["online"],
    "publish": ["report/x", "--kind", "portfolio", "--out", "p.json"],
    "report quarterly": ["--out", "pages", "--as-of", "2024-12-31", "--known-at", "109"],
    "reproduce": ["report/2024-Q4"],
    "sample": ["--method", "amount", "--n", "3", "--seed", "1"],
    "reconcile": ["list.csv", "--key", "booking"], "demo": ["--list"],
    "schema": ["--json"],
    "feed create": ["--name", "team"], "feed revoke": ["team"],
    // What serves has no end.
    "serve": ["--help"], "token create": ["--role", "reader"], "token revoke": ["reader"],
    // Without a password file the terminal is asked.
    "user add": [
      "kim", "--role", "reader", "--actor", "person/k1", "--password-file", "none.txt",
    ],
    "user password": ["kim", "--password-file", "none.txt"], "user totp": ["kim"],
    "user disable": ["kim"], "user enable": ["kim"],
    "mapping add": ["liste", "list.csv"], "mapping show": ["liste"],
  ]

  /// The usual arguments of a command with one of them said otherwise.
  static func replaced(
    _ command: CommandTable.Command, _ argument: CommandTable.Argument, by value: String
  ) -> [String] {
    var arguments = byCommand[command.name] ?? []
    guard let name = argument.name else {
      // The first positional one, which is not behind an option.
      let place = arguments.indices.first { index in
        !arguments[index].hasPrefix("--") && (index == 0 || !arguments[index - 1].hasPrefix("--"))
      }
      if let place { arguments[place] = value } else { arguments.append(value) }
      return arguments
    }
    if let place = arguments.firstIndex(of: name) {
      arguments.removeSubrange(place..<min(arguments.count, place + (argument.isFlag ? 1 : 2)))
    }
    return arguments + (argument.isFlag ? [name] : ["\(name)=\(value)"])
  }
}
