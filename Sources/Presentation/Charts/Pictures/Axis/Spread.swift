/// Puts names beside each other's lines so that none covers another.
enum Spread {
  /// Where names of some heights begin that would best begin at `wanted`: in the same order, and
  /// between two bounds as far as there is room.
  static func places(_ wanted: [Int], heights: [Int], from low: Int, to high: Int) -> [Int] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var places = wanted
    var free = low
    for index in order {
      places[index] = max(wanted[index], free)
      free = places[index] + heights[index]
    }
    var end = high
    for index in order.reversed() {
      places[index] = min(places[index], end - heights[index])
      end = places[index]
    }
    return places
  }
}
