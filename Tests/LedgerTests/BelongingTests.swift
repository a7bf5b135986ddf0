import Foundation
import LMDB
import TestSupport
import Testing
import Vocabulary

@testable import Ledger

/// Which of three that say where they come from is right, in each combination.
@Suite struct BelongingTests {
  private static let folders = LedgerFolders("x")

  private func mark(
    _ name: String, timeZone: String = "Europe/Berlin", currency: String = "EUR"
  ) -> IdentityMark {
    IdentityMark(
      LedgerIdentity(
        name: name, origin: "o/\(name.lowercased())", timeZone: timeZone, currency: currency))
  }

  private func views(
    _ name: String?, _ position: UInt64, first: UInt64 = 1, last: UInt64? = nil, number: Int = 1
  ) -> FoundViews {
    FoundViews(
      folder: "x/views/\(number)", position: position,
      witness: name.map {
        ViewsWitness(
          mark: mark($0), sequence: position, first: first, last: last ?? position)
      })
  }

  /// What is wrong, with a log in which the sum over event n is n.
  private func fault(
    _ identity: String, _ log: IdentityMark?, head: UInt64 = 10, _ views: [FoundViews] = []
  ) -> String? {
    Belonging(
      folders: Self.folders, identity: mark(identity), log: log, head: head, views: views
    ).fault { $0 >= 1 && $0 <= head ? $0 : nil }?.en
  }

  @Test func `all that belongs together is left alone`() {
    #expect(fault("A", mark("A")) == nil)
    #expect(fault("A", mark("A"), [views("A", 10)]) == nil)
    #expect(fault("A", mark("A"), [views("A", 3), views("A", 7, number: 2)]) == nil)
    #expect(fault("A", mark("A"), head: 0) == nil)
    // Before logs and views said where they come from.
    #expect(fault("A", nil, [views(nil, 10)]) == nil)
    #expect(fault("A", nil, [views("A", 10)]) == nil)
    #expect(fault("A", mark("A"), [views(nil, 10)]) == nil)
  }

  @Test func `two against one name the one that does not belong`() {
    #expect(
      fault("B", mark("A"), [views("A", 10)])?.hasPrefix("x/ledger.json is that of “B”") == true)
    #expect(fault("A", mark("B"), [views("A", 10)])?.hasPrefix("x/log is the log of “B”") == true)
    #expect(
      fault("A", mark("A"), [views("B", 10)])?
        .hasPrefix("x/views/1 holds views of another ledger, “B”") == true)
    #expect(
      fault("A", mark("A"), [views("A", 10), views("B", 10, number: 2)])?
        .hasPrefix("x/views/2 holds views of another ledger") == true)
    let undecided = "put back from a backup the one that does not belong here"
    #expect(fault("A", mark("B"))?.hasSuffix(undecided) == true)
    #expect(fault("A", mark("B"), [views("C", 10)])?.hasSuffix(undecided) == true)
    #expect(fault("A", mark("B"), [views(nil, 10)])?.hasSuffix(undecided) == true)
  }

  @Test func `what stands in ledger json never changes`() {
    #expect(
      fault("A", mark("A", currency: "CHF"))?
        .hasPrefix("x/ledger.json says the currency “EUR”, but the log was made with “CHF”")
        == true)
    #expect(
      fault("A", mark("A", timeZone: "Europe/London"))?.contains("the time zone “Europe/Berlin”")
        == true)
  }

  @Test func `an older log is never rebuilt from in silence`() {
    #expect(
      fault("A", mark("A"), [views("A", 11)])?
        .hasPrefix(
          "x/log ends with event 10, but the views in x/views/1 were made from 11 events") == true)
    #expect(fault("A", nil, [views(nil, 11)])?.hasPrefix("x/log ends with event 10") == true)
    #expect(
      fault("A", mark("A"), head: 0, [views("A", 1)])?.hasPrefix("x/log holds no events") == true)
    // Also where they are not the ones that count.
    #expect(
      fault("A", mark("A"), [views("A", 10), views("A", 11, number: 9)])?.contains("x/views/9")
        == true)
  }

  @Test func `another history is noticed at the last event and told from another beginning`() {
    #expect(
      fault("A", mark("A"), [views("A", 7, last: 99)])?.hasPrefix(
        "x/log/data.mdb has another event 7 ")
        == true)
    #expect(
      fault("A", mark("A"), [views("A", 7, first: 98, last: 99)])?
        .hasPrefix("x/log/data.mdb has another event 1 ") == true)
  }

  @Test func `a witness reads as it was written, and nothing else reads as one`() {
    let known = IdentityMark.Known(LedgerIdentity(name: "A", origin: "o/a"))
    let witness = ViewsWitness(mark: known.mark, sequence: 1 << 40, first: 7, last: .max)
    let stored = witness.stored(known)
    #expect(ViewsWitness(stored: stored, known: known) == witness)
    #expect(ViewsWitness(stored: stored, known: nil) == witness)
    for count in 0..<stored.count {
      #expect(ViewsWitness(stored: Array(stored.prefix(count)), known: nil) == nil, "\(count)")
    }
    #expect(ViewsWitness(stored: [2] + stored.dropFirst(), known: nil) == nil)
    #expect(
      IdentityMark(
        stored: Array(#"{"name":"a\u001b","origin":"o","timeZone":"Z","currency":"EUR"}"#.utf8))
        == nil)
  }

  @Test func `a log of before logs said so is named with the next event`() throws {
    let temporary = try TemporaryLedger()
    defer { temporary.keep() }
    _ = try temporary.ledger.appendHere([.registration(1)])
    let log = try LMDB.Environment.open(at: temporary.path + "/log", tables: Ledger.tableNames)
    let meta = log.table("meta")
    let key = Ledger.markKey
    func stored() throws -> [UInt8]? {
      try log.read { (transaction) throws(LMDBError) in
        guard let found = try transaction.get(meta, key.span) else { return nil }
        var copy: [UInt8] = []
        copy.append(found)
        return copy
      }
    }
    let named = try #require(try stored())
    try log.write { (transaction) throws(LMDBError) in
      _ = try transaction.delete(meta, key: key.span)
    }
    let again = try temporary.reopened()
    #expect(try again.head.sequence == 1)
    #expect(try stored() == nil)
    _ = try again.appendHere([.registration(2)])
    #expect(try stored() == named)
    #expect(try again.verify().problems == [])
  }

  @Test func `nobody begins a log at number 1 beside an identity`() throws {
    let parent = try TemporaryLedger.folder()
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let path = parent + "/city"
    let identity = LedgerIdentity(name: "A", origin: "o/a")
    do { _ = try Ledger.create(at: path, identity: identity).appendHere([.registration(1)]) }
    try FileManager.default.removeItem(atPath: path + "/log/data.mdb")
    for mode in [.readWrite, .readOnly] as [LedgerOptions.Mode] {
      let error = #expect(throws: LedgerError.self) {
        try Ledger.open(at: path, options: LedgerOptions(mode: mode))
      }
      #expect(error?.code == .mixedUp)
    }
    #expect(!FileManager.default.fileExists(atPath: path + "/log/data.mdb"))
  }
}
