import HTTPTypes
import Hummingbird
import NIOCore
import Stadtbuch
import Views
import Vocabulary

/// Why a request was not answered as asked, in the form of RFC 9457 and the language asked for.
struct Problem: Error, Sendable {
  /// The status of HTTP.
  let status: HTTPResponse.Status
  /// What programs go by; the last part of `type`.
  let reason: String
  /// What happened and what to do, for people.
  let text: Label
  /// The parameter, header or field that it is about.
  var field: String?
  /// What the sentence speaks of.
  var arguments = AnswerObject()
  /// More for programs, beside.
  var members = AnswerObject()
  /// Headers that belong to it.
  var headers: HTTPFields = [:]

  /// A problem with its words.
  init(
    _ status: HTTPResponse.Status, _ reason: String, _ en: String, _ de: String,
    field: String? = nil
  ) {
    self.init(status, reason, Label(en: en, de: de), field: field)
  }

  /// A problem with its words in both languages.
  init(_ status: HTTPResponse.Status, _ reason: String, _ text: Label, field: String? = nil) {
    self.status = status
    self.reason = reason
    self.text = text
    self.field = field
  }

  /// The same with a header.
  func with(_ name: HTTPField.Name, _ value: String) -> Problem {
    var problem = self
    problem.headers[name] = value
    return problem
  }

  /// The problem as JSON.
  func json(_ language: Language) -> [UInt8] {
    var object = AnswerObject()
    object.append("type", .text("/problems/\(reason)"))
    object.append("title", .text(status.reasonPhrase))
    object.append("status", .number(status.code))
    object.append("detail", .text(text[language]))
    object.append("reason", .text(reason))
    if !arguments.members.isEmpty { object.append("arguments", .object(arguments)) }
    object.append("field", field.map(AnswerValue.text))
    for (name, value) in members.members { object.append(name, value) }
    var json: [UInt8] = []
    object.append(to: &json)
    json.append(0x0a)
    return json
  }

  /// The answer that says it.
  func response(_ language: Language) -> Response {
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.contentLanguage] = language.rawValue
    headers[.cacheControl] = "no-store"
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json(language))))
  }
}

extension Problem {
  /// No such address, or nothing there that the caller may see: the two are told in the same bytes.
  static let notFound = Problem(
    .notFound, "notFound", "there is nothing at this address; /api/v1 lists what there is",
    "unter dieser Adresse gibt es nichts; /api/v1 nennt, was es gibt")

  /// Nobody is logged in who may ask this.
  static let login = Problem(
    .unauthorized, "login",
    "log in: send a token as “Authorization: Bearer …”; the operator makes one with “stadtbuch token create”",
    "anmelden: ein Token als „Authorization: Bearer …“ senden; der Betrieb legt eines an mit „stadtbuch token create“"
  ).with(
    .wwwAuthenticate, "Bearer realm=\"stadtbuch\", Basic realm=\"stadtbuch\", charset=\"UTF-8\"")

  /// The caller may not do this.
  static func notPermitted(_ role: Role) -> Problem {
    Problem(
      .forbidden, "notPermitted", "the role \(role.rawValue) may not do this",
      "die Rolle \(role.rawValue) darf das nicht")
  }
}
