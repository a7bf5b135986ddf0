import Vocabulary

/// Writes HTML that is well-formed XML too, into one buffer of bytes.
///
/// Texts and values of attributes are escaped here and nowhere else.
package struct HTMLWriter {
  /// An attribute and its value.
  package typealias Attribute = (name: StaticString, value: String)

  /// What is written so far.
  package private(set) var bytes: [UInt8] = []

  /// Nothing yet; room for so many bytes.
  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Writes a piece of the page's frame as it is.
  package mutating func raw(_ text: StaticString) {
    bytes.append(text)
  }

  /// Writes a text that is known to have nothing to escape, such as a style sheet.
  package mutating func raw(string text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a text; what cannot be seen in it is marked.
  package mutating func text(_ text: String) {
    for byte in text.visible.utf8 {
      switch byte {
      case 0x26: bytes.append("&amp;")
      case 0x3c: bytes.append("&lt;")
      case 0x3e: bytes.append("&gt;")
      case 0x22: bytes.append("&quot;")
      default: bytes.append(byte)
      }
    }
  }

  /// Begins an element.
  package mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    bytes.append(0x3e)
  }

  /// Ends an element.
  package mutating func close(_ name: StaticString) {
    bytes.append("</")
    bytes.append(name)
    bytes.append(0x3e)
  }

  /// Writes an element with nothing in it.
  package mutating func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    bytes.append("/>")
  }

  /// Writes an element with a text.
  package mutating func element(
    _ name: StaticString, _ attributes: [Attribute] = [], _ text: String
  ) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// An element with a text and no attributes.
  package mutating func element(_ name: StaticString, _ text: String) {
    element(name, [], text)
  }

  /// A paragraph on a line of its own.
  mutating func paragraph(_ text: String, class style: String? = nil) {
    var attributes: [Attribute] = []
    if let style { attributes.append(("class", style)) }
    element("p", attributes, text)
    line()
  }

  /// Ends a line, so that differences can be read.
  package mutating func line() {
    bytes.append(0x0a)
  }

  private mutating func start(_ name: StaticString, _ attributes: [Attribute]) {
    bytes.append(0x3c)
    bytes.append(name)
    for attribute in attributes {
      bytes.append(0x20)
      bytes.append(attribute.name)
      bytes.append("=\"")
      text(attribute.value)
      bytes.append(0x22)
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: text.description.utf8)
  }
}
