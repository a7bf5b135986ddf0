import ArgumentParser
import Foundation
import Stadtbuch

Startup.prepare()
var command: any ParsableCommand
do {
  try CommandInput.check()
  if let help = ProgramHelp(Array(CommandLine.arguments.dropFirst()), .standard) {
    do { try help.run() } catch { ExitTable.exit(error) }
    exit(0)
  }
  if let program = ViewProgram(Array(CommandLine.arguments.dropFirst()), .standard) {
    do { try program.run() } catch { ExitTable.exit(error) }
    exit(0)
  }
  if let group = ViewGroup(Array(CommandLine.arguments.dropFirst()), .standard) {
    do { try group.run() } catch { ExitTable.exit(error) }
    exit(0)
  }
  command = try Root.parseAsRoot()
} catch {
  UsageTable.exit(error)
}
do {
  try command.run()
} catch {
  // A command that only groups others, or tells of them, ends with their help.
  if Root.exitCode(for: error) == .success { Root.exit(withError: error) }
  ExitTable.exit(error)
}
