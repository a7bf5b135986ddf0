public import Foundation

/// The five cities of the fixtures.
public enum Cities {
  /// The package's fixtures.
  public static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Fixtures").standardizedFileURL

  /// (a) a masterplan with 24 measures in four working groups.
  public static let musterstadt: City = {
    let table = fixtures.appending(path: "data/ozg/ozg_leistungen.csv")
    let catalogue = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
    return Musterstadt.city(catalogue: catalogue)
  }()

  /// All of them.
  public static let all: [City] = [musterstadt]
}
