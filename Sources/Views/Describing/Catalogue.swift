/// The views that there are: commands, addresses, pages and reference are made by walking over them.
public struct Catalogue: Sendable {
  /// The views, in the order of help.
  public var views: [AnyView]

  /// A catalogue of views.
  public init(_ views: [AnyView]) {
    self.views = views
  }

  /// The same with more views.
  public static func + (catalogue: Catalogue, more: [any View.Type]) -> Catalogue {
    Catalogue(catalogue.views + more.map { AnyView(opening: $0) })
  }

  /// The view of a path of words.
  public func view(_ path: [String]) -> AnyView? {
    views.first { $0.about.path == path }
  }
}

extension AnyView {
  fileprivate init(opening view: any View.Type) {
    self = AnyView.hiding(view)
  }

  private static func hiding<V: View>(_ view: V.Type) -> AnyView { AnyView(view) }
}
