public import Vocabulary

/// What the attribute is, by the names of the registry.
extension AttributeName {
  /// Whether it is one of these registers.
  public func isRegister(_ registers: RegisterName...) -> Bool { isRegister(registers) }

  /// Whether it is one of these registers.
  public func isRegister(_ registers: [RegisterName]) -> Bool {
    kind == .register && registers.contains { $0.name == name }
  }

  /// Whether it is a register of this family.
  public func isRegister(of family: RegisterFamily) -> Bool {
    kind == .register && self.family == family.rawValue
  }

  /// Whether it is an account of one of these families.
  public func isAccount(_ families: AccountFamily...) -> Bool {
    account.map(families.contains) ?? false
  }

  /// Whether it is a member of this set.
  public func isSet(_ set: SetFamily) -> Bool {
    kind == .set && family == set.rawValue
  }

  /// Whether it is an observation of a series of this family: `drawdowns.d1` is one of `drawdowns`.
  public func isSeries(_ series: SeriesFamily) -> Bool {
    kind == .observation
      && family.utf8.prefix { $0 != 0x2e }.elementsEqual(series.rawValue.utf8)
  }

  /// The family of an account.
  public var account: AccountFamily? {
    kind == .account ? AccountFamily(rawValue: family) : nil
  }
}
