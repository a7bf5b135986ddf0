extension LockFile {
  /// The processes that hold the lock now, alone or shared, by the kernel's own list; empty where
  /// it cannot be told, as on another machine's file.
  ///
  /// Unlike a note it also names those who may not write the file, and is never out of date.
  public var holders: [Int32] {
    guard let lines = FileSystem.text(of: "/proc/locks") else { return [] }
    let place = kernelName
    return lines.split(separator: "\n").compactMap { line -> Int32? in
      // 1: FLOCK  ADVISORY  WRITE 4711 fe:00:131 0 EOF; a waiting one has "->" after the number.
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", words[5] == place else { return nil }
      return Int32(words[4])
    }
  }

  /// Who holds the lock, for people.
  public var holderText: String {
    let holders = Set(holders).sorted()
    guard !holders.isEmpty else {
      let noted = note.prefix { $0.isNumber }
      return noted.isEmpty ? "another process" : "process \(noted)"
    }
    let numbers = holders.map { String($0) }.joined(separator: ", ")
    return (holders.count == 1 ? "process " : "processes ") + numbers
  }

  /// The same in German, as the subject of a sentence.
  public var germanHolderText: String {
    let holders = Set(holders).sorted()
    guard !holders.isEmpty else {
      let noted = note.prefix { $0.isNumber }
      return noted.isEmpty ? "ein anderer Prozess" : "Prozess \(noted)"
    }
    let numbers = holders.map { String($0) }.joined(separator: ", ")
    return (holders.count == 1 ? "Prozess " : "Prozesse ") + numbers
  }
}
