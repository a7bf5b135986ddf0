import ArgumentParser

/// The program that `stadtbuch` becomes where a server's packages are needed: to serve, and to reckon
/// passwords.
@main
enum Program {
  static func main() async {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.first == "user" {
      await UserProgram.main(Array(words.dropFirst()))
    } else {
      await ServeCommand.main(words)
    }
  }
}
