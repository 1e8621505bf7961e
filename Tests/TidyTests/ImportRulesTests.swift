import Testing

/// Shows the rules on imports what they must refuse, so that they can't be empty.
@Suite struct ImportRulesTests {
  private func room(
    _ name: String, _ imports: [String] = [], holds: String = "it", mustNotKnow: String = "that"
  ) -> Manifest.Room {
    Manifest.Room(name: name, holds: holds, mustNotKnow: mustNotKnow, imports: imports)
  }

  @Test func `a manifest is read`() {
    let text = """
      struct Room { var name: String }
      let rooms = [
        Room(
          name: "Market",
          holds: "the words (all of them)",
          mustNotKnow: "files"),
        Room(
          name: "Wire", holds: "codecs", mustNotKnow: "senders",
          imports: ["Market", "JSONText"]),
      ]
      let executable = Room(name: "assay", holds: "commands", mustNotKnow: "much", imports: [
        "Wire"
      ])
      """
    #expect(
      Manifest(text).rooms == [
        room("Market", holds: "the words (all of them)", mustNotKnow: "files"),
        room("Wire", ["Market", "JSONText"], holds: "codecs", mustNotKnow: "senders"),
        room("assay", ["Wire"], holds: "commands", mustNotKnow: "much"),
      ])
  }

  @Test func `an arrow that points downwards in the table is found`() {
    let rows = [
      Architecture.Row(name: "Low", mayImport: ["High"]),
      Architecture.Row(name: "High", mayImport: ["Low", "CZlib", "High"]),
    ]
    #expect(
      ImportRules.table(rows) == [
        "the table lets Low import High, which is not above it",
        "the table lets High import High, which is not above it",
      ])
  }

  @Test(arguments: [
    ("Market", "JSONText"), ("JSONText", "Market"), ("Wire", "Scenarios"),
    ("Specification", "ReferenceEngine"), ("ReferenceEngine", "Specification"),
    ("Laws", "Engines"), ("RegNMS", "Laws"), ("OrderFlow", "JSONText"), ("MarketData", "Engines"),
    ("Scenarios", "Engines"), ("Engines", "Scenarios"), ("Engines", "Laws"),
    ("Results", "Conformance"), ("Conformance", "Reports"), ("Conformance", "assay"),
    ("Measurement", "Conformance"), ("Tracking", "Measurement"), ("Reports", "Engines"),
    ("Reports", "Market"), ("CommandLineFrame", "Engines"), ("Scenarios", "CZlib"),
  ])
  func `a forbidden arrow in the manifest is found`(target: String, module: String) {
    #expect(
      ImportRules.manifest(Manifest(rooms: [room(target, [module])]))
        == ["Package.swift: \(target) must not import \(module)"])
  }

  @Test func `a room out of order, unknown, or without its words is found`() {
    #expect(
      ImportRules.manifest(Manifest(rooms: [room("Wire"), room("Market"), room("Cellar")])) == [
        "Package.swift: Market stands too late", "Package.swift: the design has no room Cellar",
      ])
    #expect(
      ImportRules.manifest(Manifest(rooms: [room("Market", holds: "", mustNotKnow: "")])) == [
        "Package.swift: Market does not say what it must not know",
        "Package.swift: Market does not say what it holds",
      ])
    #expect(
      ImportRules.manifest(Manifest(rooms: [room("Market"), room("Market")]))
        == ["Package.swift: Market stands too late"])
  }

  @Test func `a folder without a room and a room without a folder are found`() {
    let manifest = Manifest(rooms: [room("Market"), room("Wire")])
    #expect(
      ImportRules.folders(["Adapters", "Documentation", "CZlib", "Cellar", "Market"], manifest) == [
        "Sources/Cellar is no room of Package.swift", "Package.swift: the room Wire has no sources",
      ])
  }

  @Test(arguments: [
    "import Engines", "package import Engines", "  internal import Engines",
    "@testable import Engines", "import struct Engines.EngineChoice",
    "@preconcurrency import Engines",
    "let a = 1; import Engines", "import\tEngines", "/* a */ import Engines",
  ])
  func `a forbidden import is found, however it is written`(line: String) {
    let manifest = Manifest(rooms: [room("Wire", ["Market"])])
    let file = TextFile(path: "Sources/Wire/JSON/File.swift", text: "import Market\n\(line)\n")
    #expect(
      ImportRules.imports(file, manifest)
        == ["Sources/Wire/JSON/File.swift:2: Wire must not import Engines"])
  }

  @Test func `an import that the design allows needs its place in the manifest too`() {
    let manifest = Manifest(rooms: [room("Wire", ["Market"])])
    let file = TextFile(path: "Sources/Wire/File.swift", text: "import JSONText")
    #expect(ImportRules.imports(file, manifest).count == 1)
    let both = Manifest(rooms: [room("Wire", ["Market", "JSONText"])])
    #expect(ImportRules.imports(file, both).isEmpty)
  }

  @Test(arguments: [
    "Market", "JSONText", "Specification", "ReferenceEngine", "OrderFlow", "Reports",
  ])
  func `a pure room knows no system`(target: String) {
    let manifest = Manifest(rooms: [room(target)])
    for module in ["Glibc", "Foundation", "FoundationEssentials", "Dispatch", "Musl"] {
      let file = TextFile(path: "Sources/\(target)/File.swift", text: "import \(module)")
      #expect(
        ImportRules.imports(file, manifest)
          == ["Sources/\(target)/File.swift:1: \(target) must not import \(module)"])
    }
  }

  @Test func `a file outside of every room is found`() {
    let file = TextFile(path: "Sources/Cellar/File.swift", text: "")
    #expect(
      ImportRules.imports(file, Manifest(rooms: []))
        == ["Sources/Cellar/File.swift: Cellar is no room"])
  }

  @Test func `a comment or a string imports nothing`() {
    let manifest = Manifest(rooms: [room("Wire")])
    let text = """
      // import Engines
      /* a /* import Engines */
      import Engines */
      let a = "import Engines", b = #"" import Engines"#
      """
    let file = TextFile(path: "Sources/Wire/File.swift", text: text)
    #expect(ImportRules.imports(file, manifest).isEmpty)
  }
}
