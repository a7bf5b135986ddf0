/// What ArgumentParser says of a command line, in German; it speaks English only.
enum UsageWords {
  /// The message in German; as it is where it is not one of the parser's own.
  static func german(_ message: String) -> String {
    for (english, german) in beginnings where message.hasPrefix(english) {
      return german + rest(String(message.dropFirst(english.count)))
    }
    return message
  }

  private static let beginnings = [
    ("Missing expected argument ", "es fehlt das Argument "),
    ("Missing value for ", "es fehlt der Wert zu "),
    ("Missing one of: ", "es fehlt eines von: "),
    ("Unknown option ", "die Option gibt es nicht: "),
    ("Unexpected argument ", "ein Argument zu viel: "),
    ("The value ", "der Wert "),
    ("The option ", "die Option "),
    ("Value to be set with ", "der Wert zu "),
  ]

  private static let phrases = [
    (". Did you mean ", "; gemeint ist vielleicht "),
    (" is invalid for ", " ist ungültig für "),
    (". Please provide one of ", "; eines angeben von "),
    (" does not take any value, but ", " nimmt keinen Wert, gegeben ist aber "),
    (" was specified", ""), (" had already been set with ", " ist schon gesetzt mit "),
    ("' and '", "' und '"), ("' or '", "' oder '"), ("?", ""),
  ]

  private static func rest(_ text: String) -> String {
    var text = text
    for (english, german) in phrases { text = text.replacing(english, with: german) }
    if text.contains(" unexpected arguments: ") {
      text = text.replacing(" unexpected arguments: ", with: " Argumente zu viel: ")
    }
    return quoted(text)
  }

  /// Single quotes of English as German ones.
  private static func quoted(_ text: String) -> String {
    var isOpen = false
    return String(
      text.map { letter in
        guard letter == "'" else { return letter }
        isOpen.toggle()
        return isOpen ? "„" : "“"
      })
  }
}
