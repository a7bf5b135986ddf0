import Testing

@testable import Exchange

struct GMPPTests {
  @Test func dump() throws {
    let mapping = try Fixtures.mapping("gmpp")
    var book = Book()
    for f in ["2014_2017", "2018_2020", "2021_2023"] {
      let table = try Fixtures.table("gmpp/gmpp_\(f).csv", for: mapping)
      let (m, new) = try book.importSnapshots(mapping, table, options: .init(file: "gmpp_\(f).csv"))
      print(f, "rows", m.rows, "events", m.events.count, "new", new, "refusedRows", m.refusedRows, "w", m.warnings.count)
      print(Dictionary(grouping: m.events, by: \.type).mapValues(\.count).sorted { $0.key < $1.key })
      for r in m.refused { print("  REF", r.row, r.column, r.value.prefix(40), r.why) }
      for w in m.warnings.prefix(20) { print("  W", w) }
      let (m2, new2) = try book.importSnapshots(mapping, table, options: .init(file: "gmpp_\(f).csv"))
      print("again", m2.events.count, new2, m2.refusedRows)
      for e in m2.events.prefix(5) { print(String(decoding: e.cloudEventLine(), as: UTF8.self)) }
    }
    for d in mapping.snapshotDates {
      let s = book.state("project/esmcp", on: d)
      print(d, book.projects(on: d).count, s["forecast.total"]?.cents ?? -1, s["forecast.end"]?.text ?? "-", s["rating.external.ipa-dca-5"]?["value"]?.text ?? "-", s["rating.external.ipa-dca-3"]?["value"]?.text ?? "-")
    }
  }
  @Test func dump2() throws {
    for (m, f) in [("ozg", "ozg/ozg_leistungen.csv"), ("leika", "ozg/leika_leistungen.csv"), ("freiburg", "freiburg/ergebnishaushalt_2015-2018_cp1252.csv")] {
      let mapping = try Fixtures.mapping(m)
      let t = try Fixtures.table(f, for: mapping)
      let r = try mapping.propose(t, options: .init(validFrom: "2020-01-01", file: f))
      print(m, r.rows, r.events.count, r.refusedRows, r.refused.count, r.warnings.prefix(5), Dictionary(grouping: r.refused, by: { $0.column + $0.why }).mapValues(\.count), Dictionary(grouping: r.events, by: \.type).mapValues(\.count))
      for e in r.events.prefix(6) { print(String(decoding: e.cloudEventLine(), as: UTF8.self)) }
    }
  }
}
