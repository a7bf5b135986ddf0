/// The events of a body, each in its own bytes: one object, a list of objects, or one object a line.
struct EventBatchBytes {
  /// The events, in their order.
  let events: [ArraySlice<UInt8>]

  /// Takes a body apart; what an event says is checked by who reads it.
  ///
  /// Nil where it is neither.
  init?(_ bytes: [UInt8]) {
    guard let first = bytes.firstIndex(where: { !EventBatchBytes.isSpace($0) }) else {
      events = []
      return
    }
    var walk = ObjectWalk(bytes)
    switch bytes[first] {
    case 0x7b:
      guard let events = walk.lines(from: first) else { return nil }
      self.events = events
    case 0x5b:
      guard let events = walk.list(from: first + 1) else { return nil }
      self.events = events
    default: return nil
    }
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
  }
}

/// Finds where objects end; it keeps no stack, so depth costs nothing.
private struct ObjectWalk {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Objects one after the other.
  mutating func lines(from start: Int) -> [ArraySlice<UInt8>]? {
    var (events, place): ([ArraySlice<UInt8>], Int) = ([], start)
    while true {
      place = skip(place)
      guard place < bytes.count else { return events }
      guard bytes[place] == 0x7b, let end = end(ofObject: place) else { return nil }
      events.append(bytes[place..<end])
      place = end
    }
  }

  /// Objects with commas between, up to a bracket.
  mutating func list(from start: Int) -> [ArraySlice<UInt8>]? {
    var (events, place): ([ArraySlice<UInt8>], Int) = ([], skip(start))
    if place < bytes.count, bytes[place] == 0x5d {
      return skip(place + 1) == bytes.count ? [] : nil
    }
    while place < bytes.count, bytes[place] == 0x7b {
      guard let end = end(ofObject: place) else { return nil }
      events.append(bytes[place..<end])
      place = skip(end)
      guard place < bytes.count else { return nil }
      if bytes[place] == 0x5d { return skip(place + 1) == bytes.count ? events : nil }
      guard bytes[place] == 0x2c else { return nil }
      place = skip(place + 1)
    }
    return nil
  }

  private func skip(_ start: Int) -> Int {
    var place = start
    while place < bytes.count, EventBatchBytes.isSpace(bytes[place]) { place += 1 }
    return place
  }

  /// The place behind the object that begins at a place.
  private func end(ofObject start: Int) -> Int? {
    var (depth, isText, place) = (0, false, start)
    while place < bytes.count {
      let byte = bytes[place]
      if isText {
        if byte == 0x5c {
          place += 1
        } else if byte == 0x22 {
          isText = false
        }
      } else {
        switch byte {
        case 0x22: isText = true
        case 0x7b, 0x5b: depth += 1
        case 0x7d, 0x5d:
          depth -= 1
          if depth == 0 { return place + 1 }
        default: break
        }
      }
      place += 1
    }
    return nil
  }
}
