import Presentation
import Views
import Vocabulary

/// The OpenAPI 3.1 document of a server, made from catalogue and registry: whatever is added to these
/// is described by itself.
struct OpenAPIDocument: Sendable {
  let catalogue: Catalogue
  /// What stands before all addresses but those of the machine.
  let base: String

  /// The document.
  var value: AnswerValue {
    let schemas =
      AnswerSchema(catalogue.views).definitions.members.map { name, value in
        (name, value.referring(from: "#/$defs/", to: "#/components/schemas/"))
      } + [("problem", OpenAPIDocument.problem)] + EventSchema.definitions(.current)
    return .members(
      ("openapi", .text("3.1.0")),
      (
        "info",
        .members(
          ("title", .text("Stadtbuch")), ("version", .text("1")),
          ("summary", .text("What was true of a city on any date, as known on any date.")),
          (
            "description",
            .text(
              "Every view stands at its own address, with the parameters of its command. Answers show "
                + "what whoever asks may see. OData v4 stands at /odata, described by its own "
                + "$metadata.")
          ),
          (
            "license",
            .members(("name", .text("Apache 2.0")), ("identifier", .text("Apache-2.0")))
          ))
      ),
      ("servers", .list([.members(("url", .text(base.isEmpty ? "/" : base)))])),
      // Where the city lets anybody read, nobody need log in.
      (
        "security",
        .list([
          .members(), .members(("bearer", .list([]))), .members(("basic", .list([]))),
        ])
      ),
      ("tags", .list(tags)), ("paths", .object(AnswerObject(paths))),
      (
        "components",
        .members(
          ("schemas", .object(AnswerObject(schemas))), ("responses", responses),
          (
            "securitySchemes",
            .members(
              (
                "bearer",
                .members(("type", .text("http")), ("scheme", .text("bearer")))
              ),
              (
                "basic",
                .members(
                  ("type", .text("http")), ("scheme", .text("basic")),
                  ("description", .text("Any name, and a token as the password.")))
              ))
          ))
      ))
  }

  private var tags: [AnswerValue] {
    [
      ("views", "What was true on a day, as known at a time."),
      ("events", "What is recorded, and the log itself."),
      ("lists", "Lists that are sent in, and the mappings that read them."),
      ("dashboards", "Series of indicators for Grafana."),
      ("feeds", "Dates and changes at addresses of their own."),
      ("machine", "Health and figures for who looks after the machine."),
    ].map { .members(("name", .text($0)), ("description", .text($1))) }
  }

  private var paths: [(String, AnswerValue)] {
    [("/api/v1", OpenAPIDocument.index)]
      + catalogue.views.map { ("/api/v1/" + $0.about.path.joined(separator: "/"), path($0)) }
      + OpenAPIDocument.events + OpenAPIDocument.others
  }

  // MARK: Views

  /// The address of a view.
  private func path(_ view: AnyView) -> AnswerValue {
    let forms = view.shapes.map { EventSchema.reference("\(view.about.name).\($0.name)") }
    let answer =
      forms.count == 1 ? forms[0] : AnswerValue.members(("anyOf", .list(forms)))
    let text = AnswerValue.members(("schema", .members(("type", .text("string")))))
    let content = AnswerMedium.allCases.map { medium in
      let type = medium.contentType.prefix { $0 != ";" }
      return (
        String(type),
        medium == .json
          ? AnswerValue.members(("schema", answer)) : medium == .xlsx ? .members() : text
      )
    }
    return .members(
      (
        "get",
        .members(
          ("operationId", .text(view.about.name)), ("tags", .texts(["views"])),
          ("summary", .text(view.about.title.en)),
          (
            "description",
            .text(
              "\(view.about.sentence.en) With .json, .csv, .xlsx or .html behind the address "
                + "the form is fixed.")
          ),
          ("parameters", .list(AskedParameters.heads(of: view).map(OpenAPIDocument.parameter))),
          (
            "responses",
            OpenAPIDocument.answers(
              (
                "200",
                .members(
                  ("description", .text("The answer.")), ("headers", OpenAPIDocument.headers),
                  ("content", .object(AnswerObject(content))))
              ),
              (
                "304",
                .members(("description", .text("The answer is the one that the tag names.")))
              ))
          ))
      ))
  }

  private static func parameter(_ head: ParameterHead) -> AnswerValue {
    var schema = head.kind.schema
    if head.repeats {
      schema = .members(("type", .text("array")), ("items", schema))
    }
    return .members(
      ("name", .text(head.name)), ("in", .text("query")),
      ("description", .text(head.help.en)),
      ("required", head.isRequired ? .bool(true) : nil),
      ("explode", head.repeats ? .bool(true) : nil), ("schema", schema))
  }

  private static let headers: AnswerValue = {
    func header(_ text: String) -> AnswerValue {
      .members(
        ("description", .text(text)), ("schema", .members(("type", .text("string")))))
    }
    return .members(
      ("ETag", header("Two answers with one tag are the same bytes.")),
      ("Stadtbuch-Point", header("The day and the event of the answer.")),
      ("Link", header("The next page, where there is one.")))
  }()

  // MARK: Problems

  private static let statuses = [
    ("400", "BadRequest", "Something asked is not understood; `field` names it."),
    ("401", "Login", "Nobody is logged in who may ask this."),
    ("403", "NotPermitted", "Whoever asks may not."),
    ("404", "NotFound", "There is nothing here, or nothing that whoever asks may see."),
    ("405", "NotAllowed", "The address is not asked so; the header Allow says how."),
    ("406", "NotAcceptable", "There is no such form."),
    ("410", "Gone", "The cursor belongs to another question."),
    ("413", "TooLarge", "The body is larger than this address takes."),
    ("422", "Refused", "A rule stands against it; `reason` names it."),
    ("503", "Busy", "Not now; the header Retry-After says when."),
    ("507", "NoRoom", "The machine has no room for this answer."),
  ]

  private var responses: AnswerValue {
    .object(
      AnswerObject(
        OpenAPIDocument.statuses.map { _, name, text in
          (
            name,
            .members(
              ("description", .text(text)),
              (
                "content",
                .members(
                  (
                    "application/problem+json",
                    .members(("schema", EventSchema.reference("problem")))
                  ))
              ))
          )
        }))
  }

  /// Answers, and the problems that every address may have.
  static func answers(_ own: (String, AnswerValue?)...) -> AnswerValue {
    let problems = statuses.map { status, name, _ in
      (status, AnswerValue.members(("$ref", .text("#/components/responses/\(name)"))))
    }
    return .object(
      AnswerObject(own + problems.filter { status, _ in !own.contains { $0.0 == status } }))
  }

  private static let problem = AnswerValue.members(
    ("type", .text("object")), ("title", .text("A problem as of RFC 9457")),
    ("required", .texts(["type", "title", "status", "detail", "reason"])),
    (
      "properties",
      .members(
        ("type", .members(("type", .text("string")), ("format", .text("uri-reference")))),
        ("title", .members(("type", .text("string")))),
        ("status", .members(("type", .text("integer")))),
        ("detail", .members(("type", .text("string")))),
        ("reason", .members(("type", .text("string")))),
        ("field", .members(("type", .text("string")))),
        ("index", .members(("type", .text("integer")))),
        ("arguments", .members(("type", .text("object")))))
    ))
}
