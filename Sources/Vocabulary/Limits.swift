/// The limits of what is recorded, in one place.
public enum Limits {
  /// Bytes of a text or prose.
  public static let textBytesMax = 16_384
  /// Bytes of a stored record.
  public static let recordBytesMax = 65_535
  /// Bytes of a line of input.
  public static let lineBytesMax = 1_048_576
  /// Elements of a list.
  public static let listCountMax = 1_000
  /// Entries of a map.
  public static let mapCountMax = 32
  /// Depth of nested JSON.
  public static let jsonDepthMax = 16
  /// Events of one atomic batch.
  public static let batchEventsMax = 100_000
  /// Bytes of the records of one atomic batch.
  public static let batchBytesMax = 67_108_864
  /// Bytes of the expression after `--where`.
  public static let filterBytesMax = 4_096
  /// Bytes of a mapping file.
  public static let mappingBytesMax = 1_048_576
  /// Texts, lists and names in a mapping, what aliases repeat counted again.
  public static let mappingNodesMax = 50_000
  /// How deep lists and names in a mapping may be nested.
  public static let mappingDepthMax = 16
  /// Requests that wait for the writer before callers are held back.
  public static let queueRequestsMax = 10_000
  /// Bytes of a subject's key.
  public static let keyBytesMax = 128
}
