import HTTPTypes
import Hummingbird
import NIOCore
import Stadtbuch
import Views
import Vocabulary

/// What there is under `/api/v1`: every view with what may be asked of it.
struct ApiIndex: Sendable {
  private let catalogue: Catalogue

  init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  func answer(_ request: Request, _ context: WebContext) throws -> Response {
    let caller = try context.caller()
    let ledger = try context.served()
    let language = context.language
    var answer = AnswerObject()
    answer.append("ledger", .text(ledger.stadtbuch.identity.name))
    answer.append("role", .text(caller.role.rawValue))
    answer.append(
      "views",
      .list(
        catalogue.views.map { view in
          var object = AnswerObject()
          object.append("name", .text(view.about.name))
          object.append("title", .text(view.about.title[language]))
          object.append("sentence", .text(view.about.sentence[language]))
          object.append(
            "address", .text("\(request.uri.path)/\(view.about.path.joined(separator: "/"))"))
          let parameters = view.parameters + ViewQuestion.parameters(of: view).map(\.head)
          object.append("parameters", .list(parameters.map { .text($0.name) }))
          return .object(object)
        }))
    var json: [UInt8] = []
    answer.append(to: &json)
    json.append(0x0a)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/json", .cacheControl: "no-cache",
        .vary: "Accept-Language, Authorization, Cookie",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
  }
}
