import ArgumentParser
import Testing
import Vocabulary

@testable import StadtbuchCommand

/// The help of options in German: the table has every option of every command, and no other.
@Suite struct `Help of options in German` {
  private static let commands = Root.configuration.subcommands.flatMap { command in
    let leaves = command.configuration.subcommands
    return (leaves.isEmpty ? [command] : leaves).map { leaf in
      (name: command.configuration.commandName ?? "", command: leaf)
    }
  }

  /// The options and arguments of a command's English help.
  private static func entries(_ help: String) -> [OptionHelp] {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    guard let usage = lines.firstIndex(where: { $0.hasPrefix("USAGE: ") }) else { return [] }
    var entries: [OptionHelp] = []
    var heading = ""
    var block: [Substring] = []
    for line in lines[usage...] + ["END:"] {
      guard line.first != " " else {
        block.append(line)
        continue
      }
      if line.isEmpty { continue }
      if heading == "OPTIONS:" || heading == "ARGUMENTS:" { entries += OptionHelp.entries(block) }
      (heading, block) = (String(line), [])
    }
    return entries
  }

  @Test func `has a word for every option of every command, and uses every word`() {
    var used: Set<String> = []
    #expect(Self.commands.count > 15)
    for (name, command) in Self.commands {
      let entries = Self.entries(Root.helpMessage(for: command))
      // What becomes another program has options of its own.
      #expect(entries.count > 2 || name == "serve", "\(name)")
      for entry in entries {
        #expect(
          Label.optionHelp(entry.name, of: name) != nil, "\(name) \(entry.name): \(entry.text)")
        let own = "\(name) \(entry.name)"
        used.insert(Label.optionHelpKeys.contains(own) ? own : entry.name)
      }
    }
    for key in Label.optionHelpKeys where !used.contains(key) {
      Issue.record("nothing is called \(key)")
    }
  }

  @Test func `has the same options as in English, with their values`() throws {
    for (name, command) in Self.commands {
      let help = try #require(CommandHelp.german(Root.helpMessage(for: command)))
      #expect(!help.contains("auf Englisch") && !help.contains("default:"), "\(name)")
      for entry in Self.entries(Root.helpMessage(for: command)) {
        #expect(help.contains("  \(entry.front)"), "\(name): \(entry.front)")
      }
      for line in help.split(separator: "\n") where line.hasPrefix("   ") {
        #expect(line.count <= 80, "\(name): \(line)")
      }
    }
  }
}
