import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
import HummingbirdTesting
import Stadtbuch
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import Web

@Suite struct `Keys of an issuer` {
  // MARK: Algorithms

  @Test func `each algorithm with two keys is taken with its kind of key alone`() async throws {
    let claims = Issuer.base64(Issuer.claims().utf8)
    let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    let parts = try rsa.publicKey.getKeyPrimitives()
    let rsaKey =
      #"{"kty":"RSA","kid":"r","n":"\#(Issuer.base64(parts.modulus))","e":"\#(Issuer.base64(parts.publicExponent))"}"#
    let edwards = Curve25519.Signing.PrivateKey()
    let edwardsKey =
      #"{"kty":"OKP","crv":"Ed25519","kid":"o","x":"\#(Issuer.base64(edwards.publicKey.rawRepresentation))"}"#
    let others =
      #"{"kty":"oct","kid":"h","k":"AAAA"},{"kty":"OKP","crv":"X25519","kid":"x","x":"AAAA"},7"#
    let set = #"{"keys":[\#(others),\#(rsaKey),\#(edwardsKey)]}"#
    let keys = try #require(await SigningKeys(jwks: Array(set.utf8)))
    #expect(keys.count == 2)
    func signed(_ algorithm: String, _ key: String) -> Data {
      Data((Issuer.base64(#"{"alg":"\#(algorithm)","kid":"\#(key)"}"#.utf8) + "." + claims).utf8)
    }
    func isRight(_ signed: Data, _ signature: Data) throws -> Bool {
      let text = String(decoding: signed, as: UTF8.self) + "." + Issuer.base64(signature)
      let token = try #require(SignedToken(text))
      if case .right = keys.verdict(token) { return true }
      return false
    }
    let plain = signed("RS384", "r")
    let code = try rsa.signature(for: SHA384.hash(data: plain), padding: .insecurePKCS1v1_5)
    #expect(try isRight(plain, code.rawRepresentation))
    let salted = signed("PS256", "r")
    let pss = try rsa.signature(for: SHA256.hash(data: salted), padding: .PSS)
    #expect(try isRight(salted, pss.rawRepresentation))
    let short = signed("EdDSA", "o")
    #expect(try isRight(short, edwards.signature(for: short)))
    #expect(try !isRight(salted, code.rawRepresentation))
    let crossed = signed("EdDSA", "r")
    #expect(try !isRight(crossed, edwards.signature(for: crossed)))
  }

  @Test func `short keys are none`() async throws {
    let modulus = Issuer.base64([UInt8](repeating: 0xc5, count: 128))
    let set = #"{"keys":[{"kty":"RSA","kid":"r","n":"\#(modulus)","e":"AQAB"}]}"#
    #expect(await SigningKeys(jwks: Array(set.utf8))?.count == 0)
    #expect(await SigningKeys(jwks: Array("[]".utf8)) == nil)
    #expect(await SigningKeys(jwks: []) == nil)
  }

  // MARK: Keys that change

  @Test func `an address is asked again after ten minutes, or after one for a key not known`()
    async throws
  {
    let town = try ServedTown.withRoles()
    let (old, new) = (Issuer(), Issuer(keyName: "k2"))
    let state = Mutex((jwks: old.jwks, count: 0))
    let login = old.login(
      .asked {
        state.withLock {
          $0.count += 1
          return Array($0.jwks.utf8)
        }
      })
    func count() -> Int { state.withLock { $0.count } }
    #expect(try await town.ask(old.token(), login).0 == 200)
    #expect(try await town.ask(new.token(), login).0 == 401)
    #expect(count() == 1)
    state.withLock { $0.jwks = new.jwks }
    #expect(try await town.ask(new.token(), login).0 == 401)
    #expect(count() == 1)
    town.clock.advance(microseconds: 60_000_000)
    #expect(try await town.ask(old.token(), login).0 == 200)
    #expect(count() == 1)
    #expect(try await town.ask(new.token(), login).0 == 200)
    #expect(try await town.ask(old.token(), login).0 == 401)
    #expect(count() == 2)
    // What is no set of keys leaves the former.
    state.withLock { $0.jwks = "<html>" }
    town.clock.advance(microseconds: 600_000_000)
    #expect(try await town.ask(new.token(), login).0 == 200)
    #expect(count() == 3)
  }

  @Test func `a file of keys is read when it was written`() async throws {
    let town = try ServedTown.withRoles()
    let (old, new) = (Issuer(), Issuer(keyName: "k2"))
    let path = town.stadtbuch.folders.config + "/keys.json"
    try town.write(old.jwks, to: "keys.json")
    let login = old.login(.file(path))
    #expect(try await town.ask(old.token(), login).0 == 200)
    try town.write(new.jwks, to: "keys.json")
    #expect(try await town.ask(old.token(), login).0 == 401)
    #expect(try await town.ask(new.token(), login).0 == 200)
    try town.write("{", to: "keys.json")
    #expect(try await town.ask(new.token(), login).0 == 200)
    try FileManager.default.removeItem(atPath: path)
    #expect(try await town.ask(new.token(), login).0 == 200)
  }
}
