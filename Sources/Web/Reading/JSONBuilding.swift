import HTTPTypes
import Hummingbird
import NIOCore
import Views

extension AnswerValue {
  /// An object of members in their order; what is nil is no member.
  static func members(_ members: (String, AnswerValue?)...) -> AnswerValue {
    .object(AnswerObject(members))
  }

  /// A list of texts.
  static func texts(_ texts: some Sequence<String>) -> AnswerValue {
    .list(texts.map { .text($0) })
  }

  /// The value as JSON and a line feed.
  var json: [UInt8] {
    var json: [UInt8] = []
    append(to: &json)
    json.append(0x0a)
    return json
  }

  /// The same with references that begin differently.
  func referring(from old: String, to new: String) -> AnswerValue {
    switch self {
    case .list(let values): .list(values.map { $0.referring(from: old, to: new) })
    case .object(let object):
      .object(
        AnswerObject(
          object.members.map { name, value in
            guard name == "$ref", case .text(let text) = value, text.hasPrefix(old) else {
              return (name, value.referring(from: old, to: new))
            }
            return (name, .text(new + text.dropFirst(old.count)))
          }))
    default: self
    }
  }
}

extension AnswerObject {
  /// An object of members in their order; what is nil is no member.
  init(_ members: [(String, AnswerValue?)]) {
    self.init()
    for (name, value) in members { append(name, value) }
  }
}

extension Response {
  /// Small bytes of a type, which whoever has them asks for again.
  static func bytes(
    _ bytes: [UInt8], _ type: String, caching: String = "no-cache", _ more: HTTPFields = [:]
  ) -> Response {
    var headers = more
    headers[.contentType] = type
    headers[.cacheControl] = caching
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
