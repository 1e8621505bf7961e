// swift-tools-version: 6.3
import PackageDescription

/// One room of the house: what it holds, what it must not know, and what it may import.
struct Room {
  var name: String
  /// What stands in the room.
  var holds: String
  /// The room's invariant.
  var mustNotKnow: String
  /// The rooms it imports: only rooms above it in the table.
  var imports: [String] = []
}

/// The rooms, from the ground up.
///
/// An arrow points only upwards in this table; `TidyTests` holds
/// every `import` in the sources against it.
let rooms = [
  Room(
    name: "Market",
    holds: "the vocabulary: instruments, commands, events, conventions, exact decimals",
    mustNotKnow: "engines, files, clocks, formats; it imports nothing, not even Foundation"),
  Room(
    name: "JSONText",
    holds: "the strict JSON reader with positions and every problem, and the canonical writer",
    mustNotKnow: "what the text means; files; it imports nothing, not even Foundation"),
  Room(
    name: "Wire",
    holds: "the JSON and binary texts of commands, events, instruments and conventions",
    mustNotKnow: "who sends or stores them",
    imports: ["Market", "JSONText"]),
  Room(
    name: "Specification",
    holds: "the executable rulebook: a slow engine that reads like the rules it states",
    mustNotKnow: "the fast engine; input and output, time, randomness",
    imports: ["Market"]),
  Room(
    name: "CHints",
    holds: "a C header of hints to the processor, which change nothing but speed",
    mustNotKnow: "any Swift, any engine"),
  Room(
    name: "ReferenceEngine",
    holds: "the fast engine: pooled orders, price ladders, indexes; command in, events out",
    mustNotKnow: "that it is tested; files, time, randomness; the specification",
    imports: ["Market", "CHints"]),
  Room(
    name: "Laws",
    holds: "the laws of a correct engine's history, one file each, and the judge that applies them",
    mustNotKnow: "engines: it never compares with one; files, time, randomness",
    imports: ["Market"]),
  Room(
    name: "OrderFlow",
    holds: "seeded generators and named workloads, integer only, the same on every machine",
    mustNotKnow: "who consumes it; engines, files, time, any randomness but its own",
    imports: ["Market"]),
  Room(
    name: "MarketData",
    holds: "readers of recorded order flow: commands, and apart from them the trades; comparison",
    mustNotKnow: "engines: it sees one only through what replaying needs, and matches nothing",
    imports: ["Market", "JSONText", "CZlib"]),
  Room(
    name: "Scenarios",
    holds: "scenario files and golden logs: bytes in, values out, and back",
    mustNotKnow: "engines, file paths",
    imports: ["Market", "JSONText", "Wire"]),
  Room(
    name: "CEngine",
    holds: "the C headers of what a shared library exports: our ABI of an engine, and flash1's",
    mustNotKnow: "any Swift, any engine"),
  Room(
    name: "CCallgrind",
    holds: "the marks of a region whose instructions callgrind counts",
    mustNotKnow: "any Swift; what runs in the region"),
  Room(
    name: "ReferenceLibrary",
    holds: "the fast engine behind the C ABI of engines",
    mustNotKnow: "other engines, jemalloc; nothing may import it: it exports C symbols",
    imports: ["Market", "Wire", "ReferenceEngine", "CEngine"]),
  Room(
    name: "Flash1",
    holds: "the fast engine as an engine of the flash1 benchmark: messages in, reports out",
    mustNotKnow: "who carries the reports to the harness",
    imports: ["Market", "ReferenceEngine", "CEngine"]),
  Room(
    name: "Flash1Library",
    holds: "the entry points of a flash1 engine whose reports the harness's transport carries",
    mustNotKnow: "other engines, jemalloc; nothing may import it: it exports C symbols",
    imports: ["Market", "CEngine", "Flash1"]),
  Room(
    name: "Flash1RingLibrary",
    holds: "the entry points of a flash1 engine that brings a transport, the ring, of its own",
    mustNotKnow: "other engines, jemalloc; nothing may import it: it exports C symbols",
    imports: ["Market", "CEngine", "Flash1"]),
  Room(
    name: "Engines",
    holds: "the one protocol of engines under test, and what connects each kind of engine to it",
    mustNotKnow: "scenarios, laws",
    imports: ["Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "CEngine"]),
  Room(
    name: "AssayKit",
    holds: "what engines written in Swift import: the vocabulary, their protocol, and serving it",
    mustNotKnow: "any engine, the suite; it needs no system library",
    imports: ["Market", "Engines"]),
  Room(
    name: "Statistics",
    holds: "medians, intervals of ratios, tests of whether and where a sequence changes",
    mustNotKnow: "what the numbers measure; files, time, any randomness but its own"),
  Room(
    name: "Results",
    holds: "what conformance, replay and measurement find out, as values that reports read",
    mustNotKnow: "how results are obtained or shown"),
  Room(
    name: "Conformance",
    holds: "the suite and its runs: verdicts by expectation, golden log, other engine, mirror, "
      + "and by the trades of a recorded market",
    mustNotKnow: "HTML, the terminal, how results are shown",
    imports: [
      "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "Laws", "OrderFlow",
      "MarketData", "Scenarios", "Engines", "Results",
    ]),
  Room(
    name: "Measurement",
    holds: "throughput, open-loop latency, allocations, instructions; right first, then fast",
    mustNotKnow: "conformance, how results are shown; jemalloc is for executables alone",
    imports: [
      "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "OrderFlow", "Engines",
      "Statistics", "Results", "CCallgrind", "CJemalloc",
    ]),
  Room(
    name: "Tracking",
    holds: "the history of figures over commits, comparison of two of them, change points",
    mustNotKnow: "engines, how a figure was measured, how results are shown",
    imports: ["JSONText", "Statistics", "Results"]),
  Room(
    name: "Reports",
    holds: "results as JSON with its schema, HTML, JUnit XML and Markdown",
    mustNotKnow: "engines, files, clocks, how results were obtained",
    imports: ["JSONText", "Results"]),
  Room(
    name: "CommandLineFrame",
    holds: "the frame of a command line: parameters, help, completion, terminal, files",
    mustNotKnow: "which commands there are, and everything they work with",
    imports: ["JSONText"]),
]

/// The command line itself, on top of all rooms.
let executable = Room(
  name: "assay",
  holds: "the subcommands, one file each",
  mustNotKnow: "anything worth a unit test",
  imports: [
    "Market", "JSONText", "Wire", "OrderFlow", "MarketData", "Scenarios", "Engines", "Results",
    "Conformance",
    "Measurement", "Tracking", "Reports", "CommandLineFrame",
  ])

/// The system libraries, each with the name that pkg-config and that Debian know it by.
let libraries = [
  (name: "CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
  (name: "CJemalloc", pkgConfig: "jemalloc", debian: "libjemalloc-dev"),
]

/// The shared libraries, each with the room that it exports; `make libraries` builds them.
let sharedLibraries = [
  (name: "assay-reference", room: "ReferenceLibrary"),
  (name: "assay-flash1", room: "Flash1Library"),
  (name: "assay-flash1-ring", room: "Flash1RingLibrary"),
]

/// What test bundles share: rooms of the tests' own, which no source may import.
let testSupport: [(name: String, imports: [String])] = [
  ("FaultyEngines", ["Market", "Engines"]),
  (
    "MutationScore",
    [
      "Market", "JSONText", "Laws", "OrderFlow", "Scenarios", "Engines", "Results", "Conformance",
      "FaultyEngines",
    ]
  ),
  (
    "Fuzzers",
    [
      "Market", "JSONText", "Wire", "ReferenceEngine", "MarketData", "Scenarios", "Results",
      "Conformance", "CZlib",
    ]
  ),
]

/// What writes the table of the mutation score (`make mutants`).
let mutants: (name: String, imports: [String]) = (
  "mutants", ["Conformance", "FaultyEngines", "MutationScore"]
)

/// The test bundles and what each imports.
let tests: [(name: String, imports: [String])] = [
  ("MarketTests", ["Market"]),
  ("JSONTextTests", ["JSONText"]),
  ("WireTests", ["Market", "JSONText", "Wire"]),
  ("SpecificationTests", ["Market", "Specification"]),
  ("ReferenceEngineTests", ["Market", "ReferenceEngine"]),
  (
    "LawsTests", ["Market", "Specification", "ReferenceEngine", "OrderFlow", "Laws", "Engines"]
  ),
  ("OrderFlowTests", ["Market", "ReferenceEngine", "OrderFlow"]),
  ("MarketDataTests", ["Market", "CZlib", "MarketData"]),
  ("ScenariosTests", ["Market", "JSONText", "Wire", "Scenarios"]),
  (
    "EnginesTests",
    [
      "Market", "JSONText", "Wire", "Specification", "ReferenceEngine", "OrderFlow", "Engines",
    ]
  ),
  (
    "LibraryTests", ["Market", "Wire", "ReferenceEngine", "OrderFlow", "CEngine"]
  ),
  ("StatisticsTests", ["Statistics"]),
  ("ResultsTests", ["Results"]),
  ("TrackingTests", ["JSONText", "Statistics", "Results", "Tracking"]),
  (
    "MeasurementTests",
    [
      "Market", "OrderFlow", "ReferenceEngine", "Specification", "Engines", "Results",
      "Measurement",
    ]
  ),
  (
    "ConformanceTests",
    [
      "Market", "JSONText", "OrderFlow", "MarketData", "Scenarios", "Engines", "Results",
      "Conformance",
    ]
  ),
  (
    "FaultyEnginesTests",
    [
      "Market", "JSONText", "Specification", "OrderFlow", "Scenarios", "Engines", "Results",
      "Conformance", "FaultyEngines", "MutationScore",
    ]
  ),
  ("FuzzersTests", ["Fuzzers"]),
  ("ReportsTests", ["JSONText", "Results", "Reports"]),
  ("CommandLineFrameTests", ["CommandLineFrame"]),
  ("AssayTests", ["Market", "Engines", "Measurement", "CommandLineFrame", "assay"]),
  ("DocumentationTests", ["Market", "CommandLineFrame", "assay"]),
  ("TidyTests", []),
]

/// The test bundles to build, by name and separated by commas; all of them where it is not set.
let chosenTests = Context.environment["ASSAY_TESTS"].map { names in
  Set(names.split(separator: ",").map(String.init))
}

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// The program that gives `Fuzzers` to libFuzzer, built for `make fuzz` alone: who links it needs
/// `-sanitize=fuzzer`.
let fuzzing: [Target] =
  Context.environment["ASSAY_FUZZERS"] == nil
  ? []
  : [
    .systemLibrary(name: "CLibFuzzer", path: "Tests/CLibFuzzer"),
    .executableTarget(
      name: "parser-fuzzer", dependencies: ["Fuzzers", "CLibFuzzer"], path: "Tests/ParserFuzzer",
      swiftSettings: settings, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
  ]

let package = Package(
  name: "Assay",
  products: [
    .executable(name: executable.name, targets: [executable.name]),
    .library(name: "AssayKit", targets: ["AssayKit"]),
  ]
    + sharedLibraries.map { library in
      .library(name: library.name, type: .dynamic, targets: [library.room])
    },
  targets: rooms.map { room in
    .target(
      name: room.name, dependencies: room.imports.map { .byName(name: $0) },
      swiftSettings: settings)
  }
    + [
      .executableTarget(
        name: executable.name, dependencies: executable.imports.map { .byName(name: $0) },
        swiftSettings: settings),
      .executableTarget(
        name: mutants.name, dependencies: mutants.imports.map { .byName(name: $0) },
        path: "Tests/Mutants", swiftSettings: settings),
    ]
    + libraries.map { library in
      .systemLibrary(
        name: library.name, pkgConfig: library.pkgConfig, providers: [.apt([library.debian])])
    }
    + testSupport.map { support in
      .target(
        name: support.name, dependencies: support.imports.map { .byName(name: $0) },
        path: "Tests/\(support.name)", exclude: support.name == "Fuzzers" ? ["Seeds"] : [],
        swiftSettings: settings)
    }
    + fuzzing
    + tests.filter { chosenTests?.contains($0.name) ?? true }.map { test in
      .testTarget(
        name: test.name, dependencies: test.imports.map { .byName(name: $0) },
        swiftSettings: settings)
    },
  swiftLanguageModes: [.v6]
)
