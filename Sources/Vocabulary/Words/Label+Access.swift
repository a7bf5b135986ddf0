/// Words of logins and of who may what.
extension Label {
  package static let tokens = Label("Tokens", "Token")
  package static let tokenName = Label("Token name", "Name des Tokens")
  package static let role = Label("Role", "Rolle")
  package static let ownUnits = Label("Own units", "Eigene Einheiten")
  package static let createdAt = Label("Created", "Angelegt")
  package static let expiresAt = Label("Expires", "Endet")
  package static let revokedAt = Label("Revoked", "Widerrufen")
  package static let tokenOpens = Label("Opens", "Öffnet")
  package static let mappings = Label("Mappings", "Zuordnungen")
  package static let mappingName = Label("Mapping name", "Name der Zuordnung")
  package static let mappingSource = Label("Kind of list", "Art der Liste")
  package static let mappingSnapshot = Label("As it stands on a day", "Stand eines Tages")

  package static let users = Label("Accounts", "Konten")
  package static let loginName = Label("Login name", "Anmeldename")
  package static let secondFactor = Label("Second factor", "Zweiter Faktor")
  package static let recoveryCodes = Label("Recovery codes left", "Übrige Wiederherstellungscodes")
  package static let disabledAt = Label("Disabled", "Deaktiviert")
  package static let loginWrong = Label(
    "Name, password or code is wrong.", "Name, Passwort oder Code ist falsch.")
}
