// swift-tools-version: 6.2
import PackageDescription

/// Coverage-guided fuzzing of every parser, apart from the package that `swift build` makes: see
/// README.md. `./run` builds it with `--sanitize=fuzzer`, which instruments all modules.
let package = Package(
  name: "stadtbuch-fuzz",
  dependencies: [.package(name: "stadtbuch", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "Stadtbuch", package: "stadtbuch")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
        .enableExperimentalFeature("Lifetimes"),
      ])
  ]
)
