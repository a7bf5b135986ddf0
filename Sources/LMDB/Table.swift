/// One table of an environment: ordered records of key and value.
///
/// Tables are opened once with their environment and never closed. A table belongs to the
/// environment that gave it; using it with another one is a programming error and stops.
public struct Table: Sendable, Hashable {
  let handle: UInt32
  let environment: UInt32
}
