import HTTPTypes
import Hummingbird

/// Forms are taken from our own pages alone.
enum SameOrigin {
  /// Throws: where a browser says that a form was sent from another site.
  static func check(_ request: Request, _ options: WebOptions) throws(Problem) {
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    guard site == nil || site == "same-origin" || site == "none" else {
      throw Problem(
        .forbidden, "crossSite", "forms are taken from this server's own pages alone",
        "Formulare werden nur von den eigenen Seiten dieses Servers angenommen")
    }
  }
}
