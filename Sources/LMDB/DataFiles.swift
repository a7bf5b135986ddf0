private import Synchronization

/// The data files of which an error was told, so that an error can name its own and stays small.
enum DataFiles {
  /// Stands for a file.
  struct Number: Sendable, Equatable {
    fileprivate let value: UInt32

    /// No file.
    static let none = Number(value: 0)
  }

  private static let paths = Mutex<[String]>([])

  /// The number of a file, the same for the same path.
  static func number(of path: String) -> Number {
    paths.withLock { paths in
      let index = paths.firstIndex(of: path) ?? paths.count
      if index == paths.count { paths.append(path) }
      return Number(value: UInt32(index + 1))
    }
  }

  /// The path of a file.
  static func path(of number: Number) -> String? {
    paths.withLock { paths in
      number.value > 0 && number.value <= paths.count ? paths[Int(number.value) - 1] : nil
    }
  }
}
