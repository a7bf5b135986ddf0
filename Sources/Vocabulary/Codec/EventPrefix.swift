/// What stands before a record in the log, so that a walk need not decode it: a function of the
/// record and the log before it, recomputed by `verify`.
public struct EventPrefix: Sendable, Equatable {
  /// The number of the event's owner: its subject, for voids and corrections the target's owner.
  public var owner: UInt32
  /// The number of its type.
  public var typeNumber: Int
  /// The number of the type that a correction says anew, else 0.
  public var innerTypeNumber: Int
  /// The day from which it holds.
  public var validFrom: Day
  /// Where its data stand in the record; they reach to its end.
  public var dataOffset: Int
  /// The event that it voids or corrects, else 0.
  public var target: UInt64

  /// Bytes of a prefix without and with a target.
  public static let (length, lengthWithTarget) = (16, 24)

  /// A prefix as given.
  public init(
    owner: UInt32, typeNumber: Int, innerTypeNumber: Int = 0, validFrom: Day, dataOffset: Int,
    target: UInt64 = 0
  ) {
    self.owner = owner
    self.typeNumber = typeNumber
    self.innerTypeNumber = innerTypeNumber
    self.validFrom = validFrom
    self.dataOffset = dataOffset
    self.target = target
  }

  /// The prefix of a record that was laid out.
  public init(owner: UInt32, layout: RecordLayout, target: UInt64) {
    self.init(
      owner: owner, typeNumber: layout.typeNumber, innerTypeNumber: layout.innerTypeNumber ?? 0,
      validFrom: layout.validFrom, dataOffset: layout.data.lowerBound, target: target)
  }

  /// The prefix of a stored value.
  @inlinable
  public init(_ stored: Span<UInt8>) {
    owner = stored.littleEndianUInt32(at: 0)
    typeNumber = Int(stored.littleEndianUInt16(at: 4))
    innerTypeNumber = Int(stored.littleEndianUInt16(at: 6))
    validFrom = Day(unchecked: Int32(bitPattern: stored.littleEndianUInt32(at: 8)))
    dataOffset = Int(stored.littleEndianUInt16(at: 14))
    target = stored[12] == 24 ? stored.littleEndianUInt64(at: 16) : 0
  }

  /// Its bytes: where the record begins.
  @inlinable
  public var byteCount: Int { target == 0 ? 16 : 24 }

  /// Appends the prefix.
  public func append(to bytes: inout [UInt8]) {
    bytes.append(littleEndian: owner)
    bytes.append(littleEndian: UInt16(typeNumber))
    bytes.append(littleEndian: UInt16(innerTypeNumber))
    bytes.append(littleEndian: UInt32(bitPattern: validFrom.number))
    bytes.append(UInt8(byteCount))
    bytes.append(0)
    bytes.append(littleEndian: UInt16(dataOffset))
    if target != 0 { bytes.append(littleEndian: target) }
  }
}
