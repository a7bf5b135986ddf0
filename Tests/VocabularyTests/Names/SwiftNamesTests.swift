import Foundation
import TestSupport
import Testing
import Vocabulary

/// The registry's names in Swift: generated, committed, and held to the registry.
@Suite struct SwiftNamesTests {
  @Test(arguments: [
    ("EventTypeName", SwiftNames.types(.current)),
    ("RegisterName", SwiftNames.registers(Attributes.names)),
    ("AttributeFamilies", SwiftNames.families(.current)),
    ("FieldName", SwiftNames.fields(.current)),
  ])
  func `the committed names are those that the registry makes`(name: String, made: String) throws {
    #expect(try Golden.difference(made, from: Self.file(name)) == nil)
  }

  @Test func `names become identifiers`() {
    #expect(SwiftNames.identifier("budget.carried-forward") == "budgetCarriedForward")
    #expect(SwiftNames.identifier("exists") == "exists")
    #expect(SwiftNames.identifier("default") == "`default`")
  }

  @Test func `every name says the type and the register that it stands for`() throws {
    for name in EventTypeName.allCases {
      let type = try #require(Registry.current.type(named: name.rawValue))
      #expect(type.number == name.number)
      #expect(type.isNamed(name))
    }
    #expect(RegisterName.allCases.map(\.name) == Attributes.names)
  }

  private static func file(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Vocabulary/Generated/\(name).swift")
  }
}
