import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Stadtbuch
import TestSupport
import Vocabulary

@testable import Web

/// The example's town with accounts, whose passwords cost little.
struct LoginTown: Sendable {
  let town: ServedTown
  let users: Users
  let passwords: Passwords
  let keeping: UserKeeping
  var options: WebOptions

  static let password = "vier graue Enten lesen"
  static let cheap = PasswordCost(rounds: 16, blockSize: 1, parallelism: 1)

  init(_ names: [String] = ["kim"], role: Role = .editor, isPublic: Bool = false) async throws {
    town = try ServedTown()
    users = Users(town.stadtbuch.folders)
    passwords = Passwords(cost: LoginTown.cheap)
    keeping = UserKeeping(users, city: "Musterstadt", passwords: passwords)
    for name in names {
      try await keeping.add(
        name, role: role, actor: "person/\(name)", units: ["unit/orga"],
        password: LoginTown.password, now: town.clock.now())
    }
    options = town.options
    options.isPublic = isPublic
    options.passwords = passwords
  }

  /// A request as a browser sends it.
  func ask(
    _ address: String, _ headers: HTTPFields = [:], form: [(String, String)]? = nil,
    html: Bool = true, _ change: (inout WebOptions) -> Void = { _ in }
  ) async throws -> TestResponse {
    var options = options
    change(&options)
    var headers = headers
    if html { headers[.accept] = "text/html,application/xhtml+xml" }
    if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    let body = form.map { fields in
      fields.map { "\($0.0)=\(LoginRoutes.escaped($0.1))" }.joined(separator: "&")
    }
    let application = Application(
      router: WebServer([ServedLedger(name: "musterstadt", town.stadtbuch)], options).router(),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let sent = headers
    return try await application.test(.router) { client in
      try await client.execute(
        uri: address, method: form == nil ? .get : .post, headers: sent,
        body: body.map { ByteBuffer(string: $0) })
    }
  }

  /// Tries to log in.
  func logIn(
    _ name: String = "kim", _ password: String = LoginTown.password, code: String = "",
    next: String? = nil, _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    try await ask(
      "/login", headers,
      form: [("login", name), ("password", password), ("code", code)]
        + (next.map { [("next", $0)] } ?? []))
  }

  /// The cookie of a login that worked.
  func cookie() async throws -> String? { LoginTown.cookie(try await logIn()) }

  /// The cookie that an answer sets, as it is sent back.
  static func cookie(_ answer: TestResponse) -> String? {
    answer.headers[.setCookie]?.split(separator: ";").first.map(String.init)
  }

  /// The hidden field of the page to log out.
  func formToken(_ cookie: String) async throws -> String? {
    let page = try await ask("/login", [.cookie: cookie]).text
    return page.firstMatch(of: /name="form" value="([0-9a-f]{64})"/).map { String($0.1) }
  }
}
