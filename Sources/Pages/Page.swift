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
  /// Whether everybody sees it as the public does, whoever is logged in.
  public private(set) var isPublic = false
  /// Whether it is shown to everybody, even where nobody may read anything without a login.
  public private(set) var isOpen = false
  /// What kind of file it is.
  public private(set) var contentType = "text/html; charset=utf-8"
  /// Its bytes, where it is a file for programs.
  private(set) var file: (@Sendable (PageContext) throws -> [UInt8]?)?

  init(
    _ path: String, _ label: Label? = nil, under area: String? = nil,
    _ make: @escaping @Sendable (PageContext) throws -> PageBody?
  ) {
    self.path = path
    self.label = label
    self.area = area ?? path
    self.make = make
  }

  /// A file for programs about what is public.
  init(
    _ path: String, as contentType: String,
    _ file: @escaping @Sendable (PageContext) throws -> [UInt8]?
  ) {
    self.init(path) { _ in nil }
    (self.contentType, self.file, isPublic) = (contentType, file, true)
  }

  /// The same page, seen by everybody as by the public.
  var asPublic: Page {
    var page = self
    page.isPublic = true
    return page
  }

  /// The same page, shown to everybody.
  var open: Page {
    var page = asPublic
    page.isOpen = true
    return page
  }

  /// Whether it is a file for programs.
  public var isFile: Bool { file != nil }
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
