// swift-tools-version: 6.2
import PackageDescription

/// The settings of the package that is measured, so that what is measured is what is shipped.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .enableExperimentalFeature("Lifetimes"),
]

/// A plain program with a small harness of its own: what counts are ratios between measurements of
/// one run (replay against a bare scan of the same log), runs of minutes over one big log, and
/// another process's peak of memory. A framework for micro-benchmarks offers none of the three.
let package = Package(
  name: "stadtbuch-benchmarks",
  dependencies: [
    .package(name: "stadtbuch", path: ".."),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "city-benchmark",
      dependencies: [
        .product(name: "Stadtbuch", package: "stadtbuch"),
        .product(name: "StadtbuchPresentation", package: "stadtbuch"),
      ],
      path: "Sources/CityBenchmark", swiftSettings: strict),
    // What the server is held against: the façade's own rate, and a route that only sends bytes.
    .executableTarget(
      name: "web-yardstick",
      dependencies: [
        .product(name: "Stadtbuch", package: "stadtbuch"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      path: "Sources/WebYardstick", swiftSettings: strict),
  ]
)
