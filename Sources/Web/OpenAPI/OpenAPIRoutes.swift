import HTTPTypes
import Hummingbird
import Views
import Vocabulary

extension WebServer {
  /// The description of all addresses, for programs and for people. It says nothing of the city, so
  /// nobody need log in.
  func addOpenAPI(to group: RouterGroup<WebContext>, base: String) {
    let catalogue = options.catalogue
    let document = OpenAPIDocument(
      catalogue: catalogue, base: (options.publicURL ?? "") + base
    ).value.json
    group.get("api/v1/openapi.json") { _, _ in
      Response.bytes(document, "application/json")
    }
    let pages = Language.allCases.map { language in
      (language, ReferencePage(catalogue: catalogue, base: base, language: language))
    }
    group.get("api/v1/docs") { _, context in
      let page = pages.first { $0.0 == context.language }?.1
      guard let page else { throw Problem.notFound }
      return Response.bytes(
        page.html, "text/html; charset=utf-8", caching: "no-cache",
        [
          .contentSecurityPolicy: ReferencePage.policy,
          .contentLanguage: context.language.rawValue, .vary: "Accept-Language",
        ])
    }
  }
}
