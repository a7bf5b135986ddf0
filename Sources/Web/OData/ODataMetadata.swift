import Presentation
import Vocabulary

/// The model of the sets as CSDL XML.
enum ODataMetadata {
  /// The namespace of all types.
  static let namespace = "Stadtbuch"

  /// The document.
  static func xml(_ sets: [ODataSet], currency: Currency, _ language: Language) -> [UInt8] {
    var xml = HTMLWriter()
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.open(
      "edmx:Edmx",
      [("Version", "4.0"), ("xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx")])
    for (uri, name) in vocabularies {
      xml.open("edmx:Reference", [("Uri", uri)])
      xml.empty("edmx:Include", [("Namespace", name)])
      xml.close("edmx:Reference")
    }
    xml.open("edmx:DataServices")
    xml.open(
      "Schema",
      [("xmlns", "http://docs.oasis-open.org/odata/ns/edm"), ("Namespace", namespace)])
    for set in sets { type(set, currency, language, &xml) }
    xml.open("EntityContainer", [("Name", "Ledger")])
    for set in sets {
      xml.empty("EntitySet", [("Name", set.name), ("EntityType", "\(namespace).\(set.name)")])
    }
    xml.close("EntityContainer")
    xml.close("Schema")
    xml.close("edmx:DataServices")
    xml.close("edmx:Edmx")
    xml.line()
    return xml.bytes
  }

  private static let vocabularies = ["Core", "Measures"].map { name in
    (
      "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.\(name).V1.xml",
      "Org.OData.\(name).V1"
    )
  }

  private static func type(
    _ set: ODataSet, _ currency: Currency, _ language: Language, _ xml: inout HTMLWriter
  ) {
    xml.open("EntityType", [("Name", set.name)])
    xml.open("Key")
    for property in set.properties where property.isKey {
      xml.empty("PropertyRef", [("Name", property.name)])
    }
    xml.close("Key")
    for property in set.properties {
      var attributes = [
        HTMLWriter.Attribute("Name", property.name), ("Type", property.type.rawValue),
      ]
      if property.isKey { attributes.append(("Nullable", "false")) }
      switch property.type {
      case .decimal:
        attributes.append(("Scale", property.isMoney ? "\(currency.digits)" : "variable"))
      case .instant: attributes.append(("Precision", "6"))
      case .string, .integer, .day, .bool: break
      }
      xml.open("Property", attributes)
      xml.empty(
        "Annotation",
        [("Term", "Org.OData.Core.V1.Description"), ("String", property.label[language])])
      if property.isMoney {
        xml.empty(
          "Annotation",
          [("Term", "Org.OData.Measures.V1.ISOCurrency"), ("Path", ODataSet.currencyName)])
      }
      xml.close("Property")
    }
    xml.empty(
      "Annotation", [("Term", "Org.OData.Core.V1.Description"), ("String", set.title[language])])
    xml.close("EntityType")
  }
}
