import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Behind a proxy` {
  // MARK: Networks

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("192.168.4.0/22", "192.168.7.255", true), ("192.168.4.0/22", "192.168.8.0", false),
    ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
    ("127.0.0.1/32", "::ffff:127.0.0.1", true), ("127.0.0.1/32", "::ffff:7f00:1", true),
    ("::ffff:10.0.0.0/104", "10.1.2.3", true), ("::ffff:10.0.0.0/104", "11.1.2.3", false),
    ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false),
    ("::/0", "8.8.8.8", true), ("::/0", "2001:db8::1", true),
    ("fd00::/8", "fdab::1", true), ("fd00::/8", "fe80::1", false),
    ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
    ("fe80::/10", "fe80::1%eth0", true), ("::1", "0:0:0:0:0:0:0:1", true),
    ("2001:DB8::1", "2001:db8:0:0::1", true), ("::1/128", "::2", false),
    // Not mapped, only alike.
    ("127.0.0.1", "::127.0.0.1", false),
  ]) func `an address lies in a network or not`(_ network: String, _ address: String, _ isIn: Bool)
    throws
  {
    let range = try #require(NetworkRange(network))
    #expect(range.contains(try #require(NetworkAddress(address))) == isIn)
  }

  @Test(arguments: [
    "", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0",
    "10.0.0.256", "010.0.0.1", "10.0.0.1.", "a.b.c.d", "::/129", ":", ":::", "1::2::3", "1:2:3",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "g::", "12345::", "::1.2.3",
    "1.2.3.4::", "::1.2.3.4:5", "localhost", "[::1]", " ::1", "١.0.0.1",
  ]) func `what is no network is none`(_ text: String) { #expect(NetworkRange(text) == nil) }

  // MARK: What is said

  private func outer(_ peer: String?, _ fields: [(String, String)]) throws -> OuterRequest {
    var headers = HTTPFields()
    for (name, value) in fields {
      headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
    }
    let trusted = ["10.0.0.0/8", "fd00::/8"].compactMap(NetworkRange.init)
    return OuterRequest(
      headers: headers, authority: "inner:8080", peer: peer, isSecure: false, trusted: trusted)
  }

  private let said = [
    ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "stadtbuch.example.org"),
    ("X-Forwarded-For", "203.0.113.7"),
  ]

  @Test func `the word of a trusted proxy counts, and nobody else's`() throws {
    for peer in ["10.1.2.3", "::ffff:10.1.2.3", "fd12::9"] {
      let outer = try outer(peer, said)
      #expect(outer.isSecure)
      #expect(outer.authority == "stadtbuch.example.org")
      #expect(outer.client == NetworkAddress("203.0.113.7"))
    }
    for peer in ["203.0.113.9", "2001:db8::1", "nonsense", nil] {
      let outer = try outer(peer, said)
      #expect(!outer.isSecure)
      #expect(outer.authority == "inner:8080")
      #expect(outer.client == peer.flatMap(NetworkAddress.init))
    }
  }

  @Test func `what was sent before a proxy wrote does not count`() throws {
    let outer = try outer(
      "10.1.2.3",
      [
        ("X-Forwarded-Proto", "https, http"), ("X-Forwarded-Host", "evil.example , good.example"),
        ("X-Forwarded-For", "1.1.1.1, 203.0.113.7"), ("X-Forwarded-For", "10.9.9.9"),
      ])
    #expect(!outer.isSecure)
    #expect(outer.authority == "good.example")
    #expect(outer.client == NetworkAddress("203.0.113.7"))
    let odd = try self.outer(
      "10.1.2.3", [("X-Forwarded-Proto", "gopher"), ("X-Forwarded-For", "x, unknown")])
    #expect(!odd.isSecure)
    #expect(odd.client == NetworkAddress("10.1.2.3"))
  }

  // MARK: What is answered

  @Test func `a cookie is secure where it is asked for over TLS`() async throws {
    let town = try ServedTown()
    func cookie(_ change: @escaping (inout WebOptions) -> Void) async throws -> String {
      let answer = try await town.get("/?key=k", nil) {
        $0.sessions = Sessions(ownerKey: "k")
        change(&$0)
      }
      return try #require(answer.headers[.setCookie])
    }
    #expect(try await !cookie { _ in }.contains("Secure"))
    #expect(try await cookie { $0.isSecure = true }.contains("; Secure"))
    #expect(try await cookie { $0.publicURL = "https://a.example" }.contains("; Secure"))
  }

  @Test func `links are whole by the public address, with its path`() async throws {
    let town = try ServedTown()
    let root = "https://a.example/stadtbuch"
    let entrance = try await town.get("/", nil) { $0.publicURL = root }
    #expect(entrance.headers[.location] == root + "/public")
    let page = try await town.get("/l/musterstadt/api/v1/portfolio?limit=1") { $0.publicURL = root }
    #expect(
      page.headers[.linkField]?
        .hasPrefix("<\(root)/l/musterstadt/api/v1/portfolio?limit=1&cursor=") ?? false)
    func raise(_ number: Int, _ address: String, _ root: String?) async throws -> String? {
      let answer = try await town.get(
        address, .controller, method: .post,
        body: event(
          number, "risk.raised", "risk/r\(number)",
          #"{"about":"project/eakte","title":"F","probability":1,"impact":1}"#)
      ) { $0.publicURL = root }
      #expect(answer.status == .created, "\(answer.text)")
      return answer.headers[.location]
    }
    let head = try town.engine.ledger.head.sequence
    #expect(try await raise(1, "/api/v1/events", nil) == "/api/v1/events/\(head + 1)")
    #expect(
      try await raise(2, "/l/musterstadt/api/v1/events", root)
        == "\(root)/l/musterstadt/api/v1/events/\(head + 2)")
  }

  @Test func `a proxy that is trusted says by which name it is asked`() async throws {
    let town = try ServedTown()
    let headers: HTTPFields = [try #require(HTTPField.Name("X-Forwarded-Host")): "b.example"]
    func status(_ networks: [String]) async throws -> Int {
      try await town.application {
        $0.hosts.insert("b.example")
        $0.hosts.subtract(["localhost", "127.0.0.1"])
        $0.trustedProxies = networks.compactMap(NetworkRange.init)
      }.test(.live) { client in
        try await client.execute(uri: "/api/v1", method: .get, headers: headers).status.code
      }
    }
    #expect(try await status(["127.0.0.1/32", "::1"]) == 200)
    #expect(try await status(["10.0.0.0/8"]) == 421)
  }
}
