import Stadtbuch
import Testing
import Vocabulary

@testable import Web

@Suite struct `Roles of groups` {
  @Test(arguments: [
    ("groups:\n  a: {role: editr}", "line 2", "editor"),
    ("groups:\n  a:\n    rolle: editor", "line 3", "role"),
    ("groups:\n  a: {role: editor, units: [project/x]}", "line 2", "unit/KEY"),
    ("groups:\n  a: {role: owner}", "line 2", "role"),
    ("gruppen:\n  a: {role: editor}", "line 1", "groups"),
    ("groups:\n  a: {role: reader}\n  a: {role: editor}", "YAML", "YAML"),
    ("groups: [", "YAML", "YAML"),
  ]) func `what is not understood is said with its line`(
    _ text: String, _ line: String, _ right: String
  ) {
    do throws(ConfigurationError) {
      _ = try RoleMap(yaml: text)
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.text.en.contains(line) && error.text.en.contains(right), "\(error.text.en)")
    }
  }

  @Test func `a broken file leaves the former`() throws {
    let town = try ServedTown()
    try town.write("groups:\n  a: {role: reader}", to: "roles.yaml")
    let file = RoleFile(town.stadtbuch.folders)
    #expect(file.map(Issuer.silent).entry(of: ["a"])?.role == .reader)
    try town.write("groups:\n  a: {role: controler}", to: "roles.yaml")
    #expect(file.map(Issuer.silent).entry(of: ["a"])?.role == .reader)
    try town.write("groups:\n  a: {role: controller}", to: "roles.yaml")
    #expect(file.map(Issuer.silent).entry(of: ["a"])?.role == .controller)
  }
}
