import ArgumentParser

Startup.prepare()
do {
  var command = try Root.parseAsRoot()
  try command.run()
} catch {
  ExitTable.exit(error)
}
