// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: Swift 6, strict memory safety, no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .enableExperimentalFeature("Lifetimes"),
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "stadtbuch",
  products: [
    // The façade, and the modules whose types it hands out.
    .library(
      name: "Stadtbuch",
      targets: ["Stadtbuch", "Views", "Timelines", "Ledger", "Vocabulary", "LMDB"]),
    // How answers look, for programs that show them.
    .library(name: "StadtbuchPresentation", targets: ["Presentation"]),
    .executable(name: "stadtbuch", targets: ["StadtbuchCommand"]),
    // What `stadtbuch serve` becomes: apart, since a server's packages are slow to build.
    .executable(name: "stadtbuch-serve", targets: ["StadtbuchServe"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    // Of the server alone.
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.0.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
  ],
  targets: [
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .systemLibrary(name: "CTerminal"),
    .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict),
    .target(name: "CFault"),
    .target(name: "CProcess"),
    .target(name: "CDigests"),
    .target(name: "Digests", dependencies: ["CDigests"], swiftSettings: strict),
    .target(name: "CGzip", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "Compression", dependencies: ["CGzip"], swiftSettings: strict),
    .target(name: "Vocabulary", dependencies: [], swiftSettings: strict),
    .target(name: "Ledger", dependencies: ["LMDB", "Vocabulary"], swiftSettings: strict),
    .target(
      name: "Timelines", dependencies: ["Ledger", "Vocabulary", "LMDB", "Digests"],
      swiftSettings: strict),
    .target(
      name: "Views", dependencies: ["Timelines", "Ledger", "Vocabulary", "LMDB"],
      swiftSettings: strict),
    .target(
      name: "Exchange",
      dependencies: ["Vocabulary", "Digests", "LMDB", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Stadtbuch",
      dependencies: ["LMDB", "Vocabulary", "Ledger", "Timelines", "Views", "Exchange", "Digests"],
      swiftSettings: strict),
    .target(
      name: "Presentation",
      dependencies: ["Stadtbuch", "Exchange", "Timelines", "Views", "Vocabulary", "LMDB"],
      swiftSettings: strict),
    .executableTarget(
      name: "StadtbuchCommand",
      dependencies: [
        "Presentation", "Stadtbuch", "LMDB", "CFault", "CProcess", "CTerminal", arguments,
      ],
      swiftSettings: strict),

    .target(
      name: "Pages",
      dependencies: [
        "Presentation", "Stadtbuch", "Views", "Timelines", "Ledger", "Vocabulary", "Digests",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Web",
      dependencies: [
        "Pages",
        "Presentation", "Stadtbuch", "Exchange", "Views", "Timelines", "Ledger", "Vocabulary",
        "Digests", "LMDB", "Compression",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "StadtbuchServe",
      dependencies: [
        "Web", "Stadtbuch", "Vocabulary", "CFault", "CTerminal", arguments,
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        "Stadtbuch", "Views", "Vocabulary", "Ledger", "LMDB", "Timelines", "Digests",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: strict),
    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: strict),
    .testTarget(
      name: "VocabularyTests", dependencies: ["Vocabulary", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "Vocabulary", "LMDB", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TimelinesTests",
      dependencies: ["Timelines", "Ledger", "Vocabulary", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ViewsTests",
      dependencies: ["Views", "Timelines", "Ledger", "Vocabulary", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StadtbuchTests",
      dependencies: ["Digests", "Presentation", "Stadtbuch", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Vocabulary", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "StadtbuchCommand", "Presentation", "Stadtbuch", "Views", "Timelines", "Ledger",
        "Vocabulary", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Pages", "Presentation", "Stadtbuch", "Views", "Timelines", "Ledger", "Vocabulary",
        "TestSupport", "Compression", "LMDB",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
  ]
)
