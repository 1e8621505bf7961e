// swift-tools-version: 6.3
import PackageDescription

/// A package of somebody else with an engine to be judged.
let package = Package(
  name: "outside",
  dependencies: [.package(name: "Assay", path: "../..")],
  targets: [
    .executableTarget(
      name: "outside-engine", dependencies: [.product(name: "AssayKit", package: "Assay")])
  ],
  swiftLanguageModes: [.v6]
)
