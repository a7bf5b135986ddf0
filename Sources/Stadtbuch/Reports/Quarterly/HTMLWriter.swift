/// Writes HTML that is well-formed XML too, into one buffer of bytes.
///
/// Texts and values of attributes are escaped here and nowhere else.
struct HTMLWriter {
  /// An attribute and its value.
  typealias Attribute = (name: StaticString, value: String)

  /// What is written so far.
  private(set) var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(1 << 18)
  }

  /// Writes a piece of the page's frame as it is.
  mutating func raw(_ text: StaticString) {
    bytes.append(text)
  }

  /// Writes a text that is known to have nothing to escape, such as a style sheet.
  mutating func raw(string text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes a text; what cannot be seen in it is marked.
  mutating func text(_ text: String) {
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

  /// Writes a number.
  mutating func number(_ number: some BinaryInteger) {
    bytes.append(decimal: Int64(clamping: number))
  }

  /// Begins an element.
  mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    bytes.append(0x3e)
  }

  /// Ends an element.
  mutating func close(_ name: StaticString) {
    bytes.append("</")
    bytes.append(name)
    bytes.append(0x3e)
  }

  /// Writes an element with nothing in it.
  mutating func empty(_ name: StaticString, _ attributes: [Attribute] = []) {
    start(name, attributes)
    bytes.append("/>")
  }

  /// Writes an element with a text.
  mutating func element(_ name: StaticString, _ attributes: [Attribute] = [], _ text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Ends a line, so that differences can be read.
  mutating func line() {
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
