/// The help of the options of commands that are no views, in German; ArgumentParser says it in
/// English.
extension Label {
  /// What an option or argument of a command does, in German; nil where it has no words here.
  package static func optionHelp(_ name: String, of command: String) -> String? {
    optionHelp["\(command) \(name)"] ?? optionHelp[name]
  }

  /// The keys of the table: an option, or a command and its option where that is another.
  package static var optionHelpKeys: [String] { optionHelp.keys.sorted() }

  private static let optionHelp = [
    // Of all or most commands.
    "--ledger": "Ordner des Stadtbuchs; sonst STADTBUCH_LEDGER, sonst ./city.stadtbuch.",
    "--read-only": "Schreibt nichts in das Stadtbuch, auch keine Sichten; gilt von selbst, wo die "
      + "Dateien nicht geschrieben werden dürfen.",
    "--format": "Form der Antwort: table, json oder csv; ohne Angabe eine Tabelle.",
    "--csv":
      "CSV für Skripte (plain) oder deutsches Excel: Semikolon, Dezimalkomma, 31.12.2024.",
    "--raw": "CSV mit jedem Text, wie er ist, ohne das ', das Tabellenprogramme davon abhält, ihn "
      + "als Formel zu lesen.",
    "--lang": "Sprache der Wörter für Menschen, nie der JSON-Namen; sonst nach LANG.",
    "--quiet": "Zeigt weder Fortschritt noch Hinweise.",
    "--no-pager": "Zeigt Antworten nie seitenweise.",
    "--as-of": "Der Tag, dessen Stand gemeint ist; heute in der Zeitzone des Stadtbuchs.",
    "--known-at": "Wie viel bekannt war: Nummer eines Ereignisses, Zeit nach RFC 3339 oder Tag; "
      + "sonst alles.",
    "--audience": "Für wen die Antwort ist: public (Veröffentlichtes), internal (alles nicht "
      + "Eingeschränkte) oder full (alles).",
    "--version": "Zeigt die Version.",
    "--help": "Zeigt diese Hilfe.",
    // What is recorded.
    "--reason": "Begründung; Stornos und Berichtigungen brauchen sie.",
    "--actor": "Wer es erfasst, als Pseudonym.",
    "--approved-by": "Wer es nach Angabe freigegeben hat.",
    "--basis": "Worauf es beruht: Beschluss, Zuwendung, Vorlage.",
    "--valid-from": "Der Tag, von dem an es gilt; sonst heute.",
    "--valid-to": "Der Tag, von dem an es nicht mehr gilt.",
    "--visibility": "public, internal oder restricted.",
    "--expected-version": "Die Version des Gegenstands, die gesehen wurde; abgelehnt, wenn sie "
      + "inzwischen eine andere ist.",
    "--id": "Die UUID des Ereignisses, damit eine Wiederholung nichts doppelt erfasst.",
    "--strict": "Lehnt Auffälliges ab, statt nur darauf hinzuweisen.",
    "--dry-run": "Erfasst nichts und zeigt, was sich ändern würde: vorher und nachher.",
    "--data": "Alle Felder als ein JSON-Objekt.",
    "<type>": "Die Ereignisart.",
    "<subject>": "Worum es geht: Art/Schlüssel.",
    "<fields>": "Die Felder.",
    "correct <fields>": "Die Felder, die anders sind.",
    "<number>": "Die Nummer des Ereignisses.",
    // init
    "--name": "Wie die Menschen es nennen.",
    "--time-zone": "Wo seine Tage beginnen.",
    "--currency": "Worin es rechnet, nach ISO 4217.",
    "--origin": "Die Herkunftszeile seiner Nachweise, anders als bei jedem anderen Stadtbuch; ohne "
      + "Angabe erzeugt.",
    // import
    "<files>": "Die Dateien: .csv ist eine Tabelle, alles andere sind Zeilen von CloudEvents.",
    "--trust-time": "Übernimmt die Zeiten der Ereignisse: nur in ein Stadtbuch, das selbst noch "
      + "keine gesetzt hat.",
    "--time": "Mit --trust-time: wann die Ereignisse einer Tabelle erfasst wurden, die keine Zeit "
      + "nennen.",
    "import --dry-run": "Erfasst nichts und zeigt, welche Ereignisse es würde.",
    "import --strict": "Erfasst nichts, wenn eine Zeile abgelehnt wird oder etwas auffällig ist.",
    "--confirm-missing": "Wie viele Projekte eine Liste abmeldet, weil sie sie nicht nennt.",
    "--receipt": "Erfasst auch ein Ereignis über den Import selbst.",
    "--mapping": "Wie aus Spalten Ereignisse werden.",
    "--snapshot": "Die Tabelle ist eine Liste mit dem Stand eines Tages.",
    "import --valid-from": "Der Tag, von dem an die Ereignisse einer Tabelle gelten, wo die "
      + "Zuordnung ihn offenlässt.",
    "import --actor": "Wer erfasst, was selbst niemanden nennt.",
    "--refused-rows": "Wohin abgelehnte Zeilen geschrieben werden, um sie zu berichtigen und "
      + "erneut zu importieren.",
    // export, verify, replay
    "--after": "Nur Ereignisse nach diesem.",
    "export --format": "cloudevents, eines je Zeile; oder csv, eine Zeile je Ereignis.",
    "export --quiet": "Zeigt keinen Fortschritt.",
    "--facts": "Das Geltende an einem Stand statt der Ereignisse.",
    "--from": "Das erste Ereignis.",
    "--to": "Das letzte Ereignis.",
    "--verify": "Vergleicht mit dem Index.",
    "token <name>": "Der Name des Tokens.",
    // feed
    "feed --name": "Wie Listen sie nennen.",
    "feed <name>": "Der Name der Adresse.",
    "feed --token": "Das Token, dessen Inhaber sie gehört; sie endet mit ihm.",
    "feed --audience": "Wie viel sie zeigt: public oder internal.",
    "feed --expires": "Wann sie endet: nach so vielen Tagen (90d), an einem Tag, oder nie (never); "
      + "ohne Angabe nach 365 Tagen.",
    // mapping
    "mapping <name>": "Der Name: Kleinbuchstaben, Ziffern und Bindestriche.",
    "<FILE.yaml>": "Die Zuordnung.",
    "--replace": "Setzt sie an die Stelle einer anderen dieses Namens.",
    // reports
    "--kind": "Was veröffentlicht wird.",
    "--title": "Der Titel; sonst der Schlüssel.",
    "--force": "Überschreibt Dateien mit anderem Inhalt.",
    "report --force": "Überschreibt Dateien eines anderen Stands oder einer anderen Sprache.",
    "publish --out": "Schreibt die Seite auch in diese Datei.",
    "report --out": "Der Ordner für die Dateien; wird angelegt, wenn er fehlt.",
    "reproduce --out": "Schreibt den heute erzeugten Inhalt in diese Datei.",
    "--file": "Die Seite, wie sie veröffentlicht wurde, falls das Stadtbuch sie nicht aufbewahrt "
      + "hat.",
    "<report>": "Der Bericht: report/SCHLÜSSEL.",
    // reconcile
    "<FILE>": "Die Liste von anderswo.",
    "--key": "Die Spalte der Datei, die einen Eintrag benennt.",
    "--list": "Womit verglichen wird.",
    "--column": "Eine Spalte der Datei und wie sie im Stadtbuch heißt; mehrfach möglich.",
    "--decimal": "Was vor den Nachkommastellen steht; ein Komma, wo Semikolons Felder trennen.",
    "--differences": "Lässt Übereinstimmendes weg.",
    // schema
    "schema <type>": "Eine Ereignisart, eine Gegenstandsart oder ein Muster wie 'grant.*'.",
    "--json": "JSON: Arten, Felder und was sie bewirken.",
    "--proto": "Die .proto-Datei der gespeicherten Sätze.",
    "--template": "Eine leere Tabelle zum Ausfüllen und Importieren.",
    "--answers": "Das JSON-Schema der Antworten; das einer Sicht, wenn sie genannt ist, etwa "
      + "kpi-board.",
    "schema --list": "Eine Zeile je Art, auch bei einer einzelnen.",
    "--reference": "Was jede Art besagt, ausführlich.",
    // token
    "--role": "Was der ist, der es schickt: public, reader, editor, controller, auditor, "
      + "data-protection oder operator.",
    "token --actor": "Wer erfasst, was damit erfasst wird: person/SCHLÜSSEL, bei einem Programm "
      + "client/NAME.",
    "--unit": "Eine Einheit, die seine eigene ist; mehrfach möglich.",
    "--expires": "Wann es endet: nach so vielen Tagen (90d), an einem Datum oder nie (never); ohne "
      + "Angabe nach 90 Tagen.",
    "token --name": "Wie Listen und Protokolle es nennen; sonst aus der Rolle gebildet.",
    // user
    "user <login>": "Was sie tippen, um zu sagen, wer sie sind.",
    "user --role": "Was sie sind: reader, editor, controller, auditor, data-protection oder "
      + "operator.",
    "user --actor": "Wer erfasst, was sie erfassen: person/SCHLÜSSEL.",
    "user --unit": "Eine Einheit, die ihre eigene ist; mehrfach möglich.",
    "--password-file": "Eine Datei mit dem Passwort als einziger Zeile, - für die Eingabe; sonst "
      + "wird am Terminal danach gefragt, ungesehen.",
    "user --remove": "Nimmt den zweiten Faktor weg: dann öffnet das Passwort allein.",
    // demo
    "<folder>": "Wo das Stadtbuch angelegt wird; sonst demo.stadtbuch, bei einer Stadt "
      + "NAME.stadtbuch.",
    "--city": "Eine erfundene Stadt statt der echten Daten.",
    "demo --list": "Nennt, was es gibt.",
    "demo --quiet": "Zeigt keinen Fortschritt.",
  ]
}
