import ArgumentParser

Startup.prepare()
var command: any ParsableCommand
do {
  try CommandInput.check()
  command = try Root.parseAsRoot()
} catch {
  UsageTable.exit(error)
}
do {
  try command.run()
} catch let help as CleanExit {
  // A command that only groups others shows its help.
  Root.exit(withError: help)
} catch {
  ExitTable.exit(error)
}
