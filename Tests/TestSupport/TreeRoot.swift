import Digests
public import Ledger

extension Ledger {
  /// All its records up to a number, or up to the head.
  public func allRecords(through last: UInt64 = .max) throws -> [EventRecord] {
    var all: [EventRecord] = []
    while true {
      let next = try records(from: UInt64(all.count) + 1)
      all += next.filter { $0.sequence <= last }
      guard let reached = next.last?.sequence, reached < last else { return all }
    }
  }

  /// The head of the tree of RFC 6962 over its records up to a number.
  public func treeRoot(through last: UInt64 = .max) throws -> [UInt8] {
    TreeRoot.root(try allRecords(through: last).map(\.bytes)[...])
  }
}

/// The tree of RFC 6962 as its definition says it.
private enum TreeRoot {
  static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leaves.first else { return SHA256.digest(of: []) }
    guard leaves.count > 1 else { return SHA256.digest(of: [0] + first) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
    return SHA256.digest(of: [1] + root(left) + root(right))
  }
}
