import LMDB

/// The tables of one generation of views.
struct IndexTables: Sendable {
  /// Place of a fact → a chunk of facts.
  let chunks: Table
  /// Owner and event → the events that it owns from there on.
  let owned: Table
  /// Number of an attribute → its name.
  let attributes: Table
  /// Hash of a name and number → nothing.
  let attributeNumbers: Table
  /// Subjects on which a level of visibility was ever set → nothing.
  let levels: Table
  /// Events that their envelope narrows → nothing.
  let narrowed: Table
  /// Position, format, version of the registry, boot.
  let meta: Table

  static let names = [
    "chunks", "owned", "attributes", "attributeNumbers", "levels", "narrowed", "meta",
  ]

  init(_ environment: Environment) {
    chunks = environment.table("chunks")
    owned = environment.table("owned")
    attributes = environment.table("attributes")
    attributeNumbers = environment.table("attributeNumbers")
    levels = environment.table("levels")
    narrowed = environment.table("narrowed")
    meta = environment.table("meta")
  }
}
