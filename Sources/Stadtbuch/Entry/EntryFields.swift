public import Vocabulary

/// Makes the data of an event from texts such as `amount=1234.56 EUR`, by the fields' kinds.
///
/// What does not read as its field's kind is passed on as text, so that the ordinary checks name
/// the field, the value and what would be right. What is given as JSON is read by the same scanner
/// as event lines, with the same limits.
public struct EntryFields {
  private let fields: [Field]
  private let written: WrittenValue
  /// The data so far.
  public private(set) var data: AnswerObject
  /// The lists to which this entry has added, so that the first element replaces what was there.
  private var started: Set<String> = []

  /// Data of a type, starting from what is given; amounts without a currency are in the one given.
  public init(
    _ type: EventType, from data: AnswerObject = AnswerObject(), currency: Currency? = nil
  ) {
    fields = type.fields
    written = WrittenValue(currency: currency)
    self.data = data
  }

  /// Takes `key=value`; keys of nested fields are joined by points, those of a list's elements by
  /// their place (`points.1.date=`), a repeated key makes a list, and so do commas where elements
  /// cannot have any; `key=` takes the field away, or back where `takesBack`.
  ///
  /// Throws: a refusal when there is no `=`, the key is none, JSON is malformed, or a number can be
  /// read in two ways.
  public mutating func take(_ entry: String, takesBack: Bool) throws(Refusal) {
    // By bytes: with a mark behind it that belongs to a letter, `=` is another letter to Swift.
    guard let equals = entry.utf8.firstIndex(of: 0x3d), equals > entry.startIndex else {
      throw Refusal(.form(.noEntry), "data", entry)
    }
    let name = String(entry[..<equals])
    let place = try EntryPath(name, in: fields)
    let text = String(entry[entry.utf8.index(after: equals)...])
    guard !text.isEmpty else {
      data.set(place.steps[...], to: takesBack ? .null : nil)
      return
    }
    guard case .list(let element)? = place.kind, text.first != "[" else {
      data.set(place.steps[...], to: try written.value(text, place.kind, of: name))
      return
    }
    var values: [AnswerValue] = []
    if !started.insert(name).inserted, case .list(let earlier)? = data[path: name] {
      values = earlier
    }
    for part in WrittenValue.parts(text, element) {
      guard values.count < Limits.listCountMax else {
        throw Refusal(.value(.listTooLong(most: Limits.listCountMax)), "data.\(name)")
      }
      values.append(try written.value(part, element, of: name))
    }
    data.set(place.steps[...], to: .list(values))
  }
}
