import Presentation
import Stadtbuch
import Timelines
import Views
import Vocabulary

/// A page: where it stands, what it is called, and how it is made.
public struct Page: Sendable {
  /// Its address, with names in braces for the parts that vary: `/project/{key}`.
  public let path: String
  /// Its name in the navigation; nil where it does not stand there.
  let label: Label?
  /// The address under whose name in the navigation it stands.
  let area: String
  let make: @Sendable (PageContext) throws -> PageBody?

  init(
    _ path: String, _ label: Label? = nil, under area: String? = nil,
    _ make: @escaping @Sendable (PageContext) throws -> PageBody?
  ) {
    self.path = path
    self.label = label
    self.area = area ?? path
    self.make = make
  }
}

/// A page as it is sent.
public struct MadePage: Sendable {
  /// The page.
  public let bytes: [UInt8]
  /// Whether it notes a look, so that nothing of it is kept.
  public let isNoted: Bool
  /// Whether what it is about is there.
  public let isThere: Bool
}
