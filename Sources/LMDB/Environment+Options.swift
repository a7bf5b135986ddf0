extension Environment {
  /// How an environment is opened.
  public struct Options: Sendable, Equatable {
    /// When a commit counts as done.
    public enum Durability: Sendable {
      /// When the disk has it: for the truth.
      case synced
      /// When the operating system has it: for what can be made anew.
      case unsynced
    }

    /// The address space reserved for the map, not disk; less where `RLIMIT_AS` asks for it.
    public var mapSizeBytes = 256 << 30
    /// The reader slots, counted when the lock file is created.
    public var readersMax = 1024
    /// The most tables there can be.
    public var tablesMax = 32
    /// When a commit counts as done.
    public var durability = Durability.synced
    /// Whether writing is refused and nothing is created.
    public var readOnly = false
    /// Whether a store is made where there is none; without it a missing or empty file is an error.
    public var creates = true
    /// Whether a directory on a network file system is opened all the same.
    public var allowNetworkFileSystem = false

    /// The defaults, with what differs.
    public init(
      mapSizeBytes: Int = 256 << 30, readersMax: Int = 1024, tablesMax: Int = 32,
      durability: Durability = .synced, readOnly: Bool = false, creates: Bool = true,
      allowNetworkFileSystem: Bool = false
    ) {
      self.mapSizeBytes = mapSizeBytes
      self.readersMax = readersMax
      self.tablesMax = tablesMax
      self.durability = durability
      self.readOnly = readOnly
      self.creates = creates
      self.allowNetworkFileSystem = allowNetworkFileSystem
    }
  }
}
