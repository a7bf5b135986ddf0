/// What a field may hold; decides its JSON form, its stored form and its checks.
public indirect enum ValueKind: Sendable, Equatable {
  /// Short text: NFC, at most ``Limits/textBytesMax`` bytes, no control characters but line feed.
  case text
  /// Free text about anything: may hold names, so its wire form leaves room for sealing.
  case prose
  /// Personal data, encrypted with the key of a person before it is stored.
  case sealed
  /// A free text that enters names of facts: the characters of a subject's key.
  case key
  /// A civil date, stored as YYYYMMDD.
  case date
  /// An instant in microseconds since 1970 UTC.
  case instant
  /// A year, half, quarter, month, ISO week or day.
  case period
  /// A period, or the one word given.
  case periodOr(String)
  /// A whole number in a range.
  case int(ClosedRange<Int64>)
  /// Whole numbers from a short list.
  case choice([Int64])
  /// Basis points, 0 to 10000.
  case basisPoints
  /// An exact decimal of at most 18 digits and a scale of 0 to 9.
  case decimal
  /// An amount in minor units of an ISO 4217 currency.
  case money
  /// True or false.
  case bool
  /// One of the given words, numbered from 1 in this order; only ever appended to.
  case oneOf([String])
  /// A URI.
  case uri
  /// Sixteen bytes.
  case uuid
  /// Thirty-two bytes, 64 hexadecimal digits.
  case sha256
  /// An ISO 8601 duration in days, weeks, months or years: `P60D`, `P2M`.
  case duration
  /// A day of the year, `MM-DD`.
  case monthDay
  /// A subject of one of the kinds; of any kind when the list is empty.
  case ref([String])
  /// A subject of the kind if it reads as one, else text.
  case refOrText(String)
  /// At most ``Limits/listCountMax`` values of one kind, none of which is a list or map.
  case list(ValueKind)
  /// At most ``Limits/mapCountMax`` entries, stored sorted by the bytes of their keys.
  case map(ValueKind)
  /// A group of fields.
  case structure([Field])

  /// Any whole number that survives a round trip through JSON: ±(2^53 − 1).
  public static let int = ValueKind.int(-9_007_199_254_740_991...9_007_199_254_740_991)
  /// A calendar or fiscal year.
  public static let year = ValueKind.int(1900...2999)
}

extension ValueKind {
  /// Whether it is stored as one number.
  public var isVarint: Bool {
    switch self {
    case .date, .instant, .int, .choice, .basisPoints, .bool, .oneOf: true
    default: false
    }
  }

  /// Whether its values must never be repeated in messages.
  public var isConfidential: Bool {
    switch self {
    case .prose, .sealed: true
    default: false
    }
  }
}
