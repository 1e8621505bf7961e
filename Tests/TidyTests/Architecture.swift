/// Which target may import which: the design's table, from the ground up.
enum Architecture {
  /// A row of the table.
  struct Row {
    var name: String
    /// The targets that it may import.
    var mayImport: Set<String>
    /// Whether it may know the operating system: files, processes, clocks.
    var knowsSystem = false
  }

  /// The rows in order; none imports a row below it.
  static let rows = [
    Row(name: "Market", mayImport: []),
    Row(name: "JSONText", mayImport: []),
    Row(name: "Wire", mayImport: ["Market", "JSONText"]),
    Row(name: "Specification", mayImport: ["Market"]),
    Row(name: "CHints", mayImport: []),
    Row(name: "ReferenceEngine", mayImport: ["Market", "CHints"]),
    Row(name: "Laws", mayImport: ["Market"]),
    Row(name: "RegNMS", mayImport: ["Market"]),
    Row(name: "OrderFlow", mayImport: ["Market"]),
    Row(name: "MarketData", mayImport: ["Market", "JSONText", "CZlib"], knowsSystem: true),
    Row(name: "Scenarios", mayImport: ["Market", "JSONText", "Wire"]),
    Row(name: "CEngine", mayImport: []),
    Row(name: "CCallgrind", mayImport: []),
    Row(
      name: "ReferenceLibrary",
      mayImport: ["Market", "Wire", "ReferenceEngine", "CEngine"]),
    Row(name: "Flash1", mayImport: ["Market", "ReferenceEngine", "CEngine"], knowsSystem: true),
    Row(name: "Flash1Library", mayImport: ["Market", "CEngine", "Flash1"]),
    Row(
      name: "Flash1RingLibrary", mayImport: ["Market", "CEngine", "Flash1"], knowsSystem: true),
    Row(
      name: "Engines",
      mayImport: ["Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "CEngine"],
      knowsSystem: true),
    Row(name: "AssayKit", mayImport: ["Market", "Engines"]),
    // The tail of the normal distribution is the C library's.
    Row(name: "Statistics", mayImport: [], knowsSystem: true),
    Row(name: "Results", mayImport: ["Market"]),
    Row(
      name: "Conformance",
      mayImport: [
        "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "Laws", "RegNMS",
        "OrderFlow", "MarketData", "Scenarios", "CEngine", "Engines", "Results",
      ], knowsSystem: true),
    Row(
      name: "Measurement",
      mayImport: [
        "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "OrderFlow",
        "MarketData", "CEngine", "Engines", "Statistics", "Results", "CCallgrind", "CJemalloc",
      ], knowsSystem: true),
    Row(
      name: "Tracking", mayImport: ["Market", "JSONText", "Statistics", "Results"],
      knowsSystem: true),
    Row(name: "Reports", mayImport: ["JSONText", "Results"]),
    Row(name: "CommandLineFrame", mayImport: ["JSONText"], knowsSystem: true),
    Row(
      name: "assay",
      mayImport: [
        "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "Laws", "RegNMS",
        "OrderFlow", "MarketData", "Scenarios", "CEngine", "Engines", "Results", "Conformance",
        "Measurement", "Tracking", "Reports", "CommandLineFrame", "CJemalloc",
      ], knowsSystem: true),
  ]

  /// Modules of the toolchain that stand for the operating system.
  static let system: Set = ["Glibc", "Foundation", "FoundationEssentials", "Dispatch"]
  /// Modules of the toolchain that any target may import.
  static let plain: Set = ["Synchronization"]

  static func row(_ name: String) -> Row? { rows.first { $0.name == name } }
}
