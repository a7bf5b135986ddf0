/// Writes recorded events as CloudEvents' structured JSON, one a line: what an import reads.
public enum CloudEventWriter {
  /// Appends the line of a record, its line feed included.
  ///
  /// - Parameter namesStaff: whether it says who recorded and who approved.
  public static func append(
    _ record: Span<UInt8>, _ layout: RecordLayout, namesStaff: Bool = true, to json: inout [UInt8]
  ) {
    json.append("{\"specversion\":\"1.0\",\"id\":\"")
    json.append(layout.id)
    json.append("\",\"source\":")
    json.append(jsonString: record, layout.source)
    json.append(",\"type\":\"")
    json.append(Registry.current.type(numbered: layout.typeNumber)?.name ?? "")
    json.append("\",\"subject\":")
    json.append(jsonString: record, layout.subject)
    json.append(",\"time\":\"")
    json.append(layout.time)
    json.append("\",\"validfrom\":\"")
    json.append(layout.validFrom)
    json.append(0x22)
    if let validTo = layout.validTo { append("validto", validTo.description, to: &json) }
    json.append(",\"sequence\":\"")
    json.append(decimal: layout.sequence)
    json.append("\",\"dataversion\":")
    json.append(decimal: UInt64(layout.dataVersion))
    if namesStaff {
      json.append(",\"actor\":")
      json.append(jsonString: record, layout.actor)
      append("approvedby", record.text(in: layout.approvedBy), to: &json)
    }
    append("reason", record.text(in: layout.reason), to: &json)
    append("basis", record.text(in: layout.basis), to: &json)
    append("visibility", layout.visibility.word, to: &json)
    append("correlationid", layout.correlationID?.description, to: &json)
    append("causationid", layout.causationID?.description, to: &json)
    json.append(",\"data\":")
    appendData(record, layout, to: &json)
    json.append("}\n")
  }

  private static func append(_ name: String, _ text: String?, to json: inout [UInt8]) {
    guard let text else { return }
    json.append(",\"\(name)\":")
    json.append(jsonString: text)
  }

  /// Appends the data of a record, null where a field is unset; of a correction its type and data.
  public static func appendData(
    _ record: Span<UInt8>, _ layout: RecordLayout, to json: inout [UInt8]
  ) {
    let extractor = FactExtractor.current
    guard let inner = layout.innerTypeNumber else {
      let order = extractor.type(numbered: layout.typeNumber)?.order ?? []
      ValueWriter.appendObject(order, record, layout.data, nulls: true, to: &json)
      return
    }
    json.append("{\"type\":\"\(Registry.current.type(numbered: inner)?.name ?? "")\",\"data\":")
    let order = extractor.type(numbered: inner)?.order ?? []
    ValueWriter.appendObject(order, record, layout.data, nulls: true, to: &json)
    json.append(0x7d)
  }
}
