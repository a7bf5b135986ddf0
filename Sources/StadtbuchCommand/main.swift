import ArgumentParser

do {
  var command = try Root.parseAsRoot()
  try command.run()
} catch {
  ExitTable.exit(error)
}
