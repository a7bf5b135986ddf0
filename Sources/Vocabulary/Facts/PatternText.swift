/// How a field's value reads inside a fact's name: as in exchange form, without quotes.
enum PatternText {
  /// Appends the value of a stored field.
  static func append(
    _ kind: ValueKind, _ field: WireField, _ bytes: Span<UInt8>, to text: inout [UInt8]
  ) {
    switch kind {
    case .int, .choice: text.append(decimal: unzigzag(field.value))
    case .basisPoints, .instant: text.append(decimal: field.value)
    case .date: text.append(Day(unchecked: Int32(truncatingIfNeeded: field.value)))
    case .bool: text.append(field.value != 0 ? "true" : "false")
    case .oneOf(let words):
      let index = Int(truncatingIfNeeded: field.value) &- 1
      if words.indices.contains(index) { text.append(words[index]) }
    default: text.append(bytes, field.range)
    }
  }
}
