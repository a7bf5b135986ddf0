import HTTPTypes
import Hummingbird
import Synchronization

/// The methods of all addresses, known once all routes are there: an address that is there is told
/// apart from one that is not, whatever it is asked.
final class AllowedMethods: Sendable {
  private struct Route {
    let parts: [Substring]
    let method: HTTPRequest.Method
  }

  private let routes = Mutex<[Route]>([])

  /// Learns the routes.
  func learn(_ router: Router<WebContext>) {
    let found = router.routes.map { route in
      Route(parts: AllowedMethods.parts(route.path.description), method: route.method)
    }
    routes.withLock { $0 = found }
  }

  /// The problem of an address that is not asked so; nil where there is no such address, and where
  /// it is asked rightly.
  func problem(_ request: Request) -> Problem? {
    let parts = AllowedMethods.parts(request.uri.path)
    let methods = routes.withLock { routes in
      Set(routes.filter { AllowedMethods.matches($0.parts, parts) }.map(\.method.rawValue))
    }.sorted()
    guard !methods.isEmpty, !methods.contains(request.method.rawValue) else { return nil }
    let list = methods.joined(separator: ", ")
    return Problem(
      .methodNotAllowed, "method", "this address takes \(list)", "diese Adresse nimmt \(list)"
    ).with(.allow, list)
  }

  private static func parts(_ path: String) -> [Substring] {
    path.split(separator: "/")
  }

  private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
    guard pattern.count == path.count else { return false }
    return zip(pattern, path).allSatisfy { pattern, part in
      pattern == part || pattern.first.map { ":{*".contains($0) } ?? false
    }
  }
}
