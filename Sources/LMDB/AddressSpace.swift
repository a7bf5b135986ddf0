private import CLMDB
private import Glibc

/// How much of this process's address space a map takes, where that is limited (`ulimit -v`).
///
/// A process has up to three environments open: the log, the views, and views or tables that are
/// made anew beside them. Each gets a quarter of the limit, and the last quarter is for the rest
/// of the program; what holds more than a quarter already takes what it needs and an eighth.
enum AddressSpace {
  /// Whether this process may not have all the address space that it asks for.
  static var isLimited: Bool { clmdb_address_space_limit() != .max }

  /// The size of a map for a file of which `needed` bytes are used.
  ///
  /// - Parameter givenBack: the bytes of a map that this one replaces.
  static func fitting(
    _ wanted: Int, needed: Int, givenBack: Int = 0
  ) throws(LMDBError) -> Int {
    let limit = clmdb_address_space_limit()
    guard limit != .max else { return wanted }
    let quarter = Int(clamping: limit / 4)
    let least = needed.addingReportingOverflow(max(needed / 8, roomMin)).partialValue
    let left = Int(clamping: limit) - Int(clamping: clmdb_address_space_used()) + givenBack
    let most = left - restMin
    guard least > 0, least <= most else { throw tooLittle(limit, needed: least, left: most) }
    let size = min(wanted, max(quarter, least), most)
    return size - size % pageMax
  }

  /// The size to which a map that is full may grow, if it may.
  static func grown(from size: Int, to wanted: Int) throws(LMDBError) -> Int {
    let limit = clmdb_address_space_limit()
    guard limit != .max else { return wanted }
    let left = Int(clamping: limit) - Int(clamping: clmdb_address_space_used()) + size
    let most = min(wanted, left - restMin)
    guard most >= size + roomMin else {
      throw tooLittle(limit, needed: size + roomMin, left: left - restMin)
    }
    return most - most % pageMax
  }

  /// The room to grow that a map has at least.
  private static let roomMin = 16 << 20
  /// What is left to the heap and to threads.
  private static let restMin = 64 << 20
  /// Maps are whole pages of any size that a machine may have.
  private static let pageMax = 65_536

  private static func tooLittle(_ limit: UInt64, needed: Int, left: Int) -> LMDBError {
    LMDBError(
      .addressSpace, status: ENOMEM, operation: "mmap",
      message: "the address space of this process is limited to \(limit >> 20) MiB, of which "
        + "\(max(left, 0) >> 20) MiB are left, and \(needed >> 20) MiB are needed; raise the "
        + "limit (ulimit -v)",
      german: "der Adressraum dieses Prozesses ist auf \(limit >> 20) MiB begrenzt, davon sind "
        + "\(max(left, 0) >> 20) MiB frei, und \(needed >> 20) MiB sind nötig; die Grenze anheben "
        + "(ulimit -v)")
  }
}
