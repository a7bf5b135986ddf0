import ArgumentParser

/// The program.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stadtbuch",
    abstract: "Records every change to a city's projects, money and indicators, and answers what "
      + "was true on any date, as known on any date.",
    discussion: """
      Every question takes two dates: --as-of, the day whose truth is asked for, and --known-at, \
      how much had been recorded by then. Both are now if not given.

      Start here:
        stadtbuch demo                    walks through a ledger of real public data
        stadtbuch init --name Musterstadt makes an empty ledger in ./city.stadtbuch
        stadtbuch schema                  lists what can be recorded

      Exit codes: 0 done, 1 the answer is no, 64 usage, 65 refused input, 69 the ledger is locked, \
      missing or of a newer format, 73 cannot create, 74 input or output failed, 77 not permitted.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ImportCommand.self, RecordCommand.self, VoidCommand.self,
      CorrectCommand.self, ApproveCommand.self, RejectCommand.self,
      ReplayCommand.self, VerifyCommand.self, ExportCommand.self, RebuildCommand.self,
      SchemaCommand.self, DoctorCommand.self, DemoCommand.self,
      PublishCommand.self, ReportCommand.self,
      ReproduceCommand.self, ReconcileCommand.self, ServeCommand.self, TokenCommand.self,
      UserCommand.self, FeedCommand.self, MappingCommand.self,
    ])
}
