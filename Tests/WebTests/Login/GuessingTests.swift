import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Guessing passwords and codes` {
  private func now(_ seconds: Int64) -> Instant { Instant(microseconds: seconds * 1_000_000) }

  // MARK: Codes

  @Test func `codes are those of RFC 6238`() {
    let secret = Array("12345678901234567890".utf8)
    let vectors: [(Int64, String)] = [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
      (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]
    for (seconds, code) in vectors {
      #expect(OneTimeCode.code(seconds / 30, secret: secret, digits: 8) == code)
      #expect(
        OneTimeCode.step(of: String(code.suffix(6)), secret: secret, at: now(seconds))
          == seconds / 30)
    }
    #expect(OneTimeCode.bytes(base32: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") == secret)
    for text in ["", "A", "GEZDGNBV", "gezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJ1"] {
      #expect(OneTimeCode.bytes(base32: text) == nil)
    }
  }

  @Test func `a code counts one step early and late, and no further`() {
    let secret = Array("12345678901234567890".utf8)
    let code = OneTimeCode.code(100, secret: secret)
    for (seconds, isRight) in [
      (2_969, false), (2_970, true), (3_000, true), (3_059, true), (3_060, false),
    ] as [(Int64, Bool)] {
      #expect(
        (OneTimeCode.step(of: code, secret: secret, at: now(seconds)) != nil) == isRight,
        "\(seconds)")
    }
    for code in ["", "1", "\(code)0", String(code.dropLast()), "٢٥٥٢٥٥"] {
      #expect(OneTimeCode.step(of: code, secret: secret, at: now(3_000)) == nil)
    }
  }

  @Test func `a code opens once, in whichever process it was used`() async throws {
    let town = try await LoginTown()
    var chance = SplitMix64(seed: 3)
    let factor = SecondFactor(from: &chance)
    try town.users.set(secret: factor.secret, recovery: factor.digests, of: "kim")
    let secret = try #require(OneTimeCode.bytes(base32: factor.secret))
    let step = town.town.clock.now().microseconds / 30_000_000
    func opens(_ code: String) async throws -> Bool {
      try await town.logIn(code: code).status == .seeOther
    }
    let code = OneTimeCode.code(step, secret: secret)
    let spaced = String(code.prefix(3)) + " " + code.suffix(3)
    #expect(try await opens(spaced))
    // The server is another one each time, so the file remembers.
    #expect(try await !opens(code))
    #expect(try await !opens(OneTimeCode.code(step - 1, secret: secret)))
    #expect(try await opens(OneTimeCode.code(step + 1, secret: secret)))
    #expect(try await !opens(code))
  }

  @Test func `a recovery code helps once, however it is typed`() async throws {
    let town = try await LoginTown()
    var chance = SplitMix64(seed: 3)
    let factor = SecondFactor(from: &chance)
    try town.users.set(secret: factor.secret, recovery: factor.digests, of: "kim")
    let typed = factor.codes[4].uppercased().replacing("-", with: " ")
    #expect(try await town.logIn(code: typed).status == .seeOther)
    #expect(try await town.logIn(code: factor.codes[4]).status == .unprocessableContent)
    #expect(try await town.logIn(code: factor.codes[0]).status == .seeOther)
    #expect(try town.users.known("kim").recovery.count == 8)
    #expect(Set(factor.codes).count == 10)
    #expect(
      factor.address(login: "kim", city: "Bad Muster/Ä")
        == "otpauth://totp/Bad%20Muster%2F%C3%84:kim?secret=\(factor.secret)"
        + "&issuer=Bad%20Muster%2F%C3%84&algorithm=SHA1&digits=6&period=30")
  }

  // MARK: Passwords

  @Test func `passwords are long and none that are tried first`() {
    let bad = [
      "", "kurz", "elf Zeichen", "passwort1234", "Passwort!2026", "aaaaaaaaaaaaaaaa",
      "123456789012", "qwertzuiop123", "Kim ist im Rathaus", "Musterstadt liegt schön",
      "mein stadtbuch ist toll", "ab\u{7}cdefghijklmn", "Sommer2026Sommer2026",
      String(repeating: "langes Wort ", count: 90),
    ]
    for text in bad {
      #expect(PasswordRule.fault(text, login: "kim", city: "Musterstadt") != nil, "\(text)")
    }
    for text in ["vier graue Enten lesen", "ölig-žluťoučký-kůň", "x7#Kp2!vQz9w", "正しい馬電池の短剣秘密箱"] {
      #expect(PasswordRule.fault(text, login: "kim", city: "Musterstadt") == nil, "\(text)")
    }
  }

  @Test func `what is kept is no password, and its cost is never less than wanted`() async throws {
    let passwords = Passwords(cost: LoginTown.cheap)
    let kept = try await passwords.kept(LoginTown.password)
    let again = try await passwords.kept(LoginTown.password)
    #expect(kept.salt != again.salt && kept.hash != again.hash)
    #expect(kept.salt.utf8.count == 32 && kept.hash.utf8.count == 64)
    #expect(try await passwords.isRight(LoginTown.password, kept))
    #expect(try await !passwords.isRight(LoginTown.password, nil))
    // One letter of two scalars is the same as of one.
    let german = try await passwords.kept("Gr\u{fc}ne Enten lesen laut")
    #expect(try await passwords.isRight("Gru\u{308}ne Enten lesen laut", german))
    let dear = Passwords(cost: PasswordCost(rounds: 32, blockSize: 1, parallelism: 1))
    #expect(try await !dear.isRight(LoginTown.password, kept))
    var broken = kept
    broken.rounds = 1 << 40
    #expect(try await !passwords.isRight(LoginTown.password, broken))
    broken = kept
    broken.hash = ""
    #expect(try await !passwords.isRight(LoginTown.password, broken))
    let usual = PasswordCost.standard
    #expect(usual == PasswordCost(rounds: 131_072, blockSize: 8, parallelism: 1))
    #expect(Passwords().cost == usual && WebOptions().passwords.cost == usual)
    #expect(PasswordCost(kept) == LoginTown.cheap)
  }

  @Test func `a password at full cost opens`() async throws {
    let passwords = Passwords()
    let kept = try await passwords.kept(LoginTown.password)
    #expect(kept.rounds == 1 << 17)
    #expect(try await passwords.isRight(LoginTown.password, kept))
  }

  @Test func `of many at once two are reckoned, and the others come again`() async throws {
    let passwords = Passwords(cost: PasswordCost(rounds: 1 << 14, blockSize: 8, parallelism: 1))
    let results = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<12 {
        group.addTask {
          do {
            _ = try await passwords.isRight("x", nil)
            return nil
          } catch {
            return (error as? Problem)?.status.code
          }
        }
      }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    let busy = results.compactMap { $0 }
    #expect(busy.allSatisfy { $0 == 503 })
    #expect(passwords.count + busy.count == 12)
    #expect(passwords.count >= 2)
    #expect(try await !passwords.isRight("x", nil))
  }

  // MARK: Limits

  @Test func `failures in a row take ever longer, for a name whoever asks`() async throws {
    let town = try await LoginTown(["kim", "lee"])
    for _ in 0..<5 {
      #expect(try await town.logIn("kim", "wrong").status == .unprocessableContent)
    }
    let before = town.passwords.count
    let early = try await town.logIn("kim")
    #expect(early.status == .tooManyRequests)
    #expect(early.headers[.retryAfter] == "1")
    #expect(early.headers[.contentType] == "text/html; charset=utf-8")
    #expect(town.passwords.count == before)
    // Others log in meanwhile.
    #expect(try await town.logIn("lee").status == .seeOther)
    town.town.clock.advance(microseconds: 1_000_000)
    #expect(try await town.logIn("kim", "wrong").status == .unprocessableContent)
    town.town.clock.advance(microseconds: 1_000_000)
    #expect(try await town.logIn("kim").headers[.retryAfter] == "1")
    town.town.clock.advance(microseconds: 1_000_000)
    #expect(try await town.logIn("kim").status == .seeOther)
    // What was right forgives.
    for _ in 0..<5 {
      #expect(try await town.logIn("kim", "wrong").status == .unprocessableContent)
    }
  }

  @Test func `names that are not there are slowed down alike`() async throws {
    let town = try await LoginTown()
    for _ in 0..<5 { _ = try await town.logIn("nobody", "wrong") }
    #expect(try await town.logIn("nobody", "wrong").status == .tooManyRequests)
  }

  @Test func `an address that guesses at many names waits, its network with it`() throws {
    let limits = LoginLimits()
    let (near, far) = (NetworkAddress("2001:db8::1"), NetworkAddress("2001:db8:0:1::1"))
    for number in 0..<20 {
      _ = try limits.begin("n\(number)", ledger: "x", peer: near, now: now(0))
    }
    #expect(throws: Problem.self) {
      try limits.begin(
        "other", ledger: "x", peer: NetworkAddress("2001:db8::ffff"), now: now(0))
    }
    _ = try limits.begin("other", ledger: "x", peer: far, now: now(0))
    // Whoever has an account of their own frees only their own attempt.
    let right = try limits.begin("mine", ledger: "x", peer: near, now: now(1))
    limits.forgive(right, isRight: true)
    #expect(throws: Problem.self) {
      try limits.begin("other2", ledger: "x", peer: near, now: now(1))
    }
  }

  @Test func `nobody waits longer than is said, and in the end all is forgotten`() throws {
    let limits = LoginLimits()
    var second: Int64 = 0
    for _ in 0..<30 {
      _ = try limits.begin("kim", ledger: "x", peer: NetworkAddress("10.0.0.1"), now: now(second))
      second += 900
    }
    #expect(throws: Problem.self) {
      try limits.begin("kim", ledger: "x", peer: nil, now: now(second - 900 + 59))
    }
    _ = try limits.begin("kim", ledger: "x", peer: nil, now: now(second - 900 + 60))
    for _ in 0..<5 {
      _ = try limits.begin("kim", ledger: "x", peer: nil, now: now(second + 3_600))
    }
  }

  @Test func `a flood of names takes bounded memory and frees no guesser`() throws {
    let limits = LoginLimits()
    for _ in 0..<5 { _ = try limits.begin("kim", ledger: "x", peer: nil, now: now(0)) }
    for number in 0..<25_000 {
      let peer = NetworkAddress("10.\(number >> 16).\(number >> 8 & 255).\(number & 255)")
      _ = try limits.begin("n\(number)", ledger: "x", peer: peer, now: now(0))
    }
    #expect(limits.count <= LoginLimits.countMax)
    #expect(throws: Problem.self) {
      try limits.begin("kim", ledger: "x", peer: NetworkAddress("192.0.2.1"), now: now(0))
    }
  }
}
