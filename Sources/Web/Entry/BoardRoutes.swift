import HTTPTypes
import Hummingbird
import Ledger
import Pages
import Stadtbuch
import Views
import Vocabulary

extension EntryRoutes {
  /// The form of a dashboard, beginning with one that is there.
  func showBoard(_ request: Request, _ context: WebContext) async throws -> Response {
    let caller = try posting.recorder(context)
    let ask = try ask(request, context, "/entry/dashboard.saved")
    let from = request.uri.queryParameters["from"].map { String($0) }
    let token = token(context)
    let bytes = try await context.served().stadtbuch.lend(to: caller.audience) { engine, _ in
      let pages = try EntryPages(ask, engine)
      return try pages.form(BoardSheet(try pages.board(from), token: token))
    }
    return page(bytes)
  }

  /// Records a dashboard.
  func takeBoard(
    _ values: [String: String], _ request: Request, _ context: WebContext
  ) async throws -> Response {
    let caller = try posting.recorder(context)
    var sheet = BoardSheet(values: values, token: token(context))
    var event = AnswerObject()
    event.append("specversion", .text("1.0"))
    event.append("id", .text(EventID.new().description))
    event.append("type", .text(EventTypeName.dashboardSaved.rawValue))
    event.append("subject", .text("dashboard/\(sheet.board.key)"))
    event.append("data", .object(sheet.board.data))
    let json = EventPosting.json(event)
    do {
      _ = try await posting.take(
        [json[...]], caller, try context.served(), isDry: false, isStrict: false)
      return seeOther("\(route)/boards/\(sheet.board.key)")
    } catch let problem as Problem {
      sheet.faults = [.init(field: problem.field, text: problem.text[context.language])]
    } catch let error as LedgerError {
      sheet.faults = [.init(field: error.refusal?.field, text: error.text[context.language])]
    }
    let ask = try ask(request, context, "/entry/dashboard.saved")
    let bytes = try await context.served().stadtbuch.lend(to: caller.audience) {
      [sheet] engine, _ in
      try EntryPages(ask, engine).form(sheet)
    }
    return page(bytes, .unprocessableContent)
  }
}
