/// Walks over the pages of a data file as its last commit left them; believes nothing that it
/// reads, and gives nil where it does not fit together.
struct PageReader: Sendable {
  private let file: OpenFile
  let pageSize: Int
  /// The last commit.
  let transaction: UInt64
  private let lastPage: UInt64
  private let free: Root
  private let main: Root

  /// A tree of pages: one table.
  struct Root: Sendable {
    let page: UInt64
    let entries: UInt64
    fileprivate let depth: Int

    /// The 48 bytes that LMDB keeps of a table.
    fileprivate init(_ bytes: Bytes, at offset: Int) {
      depth = Int(bytes.number16(at: offset + 6))
      entries = bytes.number64(at: offset + 32)
      page = bytes.number64(at: offset + 40)
    }

    static let byteCount = 48
    fileprivate static let none = UInt64.max
  }

  /// The bytes that belong to the file.
  var neededBytes: Int {
    let (bytes, isTooMuch) = Int(clamping: lastPage).addingReportingOverflow(1)
    let (needed, isMore) = bytes.multipliedReportingOverflow(by: pageSize)
    return isTooMuch || isMore ? .max : needed
  }

  /// Reads the two pages that LMDB writes in turn, and takes the later one.
  init?(_ file: OpenFile) {
    self.file = file
    guard let first = PageReader.meta(file, at: 0) else { return nil }
    pageSize = Int(first.number32(at: 40))
    guard (512...65_536).contains(pageSize), let second = PageReader.meta(file, at: pageSize)
    else { return nil }
    let (one, two) = (first.number64(at: 144), second.number64(at: 144))
    let meta = two > one ? second : first
    transaction = max(one, two)
    lastPage = meta.number64(at: 136)
    free = Root(meta, at: 40)
    main = Root(meta, at: 88)
  }

  /// The same file as it is now.
  func again() -> PageReader? { PageReader(file) }

  private static func meta(_ file: OpenFile, at offset: Int) -> Bytes? {
    let bytes = Bytes(file.bytes(at: offset, count: 160))
    guard bytes.count == 160, bytes.number16(at: 10) & 0x08 != 0,
      bytes.number32(at: 16) == 0xBEEF_C0DE, bytes.number32(at: 20) == 1
    else { return nil }
    return bytes
  }

  private func page(_ number: UInt64, count: Int = 1) -> Bytes? {
    guard number <= lastPage, number < 1 << 40 else { return nil }
    let bytes = Bytes(file.bytes(at: Int(number) * pageSize, count: pageSize * count))
    guard bytes.count == pageSize * count, bytes.number64(at: 0) == number else { return nil }
    return bytes
  }
}

extension PageReader {
  private static let (branch, leaf, overflow): (UInt16, UInt16, UInt16) = (0x01, 0x02, 0x04)
  private static let depthMax = 32

  /// The tree of a table.
  func table(_ name: String) -> Root? {
    guard let found = node(Array(name.utf8), from: main), found.flags & 0x02 != 0,
      found.size >= Root.byteCount, found.page.count >= found.start + Root.byteCount
    else { return nil }
    return Root(found.page, at: found.start)
  }

  /// The value of a key.
  func value(_ key: [UInt8], from root: Root) -> [UInt8]? {
    guard let found = node(key, from: root) else { return nil }
    return value(found)
  }

  private struct Node {
    let page: Bytes
    let flags: UInt16
    let start: Int
    let size: Int
  }

  private func value(_ node: Node) -> [UInt8]? {
    guard node.flags & 0x01 != 0 else {
      guard node.start + node.size <= node.page.count else { return nil }
      return node.page.copy(node.start..<node.start + node.size)
    }
    // A large value stands on pages of its own.
    guard node.start + 8 <= node.page.count, node.size < 1 << 30 else { return nil }
    let count = (node.size + 16 + pageSize - 1) / pageSize
    guard let pages = page(node.page.number64(at: node.start), count: count),
      pages.number16(at: 10) & PageReader.overflow != 0
    else { return nil }
    return pages.copy(16..<16 + node.size)
  }

