import CLMDB

/// The bytes of one record in the map; valid as long as the transaction, or its next write.
///
/// LMDB looks at a page's mark on its way down the tree, but not where it steps sideways and not
/// on the pages of large values. So a value of such pages is looked at here: pages that were
/// zeroed must not read as a value of zeros.
@safe
struct FoundBytes {
  let start: UnsafePointer<UInt8>
  let count: Int

  /// What LMDB says it has found; nil if it has no address, which only damage can bring about.
  @inline(__always)
  init?(_ value: MDB_val) {
    guard let address = unsafe value.mv_data else { return nil }
    unsafe start = UnsafePointer(address.assumingMemoryBound(to: UInt8.self))
    count = unsafe value.mv_size
  }

  /// Whether the value of a key of `keyCount` bytes may stand on pages of its own.
  @inline(__always)
  func mayBeLarge(keyCount: Int) -> Bool { keyCount &+ count > FoundBytes.inPageMax }

  /// With pages of 4,096 bytes, the smallest there are, no more than this is kept in a page.
  private static let inPageMax = 2_038 - nodeHeadBytes
  private static let nodeHeadBytes = 8
  private static let pageHeadBytes = 16
  private static let overflowMark: UInt16 = 0x04
  /// As many zeros as no value has in one piece that reaches to the end of a page.
  private static let zerosMax = 64

  /// Looks at the pages of a value that stands on pages of its own.
  func checkPages(_ keyCount: Int, _ transaction: OpaquePointer) throws(LMDBError) {
    var answer = MDB_stat()
    try check(unsafe mdb_env_stat(mdb_txn_env(transaction), &answer), "mdb_env_stat")
    let pageSize = Int(answer.ms_psize)
    let inPageMax = (pageSize - FoundBytes.pageHeadBytes) / 2 & -2 - 2
    guard keyCount + count + FoundBytes.nodeHeadBytes > inPageMax else { return }
    let head = unsafe UnsafeRawPointer(start) - FoundBytes.pageHeadBytes
    let mark = unsafe head.loadUnaligned(fromByteOffset: 10, as: UInt16.self)
    let pages = unsafe Int(head.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
    let bytes = FoundBytes.pageHeadBytes + count
    guard mark & FoundBytes.overflowMark != 0, bytes <= pages &* pageSize else {
      throw unsafe RawTransaction.damage("a page of a large value is not one", transaction)
    }
    var at = pageSize
    while at < bytes {
      let length = min(pageSize, bytes - at)
      guard length < FoundBytes.zerosMax || !(unsafe FoundBytes.areZeros(head + at, length)) else {
        throw unsafe RawTransaction.damage("a page of a large value is empty", transaction)
      }
      at += pageSize
    }
  }

  private static func areZeros(_ start: UnsafeRawPointer, _ count: Int) -> Bool {
    // Most pages say no with their first byte.
    for offset in 0..<count where unsafe start.load(fromByteOffset: offset, as: UInt8.self) != 0 {
      return false
    }
    return true
  }
}

extension RawTransaction {
  /// The data file of a transaction.
  static func file(of transaction: OpaquePointer) -> String? {
    var path: UnsafePointer<CChar>?
    guard unsafe mdb_env_get_path(mdb_txn_env(transaction), &path) == 0, let path = unsafe path
    else { return nil }
    return unsafe OpenedEnvironment.dataPath(String(cString: path))
  }

  /// Bytes that are not what LMDB has written.
  static func damage(_ what: String, _ transaction: OpaquePointer) -> LMDBError {
    let error = LMDBError(.corrupted, status: MDB_CORRUPTED, operation: "read", message: what)
    return unsafe file(of: transaction).map { error.at($0) } ?? error
  }

  /// Throws unless `status` is success, and names the file.
  @inline(__always)
  func check(_ status: Int32, _ operation: StaticString) throws(LMDBError) {
    guard status == 0 else {
      throw unsafe RawTransaction.failure(status, "\(operation)", pointer)
    }
  }

  static func failure(
    _ status: Int32, _ operation: String, _ transaction: OpaquePointer
  ) -> LMDBError {
    let error = LMDBError(status: status, operation: operation)
    return unsafe file(of: transaction).map { error.at($0) } ?? error
  }
}
