import Vocabulary

/// How a reversal falls on the sources that have paid.
enum Split {
  /// The share of one source.
  struct Share {
    /// Its name.
    var source: [UInt8]
    /// What it has paid, in minor units.
    var minor: Int64
  }

  /// The members of `split`: 1 the source, 2 the amount.
  private static let (sourceField, amountField) = (1, 2)

  /// The shares of a booking.
  static func shares(_ bytes: Span<UInt8>, _ data: Range<Int>, _ field: Int) -> [Share] {
    var shares: [Share] = []
    var reader = WireReader(bytes, in: data)
    while let wire = try? reader.next(), wire.number <= field {
      guard wire.number == field else { continue }
      let scan = DataScan(bytes, wire.range)
      guard let source = scan.range(sourceField), let money = scan.money(amountField, bytes)
      else { continue }
      var name: [UInt8] = []
      name.append(bytes, source)
      shares.append(Share(source: name, minor: money.recorded))
    }
    return shares
  }

  /// An amount in proportion to the shares of a total; what whole cents leave over goes to the
  /// greatest shares, one cent each, equal ones in the order of their bytes. Of an amount beyond the
  /// total, which is refused when the booking is checked, the parts mean nothing.
  static func proportions(_ shares: [Share], _ total: Int64, _ amount: Int64) -> [Int64] {
    guard total != 0, amount.magnitude <= total.magnitude else { return shares.map { _ in 0 } }
    var parts = shares.map { share in
      Int64(Int128(amount) * Int128(share.minor) / Int128(total))
    }
    var left = amount - parts.reduce(0, +)
    let order = shares.indices.sorted { first, second in
      let (one, other) = (shares[first], shares[second])
      if one.minor.magnitude != other.minor.magnitude {
        return one.minor.magnitude > other.minor.magnitude
      }
      return one.source.span.precedes(other.source.span)
    }
    for place in order where left != 0 {
      parts[place] += left.signum()
      left -= left.signum()
    }
    return parts
  }

  /// The field `split` of a reversal.
  static func encoded(
    _ shares: [Share], _ total: Money, _ amount: Money, _ field: Int
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    let parts = proportions(shares, total.recorded, amount.recorded)
    for (share, part) in zip(shares, parts) where part != 0 {
      var money: [UInt8] = []
      money.append(field: 1, varint: zigzag(part))
      money.append(tag: 2, .lengthDelimited)
      money.append(3)
      money.append(amount.currency)
      var member: [UInt8] = []
      member.append(field: sourceField, bytes: share.source.span)
      member.append(field: amountField, bytes: money.span)
      bytes.append(field: field, bytes: member.span)
    }
    return bytes
  }
}
