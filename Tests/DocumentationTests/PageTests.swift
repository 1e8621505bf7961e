import CommandLineFrame
import Foundation
import Market
import Testing

/// The pages of the documentation: what they show is done, and must come out so.
@Suite struct PageTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let catalog = root.appending(path: "Sources/Documentation/Assay.docc")

  private static let names: [String] = {
    let all = try? FileManager.default.contentsOfDirectory(atPath: catalog.path)
    return (all ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }()

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.catalog.appending(path: name), encoding: .utf8)
  }

  @Test(arguments: names)
  func `what a page shows comes out so`(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = Page(name: name, markdown: try text(name))
    for step in page.steps {
      switch step {
      case .file(let path, let text):
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      case .command(let command):
        let (status, printed) = try type(command.typed, in: folder)
        #expect(status == 0, "\(name), \(command): \(printed)")
        #expect(Printed(lines: command.printed).matches(printed), "\(name), \(command): \(printed)")
      }
    }
  }

  /// Types a line at a shell, in which `assay` is the executable that stands beside the tests.
  private func type(_ line: String, in folder: URL) throws -> (status: Int32, printed: String) {
    let programs = URL(filePath: Surroundings.process.executable).deletingLastPathComponent()
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = "\(programs.path):\(environment["PATH"] ?? "")"
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.environment = environment
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }

  @Test func `the pages are those that the first one leads to`() throws {
    let first = try text("Assay.md")
    let topics = first.matches(of: /- <doc:([A-Za-z]+)>/).map { String($0.1) }
    // These two stand beside the adapters, and are put among the pages when they are built.
    let elsewhere = ["TheProcessProtocol", "AdapterTutorial"]
    #expect(Self.names.count > 5)
    let pages = Self.names.filter { $0 != "Assay.md" }.map { String($0.dropLast(3)) }
    #expect(Set(topics) == Set(pages + elsewhere))
    for name in Self.names {
      for link in try text(name).matches(of: /<doc:([A-Za-z]+)>/) {
        #expect(topics.contains(String(link.1)), "\(name): \(link.1)")
      }
    }
  }

  @Test func `the page of conventions has each choice, each value, and its default`() throws {
    let page = try text("Conventions.md")
    var listed: [String: [String]] = [:]
    var choice = ""
    var defaults: [String: String] = [:]
    for line in page.split(separator: "\n") {
      if let heading = line.wholeMatch(of: /### ([a-zA-Z]+)/) { choice = String(heading.1) }
      guard let value = line.prefixMatch(of: /- `([a-zA-Z]+)`( \(the default\))?:/) else {
        continue
      }
      listed[choice, default: []].append(String(value.1))
      if value.2 != nil { defaults[choice] = String(value.1) }
    }
    func values<Choice: CaseIterable & RawRepresentable<String>>(
      _: Choice.Type
    ) -> [String] { Choice.allCases.map(\.rawValue) }
    #expect(
      listed == [
        "decreasePriority": values(Conventions.DecreasePriority.self),
        "replaceQuantity": values(Conventions.ReplaceQuantity.self),
        "replaceBelowFilled": values(Conventions.ReplaceBelowFilled.self),
        "marketRemainder": values(Conventions.MarketRemainder.self),
        "identifierReuse": values(Conventions.IdentifierReuse.self),
        "halt": values(Conventions.Halt.self),
        "auctionMarketOrders": values(Conventions.AuctionMarketOrders.self),
        "auctionPrice": values(Conventions.AuctionPrice.self),
        "volatilityInterruption": values(Conventions.VolatilityInterruption.self),
      ])
    let standard = FixedConventions(Conventions()).words
    #expect(defaults == Dictionary(uniqueKeysWithValues: standard.map { ($0.key, $0.value) }))
    #expect(standard.count == listed.count)
  }

  @Test func `the page of the rooms has each room of the package, in order`() throws {
    let page = try text("Architecture.md")
    let shown = page.matches(of: /(?m)^\| `([A-Za-z0-9]+)` \| (.+) \| (.+) \|$/)
      .map { (String($0.1), String($0.2), String($0.3)) }
    let package = try String(
      contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    let rooms = package.matches(
      of:
        #/
        name:\ "([A-Za-z0-9]+)",
        \s+holds:\s+"([^"]+)"(?:\s+\+\ "([^"]+)")?,
        \s+mustNotKnow:\s+"([^"]+)"(?:\s+\+\ "([^"]+)")?
        /#
    ).map { ("\($0.1)", "\($0.2)\($0.3 ?? "")", "\($0.4)\($0.5 ?? "")") }
    #expect(rooms.count > 20)
    #expect(shown.map(\.0) == rooms.map(\.0))
    #expect(shown.map(\.1) == rooms.map(\.1))
    #expect(shown.map(\.2) == rooms.map(\.2))
  }

  @Test func `a page that shows something else is found out`() {
    let page = Page(
      name: "p",
      markdown: """
        <!-- file: a.txt -->
        ```json
        {}
        ```

        ```console
        $ one
        first …, last
        …
        end
        $ two
        ```
        """)
    #expect(page.steps.count == 3)
    guard case .command(let command) = page.steps[1] else {
      Issue.record("the second step is typed")
      return
    }
    #expect(command.line == 7)
    let printed = Printed(lines: command.printed)
    #expect(printed.matches("first of all, last\nend\n"))
    #expect(printed.matches("first x, last\n1\n2\nend"))
    #expect(!printed.matches("first x, las\nend"))
    #expect(!printed.matches("first x, last\n1\n2"))
    #expect(!printed.matches("first x, last\nend\nmore"))
    #expect(Printed(lines: []).matches(""))
    #expect(!Printed(lines: []).matches("anything"))
    #expect(!Printed(lines: ["a…b…c"]).matches("a c"))
    #expect(Printed(lines: ["a…b…c"]).matches("a b c"))
  }
}
