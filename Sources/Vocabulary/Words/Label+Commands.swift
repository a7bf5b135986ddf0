/// Words of the program about itself.
extension Label {
  package static let aboutProgram = Label(
    "Records every change to a city's projects, money and indicators, and answers what was true on "
      + "any date, as known on any date.",
    "Hält jede Änderung an Projekten, Geld und Kennzahlen einer Stadt fest und antwortet, was an "
      + "jedem Tag galt, so wie es an jedem Tag bekannt war.")
  package static let twoDates = Label(
    "Every question takes two dates: --as-of, the day whose truth is asked for, and --known-at, how "
      + "much had been recorded by then. Both are now if not given.",
    "Jede Frage nimmt zwei Zeitpunkte: --as-of, den Tag, dessen Stand gemeint ist, und --known-at, "
      + "wie viel bis dahin erfasst war. Beide sind jetzt, wenn nichts gesagt ist.")
  package static let exitCodes = Label(
    "Exit codes: 0 done, 1 the answer is no, 64 usage, 65 refused input, 69 the ledger is locked, "
      + "missing or of a newer format, 73 cannot create, 74 input or output failed, 77 not "
      + "permitted.",
    "Rückgabewerte: 0 erledigt, 1 die Antwort ist nein, 64 Aufruf nicht verstanden, 65 Eingabe "
      + "abgelehnt, 69 Stadtbuch gesperrt, nicht da oder von neuerem Format, 73 lässt sich nicht "
      + "anlegen, 74 Lesen oder Schreiben misslang, 77 nicht erlaubt.")
  package static let moreHelp = Label(
    "See “stadtbuch help COMMAND” for one command, with examples.",
    "„stadtbuch help BEFEHL“ erklärt einen Befehl, mit Beispielen.")

  /// Words of progress.
  package static let eventsWord = Label("events", "Ereignisse")
  package static let viewsWord = Label("views", "Sichten")

  /// What a command does that is no view; nil where it has no words here.
  package static func command(_ name: String) -> Label? { commands[name] }

  private static let commands: [String: Label] = [
    "init": Label("Makes an empty ledger.", "Legt ein leeres Stadtbuch an."),
    "import": Label(
      "Takes events from files of CloudEvents or tables.",
      "Übernimmt Ereignisse aus Dateien mit CloudEvents oder Tabellen."),
    "record": Label("Records one event.", "Erfasst ein Ereignis."),
    "void": Label("Voids an event.", "Storniert ein Ereignis."),
    "correct": Label("Voids an event and says it anew.", "Storniert ein Ereignis mit Ersatz."),
    "approve": Label("Approves an event: the second pair of eyes.", "Gibt ein Ereignis frei."),
    "reject": Label("Rejects an event that another recorded.", "Lehnt ein Ereignis ab."),
    "replay": Label(
      "Folds the log to a point, without the index.",
      "Faltet das Logbuch ohne Index bis zu einem Stand."),
    "verify": Label("Checks every record of the log.", "Prüft jeden Satz des Logbuchs."),
    "export": Label("Writes the log out.", "Gibt das Logbuch aus."),
    "rebuild": Label(
      "Rebuilds the views alongside the old ones.", "Baut die Sichten neben den alten neu auf."),
    "schema": Label(
      "Prints what can be recorded and what is answered.",
      "Druckt, was erfasst werden kann und was geantwortet wird."),
    "doctor": Label("Checks the ledger's health.", "Prüft den Zustand des Stadtbuchs."),
    "demo": Label(
      "Makes the demonstration ledger and walks through it.",
      "Legt das Vorführ-Stadtbuch an und führt hindurch."),
    "publish": Label("Publishes a report.", "Veröffentlicht einen Bericht."),
    "report": Label("Writes a report.", "Schreibt einen Bericht."),
    "reproduce": Label(
      "Makes a published report again and compares.",
      "Macht einen veröffentlichten Bericht noch einmal und vergleicht."),
    "reconcile": Label(
      "Reconciles an external list with the ledger in both directions.",
      "Gleicht eine fremde Liste mit dem Stadtbuch ab, in beide Richtungen."),
    "serve": Label(
      "Serves ledgers over HTTP, for the right people only.",
      "Beantwortet Fragen über HTTP, jedem nur, was er sehen darf."),
    "feed": Label(
      "Makes, lists and revokes addresses of due dates and changes for calendars.",
      "Legt Adressen mit fälligen Terminen und Änderungen für Kalender an, nennt sie und nimmt sie "
        + "zurück."),
    "mapping": Label(
      "Keeps mappings under a name, for lists that are sent in.",
      "Bewahrt Zuordnungen unter einem Namen auf, für Listen, die eingereicht werden."),
    "token": Label(
      "Makes, lists and revokes the tokens by which programs and people log in.",
      "Legt die Token an, mit denen Programme und Menschen sich anmelden, nennt sie und widerruft "
        + "sie."),
    "token create": Label(
      "Makes a token and prints it, once.", "Legt ein Token an und zeigt es, einmal."),
    "token list": Label(
      "Lists the tokens, never what they are made of.",
      "Nennt die Token, nie woraus sie bestehen."),
    "token revoke": Label(
      "Takes a token back: from now on it opens nothing.",
      "Widerruft ein Token: von nun an öffnet es nichts mehr."),
    "user": Label(
      "Makes and looks after the accounts with which people log in with a browser.",
      "Legt die Konten an, mit denen sich Menschen im Browser anmelden, und pflegt sie."),
    "user add": Label(
      "Makes an account and asks for its password.",
      "Legt ein Konto an und fragt nach seinem Passwort."),
    "user list": Label(
      "Lists the accounts, never what opens them.",
      "Nennt die Konten, nie was sie öffnet."),
    "user password": Label(
      "Sets another password, which ends all sessions.",
      "Setzt ein anderes Passwort; das beendet alle Sitzungen."),
    "user totp": Label(
      "Sets up a second factor, prints it once, and ends all sessions.",
      "Richtet einen zweiten Faktor ein, zeigt ihn einmal und beendet alle Sitzungen."),
    "user disable": Label(
      "Shuts an account: all its sessions end at once.",
      "Sperrt ein Konto: alle seine Sitzungen enden sofort."),
    "user enable": Label(
      "Opens an account again that was shut.", "Öffnet ein gesperrtes Konto wieder."),
    "report quarterly": Label(
      "Makes the report of the quarter of a day: a page of HTML, and its tables as CSV.",
      "Macht den Bericht des Quartals eines Tages: eine Seite HTML und ihre Tabellen als CSV."),
  ]
}
