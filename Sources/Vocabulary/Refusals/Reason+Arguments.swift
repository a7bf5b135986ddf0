extension Refusal {
  /// What a reason speaks of, for programs.
  public enum Argument: Sendable, Equatable {
    /// A text, word, name, date or amount.
    case text(String)
    /// A whole number.
    case number(Int64)
    /// Yes or no.
    case truth(Bool)
    /// Several texts.
    case list([String])
  }
}

/// What can be an argument of a reason.
protocol ReasonArgument {
  var argument: Refusal.Argument { get }
}

extension Refusal.Reason {
  /// The name of the reason, by which programs know it.
  public var name: String { Refusal.name(of: theme) }

  /// What the reason speaks of, by name, in the order of the sentence.
  public var arguments: [(name: String, value: Refusal.Argument)] {
    Refusal.arguments(of: theme)
  }
}

extension Refusal {
  /// The name of a case.
  static func name(of theme: any ReasonTheme) -> String {
    Mirror(reflecting: theme).children.first?.label ?? "\(theme)"
  }

  /// What a case carries; nothing of it is named twice, since the enumeration is the one source.
  static func arguments(of theme: any ReasonTheme) -> [(name: String, value: Argument)] {
    guard let payload = Mirror(reflecting: theme).children.first else { return [] }
    let parts = Mirror(reflecting: payload.value)
    guard parts.displayStyle == .tuple else { return [] }
    return parts.children.compactMap { part in
      guard let name = part.label, let value = part.value as? any ReasonArgument else {
        return nil
      }
      // What is not known is absent, never an empty text.
      let argument = value.argument
      return argument == .text("") ? nil : (name, argument)
    }
  }
}

extension String: ReasonArgument {
  var argument: Refusal.Argument { .text(self) }
}

extension Bool: ReasonArgument {
  var argument: Refusal.Argument { .truth(self) }
}

extension Int: ReasonArgument {
  var argument: Refusal.Argument { .number(Int64(self)) }
}

extension Int64: ReasonArgument {
  var argument: Refusal.Argument { .number(self) }
}

extension UInt64: ReasonArgument {
  var argument: Refusal.Argument { .number(Int64(clamping: self)) }
}

extension Day: ReasonArgument {
  var argument: Refusal.Argument { .text(description) }
}

extension Instant: ReasonArgument {
  var argument: Refusal.Argument { .text(description) }
}

extension Money: ReasonArgument {
  var argument: Refusal.Argument { .text(description) }
}

extension Currency: ReasonArgument {
  var argument: Refusal.Argument { .text(description) }
}

extension ValueKind: ReasonArgument {
  var argument: Refusal.Argument { .text(expectation) }
}

extension Array: ReasonArgument where Element: ReasonListed {
  var argument: Refusal.Argument { .list(map(\.listed)) }
}

/// What several of can be an argument.
protocol ReasonListed {
  var listed: String { get }
}

extension String: ReasonListed {
  var listed: String { self }
}

extension Day: ReasonListed {
  var listed: String { description }
}

extension Money: ReasonListed {
  var listed: String { description }
}

/// Fields that go together.
extension Array: ReasonListed where Element == String {
  var listed: String { joined(separator: "+") }
}

/// Words of sentences about lists.
extension [String] {
  /// With a word before the last: “a, b or c”.
  func listed(_ word: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// One after the other.
  var enumerated: String { joined(separator: ", ") }
}
