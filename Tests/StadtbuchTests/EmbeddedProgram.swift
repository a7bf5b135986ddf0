import Stadtbuch

/// Registers a project, asks for the portfolio as it will stand, and checks the whole log.
func registerAndAsk(at path: String) async throws -> Answer {
  let town = try await Stadtbuch.open(at: path)
  let recorded = try await town.record(
    EventEntry(
      type: "project.registered", subject: "project/eakte", id: .new(),
      data: Array(#"{"title":"E-Akte","kind":"lighthouse","status":"planning"}"#.utf8),
      envelope: [("validfrom", "2024-01-15"), ("actor", "client/intranet")]))
  let point = AskedPoint(asOf: Day("2024-12-31"), knownAt: .sequence(recorded.sequence))
  let answer = try await town.ask(Portfolio.self, at: point, RowChoice(sort: "title"))
  for row in answer.rows {
    print(row["title"]?.plainText ?? "–", row["status"]?.plainText ?? "–")
  }
  for try await event in town.follow(from: 1) {
    print(event.sequence, String(decoding: try event.cloudEvent(), as: UTF8.self))
    if event.sequence == recorded.sequence { break }
  }
  print(try await town.replay(at: point, comparing: true).isEqual == true ? "proved" : "damaged")
  await town.close()
  return answer
}

/// Records events that come as lines of CloudEvents, all of them or none.
func record(_ lines: [String], in town: Stadtbuch) async throws -> [UInt64] {
  let reader = DraftReader()
  let drafts = try lines.map { line in
    try reader.read(
      line: Array(line.utf8).span, defaults: DraftDefaults(actor: "client/intranet"))
  }
  do {
    return try await town.append(drafts).outcomes.map(\.sequence)
  } catch let error as LedgerError {
    print(error.code, error.refusal?.kind.description ?? "", error)
    throw error
  }
}

/// The view of a name with texts for its parameters, as a web server gets them.
func answer(
  _ name: String, _ given: [(name: String, text: String)], in town: Stadtbuch
) async throws -> Answer? {
  guard let view = Catalogue.standard.views.first(where: { $0.about.name == name }) else {
    return nil
  }
  return try await town.ask(try view.shape(given), at: AskedPoint(language: .de))
}
