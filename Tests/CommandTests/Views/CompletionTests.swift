import Stadtbuch
import Testing

@testable import StadtbuchCommand

/// The shell asks the program what completes a word; views and commands say it themselves.
@Suite struct `Completion of words` {
  private func candidates(_ words: String...) -> [String] {
    Completion(words, .standard).candidates
  }

  @Test func `knows views, commands and what belongs to them`() {
    #expect(candidates("por") == ["portfolio"])
    #expect(candidates("im") == ["import"])
    #expect(candidates("kpi", "") == ["board", "series"])
    #expect(candidates("milestones", "--ov") == ["--overdue"])
    #expect(candidates("portfolio", "--format", "") == ["csv", "html", "json", "table", "xlsx"])
    #expect(candidates("portfolio", "--sort", "money.g") == ["money.gap"])
    #expect(candidates("import", "--dr") == ["--dry-run"])
    #expect(candidates("help", "mile") == ["milestones"])
    #expect(candidates("nothing", "--x").isEmpty)
  }

  @Test func `is told to three shells`() throws {
    let program = try Program()
    for shell in ["bash", "zsh", "fish"] {
      let script = try program.run("--generate-completion-script \(shell)")
      #expect(script.status == 0 && script.output.contains("---complete"), "\(shell)")
    }
    #expect(try program.run("--generate-completion-script tcsh").status == 64)
    try program.write(
      try program.run("--generate-completion-script bash").output, to: "completion.bash")
    let asked = try program.run(
      [
        "-c",
        "source ./completion.bash; COMP_WORDS=($PROGRAM milestones --ov); COMP_CWORD=2; "
          + "_stadtbuch; echo \"${COMPREPLY[@]}\"",
      ], environment: ["PROGRAM": Program.path], executable: "/bin/bash")
    #expect(asked.output == "--overdue\n", "\(asked.errors)")
  }

  @Test func `what is called otherwise is named with the nearest`() throws {
    let program = try Program()
    let wrong = try program.run("milstones")
    #expect(wrong.status == 64)
    #expect(
      wrong.errors
        == "stadtbuch: there is no command “milstones”; nearest: milestones; see “stadtbuch --help”\n"
    )
    #expect(try program.run("help milstones --lang de").errors.contains("ähnlich: milestones"))
    #expect(try program.run("portfolio --out x.csv").status == 64)
  }
}