  /// The entry of a key in the leaf where it belongs.
  private func node(_ key: [UInt8], from root: Root) -> Node? {
    guard root.page != Root.none else { return nil }
    var number = root.page
    for _ in 0..<PageReader.depthMax {
      guard let page = page(number) else { return nil }
      let isBranch = page.number16(at: 10) & PageReader.branch != 0
      guard isBranch || page.number16(at: 10) & PageReader.leaf != 0,
        let place = place(of: key, in: page, isBranch: isBranch)
      else { return nil }
      if isBranch {
        number = page.child(at: place.offset)
        continue
      }
      guard place.isSame else { return nil }
      return Node(
        page: page, flags: page.number16(at: place.offset + 4),
        start: place.offset + 8 + key.count,
        size: Int(page.number16(at: place.offset)) | Int(page.number16(at: place.offset + 2)) << 16)
    }
    return nil
  }

  /// The entry with the key, or the last one before it.
  private func place(
    of key: [UInt8], in page: Bytes, isBranch: Bool
  ) -> (offset: Int, isSame: Bool)? {
    guard let offsets = page.entryOffsets else { return nil }
    var found: (offset: Int, isSame: Bool)?
    for (index, offset) in offsets.enumerated() {
      guard let stored = page.key(at: offset) else { return nil }
      // The first key of a branch stands for everything before the second.
      if isBranch, index == 0 {
        found = (offset, false)
      } else if stored == key {
        return (offset, true)
      } else if stored.lexicographicallyPrecedes(key) {
        found = (offset, false)
      } else {
        break
      }
    }
    return found
  }

  /// Whether all pages from a number on are free, so that it does not matter that they are not
  /// there: LMDB does not write a page that a transaction took and gave back.
  func areFree(from first: Int) -> Bool {
    let missing = UInt64(first)...max(lastPage, UInt64(first))
    guard missing.count <= 1 << 20 else { return false }
    var found: Set<UInt64> = []
    let isRead = forEachLeafEntry(free.page, depth: 0) { node in
      guard let list = value(node).map(Bytes.init), list.count >= 8 else { return false }
      for place in 0..<min(Int(clamping: list.number64(at: 0)), list.count / 8 - 1) {
        let page = list.number64(at: 8 * (place + 1))
        if missing.contains(page) { found.insert(page) }
      }
      return true
    }
    return isRead && found.count == missing.count
  }

  private func forEachLeafEntry(
    _ number: UInt64, depth: Int, _ body: (Node) -> Bool
  ) -> Bool {
    guard number != Root.none else { return true }
    guard depth < PageReader.depthMax, let page = page(number), let offsets = page.entryOffsets
    else { return false }
    let isBranch = page.number16(at: 10) & PageReader.branch != 0
    for offset in offsets {
      guard let key = page.key(at: offset) else { return false }
      let isRead =
        isBranch
        ? forEachLeafEntry(page.child(at: offset), depth: depth + 1, body)
        : body(
          Node(
            page: page, flags: page.number16(at: offset + 4), start: offset + 8 + key.count,
            size: Int(page.number16(at: offset)) | Int(page.number16(at: offset + 2)) << 16))
      guard isRead else { return false }
    }
    return true
  }
}

/// Bytes with the numbers in them, the low byte first; what lies outside reads as zeros.
private struct Bytes: Sendable {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  func copy(_ range: Range<Int>) -> [UInt8] { Array(bytes[range]) }

  func number16(at offset: Int) -> UInt16 { UInt16(truncatingIfNeeded: number(at: offset, 2)) }
  func number32(at offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: number(at: offset, 4)) }
  func number64(at offset: Int) -> UInt64 { number(at: offset, 8) }

  private func number(at offset: Int, _ width: Int) -> UInt64 {
    guard offset >= 0, offset + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
  }

  /// Where the entries of a tree's page stand; nil if that cannot be.
  var entryOffsets: [Int]? {
    let end = Int(number16(at: 12))
    guard end >= 16, end <= bytes.count, end % 2 == 0 else { return nil }
    let offsets = stride(from: 16, to: end, by: 2).map { Int(number16(at: $0)) }
    return offsets.allSatisfy { $0 >= end && $0 + 8 <= bytes.count } ? offsets : nil
  }

  /// The key of an entry.
  func key(at offset: Int) -> [UInt8]? {
    let count = Int(number16(at: offset + 6))
    guard offset + 8 + count <= bytes.count else { return nil }
    return copy(offset + 8..<offset + 8 + count)
  }

  /// The page that an entry of a branch leads to.
  func child(at offset: Int) -> UInt64 {
    UInt64(number16(at: offset)) | UInt64(number16(at: offset + 2)) << 16
      | UInt64(number16(at: offset + 4)) << 32
  }
}
