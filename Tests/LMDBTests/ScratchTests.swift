import Foundation
import LMDB
import Testing

/// Bytes that wait in memory and on disk.
@Suite struct ScratchTests {
  /// A run of numbers that is the same each time.
  private struct Numbers {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test(arguments: [Int.max, 1_000])
  func `what was written is given out again, whether it waited on disk or not`(limit: Int) throws {
    var numbers = Numbers(state: 7)
    var buffer = ScratchBuffer(memoryMax: limit)
    var wanted: [UInt8] = []
    for _ in 0..<200 {
      let bytes = (0..<numbers.next(below: 90)).map { _ in UInt8(numbers.next(below: 256)) }
      wanted += bytes
      try buffer.write { $0 += bytes }
    }
    #expect(buffer.count == wanted.count)
    #expect(buffer.isOnDisk == (limit == 1_000))
    for _ in 0..<2 {
      var found: [UInt8] = []
      try buffer.forEachBlock { found += $0 }
      #expect(found == wanted)
    }
    var part: [UInt8] = []
    for start in stride(from: 0, to: wanted.count + 50, by: 321) {
      try buffer.read(at: start, 500, into: &part)
      #expect(part == Array(wanted.dropFirst(start).prefix(500)))
    }
  }

  @Test(arguments: [Int.max, 1_000])
  func `records come back one by one, also those longer than a block`(limit: Int) throws {
    var buffer = ScratchBuffer(memoryMax: limit)
    let sizes = [0, 1, 70, ScratchBuffer.blockBytes + 9, 3, 2 * ScratchBuffer.blockBytes, 0, 12]
    for (place, size) in sizes.enumerated() {
      try buffer.writeRecord { $0 += [UInt8](repeating: UInt8(place), count: size) }
    }
    var found: [Int] = []
    try buffer.forEachRecord { record in
      for index in record.indices { #expect(record[index] == UInt8(found.count)) }
      found.append(record.count)
    }
    #expect(found == sizes)
  }

  @Test(arguments: [(1, Int.max), (2, 400), (3, 5_000), (4, 100_000)] as [(UInt64, Int)])
  func `records are sorted by their keys and else stay in order`(
    seed: UInt64, limit: Int
  ) throws {
    var numbers = Numbers(state: seed)
    var sort = ScratchSort(memoryMax: limit)
    var wanted: [(key: [UInt8], value: [UInt8])] = []
    for number in 0..<3_000 {
      let key = (0..<numbers.next(below: 4)).map { _ in UInt8(numbers.next(below: 5)) }
      let value = Array("\(number)".utf8) + [UInt8](repeating: 0, count: numbers.next(below: 40))
      wanted.append((key, value))
      try sort.append(key: key.span, value: value.span)
    }
    wanted = wanted.enumerated().sorted { left, right in
      left.element.key == right.element.key
        ? left.offset < right.offset
        : left.element.key.lexicographicallyPrecedes(right.element.key)
    }.map(\.element)
    var place = 0
    while try sort.next() {
      guard place < wanted.count else { break }
      #expect(sort.key == wanted[place].key, "seed \(seed), record \(place)")
      #expect(sort.value == wanted[place].value, "seed \(seed), record \(place)")
      place += 1
    }
    #expect(place == 3_000)
    #expect(try !sort.next())
  }

  @Test func `nothing sorts to nothing`() throws {
    var sort = ScratchSort()
    #expect(try !sort.next())
  }

  @Test func `a record longer than all memory is sorted too`() throws {
    var sort = ScratchSort(memoryMax: 100)
    for size in [5_000, 1, 90_000, 20] {
      let bytes = [UInt8](repeating: UInt8(size & 0xff), count: size)
      try sort.append(key: bytes.span, value: bytes.span)
    }
    var sizes: [Int] = []
    while try sort.next() { sizes.append(sort.value.count) }
    #expect(sizes == [1, 20, 5_000, 90_000])
  }

  @Test(arguments: [Int.max, 300])
  func `a table keeps the last value of each key, in memory and on disk`(limit: Int) throws {
    var numbers = Numbers(state: 11)
    let table = ScratchTable(entriesMax: limit)
    var wanted: [[UInt8]: [UInt8]] = [:]
    for number in 0..<6_000 {
      let key = Array("key \(numbers.next(below: 2_500))".utf8)
      #expect(try table.value(key) == wanted[key])
      let value = Array("value \(number)".utf8)
      try table.set(key, value)
      wanted[key] = value
    }
    for (key, value) in wanted { #expect(try table.value(key) == value) }
    #expect(try table.value([1]) == nil)
  }

  @Test func `a folder in which no file can be made is named`() throws {
    let error = #expect(throws: ScratchError.self) {
      _ = try ScratchFile(in: "/nowhere/at/all")
    }
    #expect(error?.isAboutMaking == true)
    #expect(error?.description.contains("/nowhere/at/all") == true)
  }

  @Test func `a temporary file has no name and nobody else may read it`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scratch-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try ScratchFile(in: folder)
    let bytes: [UInt8] = [1, 2, 3]
    try file.write(bytes.span, at: 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
      number in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "/proc/self/fd/\(number)")
      return target?.hasPrefix(folder) == true
    }
    #expect(open.count == 1)
  }
}
