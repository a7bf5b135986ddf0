import ArgumentParser
import Foundation
import Stadtbuch

Startup.prepare()
do {
  try CommandInput.check()
  if try Dispatch.run(Array(CommandLine.arguments.dropFirst()), .standard) { exit(0) }
} catch {
  ExitTable.exit(error)
}
var command: any ParsableCommand
do {
  command = try Root.parseAsRoot()
} catch {
  UsageTable.exit(error)
}
do {
  try command.run()
} catch {
  // A command that only groups others, or tells of them, ends with their help.
  if Root.exitCode(for: error) == .success { UsageTable.help(error) }
  ExitTable.exit(error)
}
