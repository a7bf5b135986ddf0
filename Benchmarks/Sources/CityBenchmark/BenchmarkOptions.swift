import Foundation

/// What the command line asks for. A measurement takes minutes, so what is not understood is said
/// before anything begins.
struct BenchmarkOptions {
  /// Events in the greatest log.
  var count = 1_000_000
  /// Where logs are made.
  var folder = NSTemporaryDirectory()
  /// The release build of the program, for what is measured from outside.
  var program: String?
  /// The one group that is measured; all when nil.
  var only: String?
  /// The script that answers a part of the portfolio from JSON lines, to be measured beside it.
  var peer: String?
  /// Where the city's log is written as JSON lines, instead of a measurement.
  var lines: String?

  /// The groups of measurements.
  static let groups = [
    "city", "unruly", "reading", "questions", "embedding", "formats", "rows", "peer", "history",
    "log", "replay", "steady",
    "durable",
    "import", "memory",
  ]

  static let use = """
    Measures a log of an invented city and prints a Markdown table.

    USAGE: city-benchmark [--events N] [--folder DIR] [--program FILE] [--only GROUP] [--lines FILE]
           [--peer SCRIPT]

      --events N      events in the greatest log; a million if not given
      --folder DIR    where logs are made, and taken away again; the temporary folder if not given
      --program FILE  the release build of stadtbuch, for what is measured from outside
      --only GROUP    one group only: \(groups.joined(separator: ", "))
      --peer SCRIPT   a Python script that answers a part of the portfolio from the log's JSON lines
      --lines FILE    only writes the city's log as JSON lines
      --help          prints this
    """

  /// Why a command line is not understood.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The options of a command line; nil where help is asked for.
  init?(_ arguments: [String]) throws(Fault) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      if name == "--help" || name == "-h" { return nil }
      guard let value = rest.popFirst() else { throw Fault(description: "\(name) needs a value") }
      switch name {
      case "--events":
        guard let number = Int(value), number > 0 else {
          throw Fault(description: "--events \(value): give a number from 1 on")
        }
        count = number
      case "--folder": folder = value
      case "--program": program = value
      case "--peer": peer = value
      case "--lines": lines = value
      case "--only":
        guard BenchmarkOptions.groups.contains(value) else {
          throw Fault(
            description:
              "--only \(value): give one of \(BenchmarkOptions.groups.joined(separator: ", "))")
        }
        only = value
      default: throw Fault(description: "there is no option \(name)")
      }
    }
  }
}
