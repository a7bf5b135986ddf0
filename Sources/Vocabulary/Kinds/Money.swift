/// An amount in the smallest unit of a currency, one that was recorded or a sum of many; currencies
/// are never mixed.
public struct Money: Sendable, Hashable {
  /// The amount in minor units: cents for EUR, whole yen for JPY.
  public let minor: Total
  /// The currency.
  public let currency: Currency

  /// The greatest magnitude of one amount that is recorded, in minor units; sums have no limit.
  public static let minorMax: Int64 = 999_999_999_999_999

  /// An amount of a currency.
  @inlinable
  public init(minor: Total, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  /// One amount of a currency, as it is recorded.
  @inlinable
  public init(recorded minor: Int64, currency: Currency) {
    self.init(minor: Total(minor), currency: currency)
  }

  /// The amount that a text such as `1234.5` names; nil when it is none, has more digits than
  /// the currency, or is too large for one that is recorded.
  public init?(_ amount: Span<UInt8>, currency: Currency) {
    guard let decimal = ExactDecimal(amount), decimal.scale <= currency.digits else { return nil }
    let minor = decimal.widened(to: currency.digits)
    guard minor.magnitude <= UInt128(Money.minorMax) else { return nil }
    self.init(minor: Total(minor), currency: currency)
  }

  /// The amount that a text such as `1234.5` names, a sum of any size too; nil when it is none, has
  /// more digits than the currency, or more than 34 in all.
  public init?(ofAnySize amount: Span<UInt8>, currency: Currency) {
    let isNegative = amount.count > 0 && amount[0] == 0x2d
    var value: Int128 = 0
    var (digits, behindPoint) = (0, -1)
    for place in (isNegative ? 1 : 0)..<amount.count {
      let digit = amount[place]
      if digit == 0x2e, behindPoint < 0, digits > 0 {
        behindPoint = 0
        continue
      }
      guard digit >= 0x30, digit <= 0x39, digits < 34 else { return nil }
      value = value * 10 + Int128(digit - 0x30)
      digits += 1
      if behindPoint >= 0 { behindPoint += 1 }
    }
    guard digits > 0, behindPoint != 0, behindPoint <= currency.digits else { return nil }
    for _ in max(0, behindPoint)..<currency.digits { value *= 10 }
    self.init(minor: Total(isNegative ? -value : value), currency: currency)
  }

  /// The minor units of one amount that was recorded; of a sum beyond 64 bits the nearest number.
  @inlinable
  public var recorded: Int64 { minor.clamped }

  /// The amount with all digits of its currency, without the currency.
  public var amount: String {
    var bytes: [UInt8] = []
    bytes.append(minor, scale: currency.digits)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Money: CustomStringConvertible {
  /// `1234.56 EUR`.
  public var description: String { "\(amount) \(currency)" }
}

/// An ISO 4217 currency, as its three letters.
public struct Currency: Sendable, Hashable, CustomStringConvertible {
  /// The three letters as one number, the first uppermost.
  public let packed: UInt32

  /// The euro.
  public static let eur = Currency(packed: 0x45_55_52)

  /// The currency of three letters that were checked before.
  @inlinable
  public init(packed: UInt32) {
    self.packed = packed
  }

  /// The currency of these letters, if ISO 4217 lists it.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// The currency of these letters, if ISO 4217 lists it.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 3 else { return nil }
    let packed = UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(bytes[2])
    guard packed == Currency.eur.packed || Currency.known.contains(packed) else { return nil }
    self.packed = packed
  }

  /// How many digits stand behind the point.
  public var digits: Int {
    if packed == Currency.eur.packed { return 2 }
    if Currency.withoutDigits.contains(packed) { return 0 }
    if Currency.withThreeDigits.contains(packed) { return 3 }
    return Currency.withFourDigits.contains(packed) ? 4 : 2
  }

  /// The three letters.
  public var description: String {
    var bytes: [UInt8] = []
    bytes.append(self)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func packed(_ codes: String) -> Set<UInt32> {
    Set(
      codes.split(separator: " ").map { code in
        code.utf8.reduce(0) { $0 << 8 | UInt32($1) }
      })
  }

  private static let withoutDigits = packed(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
  private static let withThreeDigits = packed("BHD IQD JOD KWD LYD OMR TND")
  private static let withFourDigits = packed("CLF UYW")
  private static let known = packed(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN \
    BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS \
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR \
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
    UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """)
}

extension [UInt8] {
  /// Appends a currency's three letters.
  public mutating func append(_ currency: Currency) {
    append(UInt8(truncatingIfNeeded: currency.packed >> 16))
    append(UInt8(truncatingIfNeeded: currency.packed >> 8))
    append(UInt8(truncatingIfNeeded: currency.packed))
  }
}
