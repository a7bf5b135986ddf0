import Ledger
public import Stadtbuch
import Views

/// One ledger that a server answers for.
public struct ServedLedger: Sendable {
  /// Its name in addresses: `/l/NAME/…`.
  public let name: String
  /// The ledger.
  public let stadtbuch: Stadtbuch
  /// Who may log in to it.
  let tokens: AccessTokens
  /// Who has an account here.
  let users: Users
  /// Codes of theirs that were used, where that cannot be written.
  let usedCodes = UsedCodes()
  /// Addresses that open by themselves.
  let feeds: FeedAddresses
  /// What groups are to it, where an issuer says who somebody is.
  let roles: RoleFile
  /// Who has logged in so and may write.
  let people: KnownPeople
  /// Who publishes.
  let city: CityFile
  /// Answers that were made, for who asks the same.
  let answers = AnswerCache()

  /// A ledger that is open.
  public init(name: String, _ stadtbuch: Stadtbuch) {
    self.name = name
    self.stadtbuch = stadtbuch
    tokens = AccessTokens(stadtbuch.folders)
    users = Users(stadtbuch.folders)
    feeds = FeedAddresses(stadtbuch.folders, tokens)
    roles = RoleFile(stadtbuch.folders)
    people = KnownPeople(stadtbuch.folders)
    city = CityFile(stadtbuch.folders)
  }

  /// Whether anybody can log in by a token or an account.
  func hasLogins() throws(LedgerError) -> Bool {
    if try !tokens.all().isEmpty { return true }
    return try !users.all().isEmpty
  }
}
