public import Vocabulary

/// A view: what people ask for, as a value that describes itself.
///
/// It is a pure function of facts at a point. Commands, keys of JSON, columns of CSV, tables, pages,
/// help and reference are made from what stands here; see the guide "How to add a view".
public protocol View: Sendable {
  /// What is asked besides the point.
  associatedtype Choice: Sendable

  /// Its name and what it is for.
  static var about: ViewAbout { get }
  /// What is asked where nothing is said.
  static var usual: Choice { get }
  /// What may be asked.
  static var parameters: [Parameter<Choice>] { get }
  /// The form of the rows that a choice asks for.
  ///
  /// Throws: what in the choice does not go together.
  static func shape(_ choice: Choice) throws(ChoiceError) -> Shape
  /// All forms that rows may have.
  static var shapes: [Shape] { get }
}

/// The choice of a view of which nothing is asked besides the point.
public struct NoChoice: Sendable {
  /// Nothing.
  public init() {}
}

extension View where Choice == NoChoice {
  /// Nothing.
  public static var usual: NoChoice { NoChoice() }
  /// None.
  public static var parameters: [Parameter<NoChoice>] { [] }
}

/// What a view says of itself in words.
public struct ViewAbout: Sendable {
  /// What the point of a question is.
  public enum PointKind: Sendable {
    /// A day and how much is known.
    case point
    /// The same, and whose organisation units are grouped by.
    case pointAndOrganisation
    /// Two points, among its parameters.
    case none
  }

  /// Its name: the words of its command, joined by `-` in names of files and anchors.
  public let path: [String]
  /// Its title.
  public let title: Label
  /// What it shows, in one sentence.
  public let sentence: Label
  /// How it comes to what it shows.
  public let discussion: Label
  /// Command lines that show what it is good for.
  public let examples: [String]
  /// What the point of its questions is.
  public let pointKind: PointKind
  /// What is said where there are no rows.
  public let empty: Label

  /// What a view says of itself.
  public init(
    _ path: String..., title: Label, sentence: Label, discussion: Label, examples: [String],
    pointKind: PointKind = .point, empty: Label? = nil
  ) {
    self.path = path
    self.title = title
    self.sentence = sentence
    self.discussion = discussion
    self.examples = examples
    self.pointKind = pointKind
    self.empty = empty ?? .nothing
  }

  /// The name in one word, as of a file or an anchor.
  public var name: String { path.joined(separator: "-") }
}

/// Why a choice cannot be asked for, in words.
public struct ChoiceError: Error, Sendable, Equatable {
  /// The parameter; nil where several do not go together.
  public let parameter: String?
  /// What is wrong and what would be right.
  public let why: Label

  /// What is wrong with a parameter.
  public init(_ parameter: String? = nil, _ why: Label) {
    self.parameter = parameter
    self.why = why
  }
}

/// A view whose choice is hidden: what the catalogue holds.
public struct AnyView: Sendable {
  /// Its name and what it is for.
  public let about: ViewAbout
  private let makeParameters: @Sendable () -> [ParameterHead]
  private let makeShapes: @Sendable () -> [Shape]
  private let read: @Sendable ([(name: String, text: String)]) throws(ChoiceError) -> Shape

  /// A view with its choice hidden.
  public init<V: View>(_ view: V.Type) {
    about = V.about
    // Made when they are asked for: a command of another kind needs none of them.
    makeParameters = { V.parameters.map(\.head) }
    makeShapes = { V.shapes }
    read = { (given) throws(ChoiceError) in
      var choice = V.usual
      for (name, text) in given {
        for parameter in V.parameters where parameter.head.name == name {
          try parameter.read(text, &choice)
        }
      }
      return try V.shape(choice)
    }
  }

  /// What may be asked.
  public var parameters: [ParameterHead] { makeParameters() }
  /// All forms that rows may have.
  public var shapes: [Shape] { makeShapes() }

  /// The shape that these texts ask for, each given for the parameter of a name.
  public func shape(_ given: [(name: String, text: String)]) throws(ChoiceError) -> Shape {
    try read(given)
  }
}
