import Testing

/// Holds the project as it stands against the rules of the house.
@Suite struct TidyTests {
  /// The files that may hold unsafe code: what speaks with C, and storage measured to need it.
  private static let unsafeFiles: Set = [
    "Sources/CommandLineFrame/Files/Descriptors.swift",
    "Sources/CommandLineFrame/Files/FileInput.swift",
    "Sources/CommandLineFrame/Files/FileOutput.swift",
    "Sources/CommandLineFrame/Files/FolderLock.swift",
    "Sources/CommandLineFrame/Files/StandardLines.swift",
    "Sources/CommandLineFrame/Surroundings.swift",
    "Sources/CommandLineFrame/Terminal/Interrupt.swift",
    "Sources/CommandLineFrame/Terminal/Terminal.swift",
    "Sources/Engines/Hosting/EngineLibrary.swift",
    "Sources/Engines/Hosting/EventInbox.swift",
    "Sources/Engines/Hosting/Flash1Connection.swift",
    "Sources/Engines/Hosting/Flash1Symbols.swift",
    "Sources/Engines/Hosting/LibraryEngine.swift",
    "Sources/Engines/Hosting/LibrarySetup.swift",
    "Sources/Engines/Hosting/ReportInbox.swift",
    "Sources/Engines/Hosting/SharedObject.swift",
    "Sources/Engines/Hosting/EngineLibrary+Making.swift",
    "Sources/Engines/Measuring/Flash1BenchEngine.swift",
    "Sources/Engines/Measuring/LibraryBenchEngine.swift",
    "Sources/Engines/Process/ChildSystem.swift",
    "Sources/Flash1/PushedReports.swift",
    "Sources/Flash1Library/Exports.swift",
    "Sources/Flash1RingLibrary/Exports.swift",
    "Sources/Flash1RingLibrary/Ring.swift",
    "Sources/Flash1RingLibrary/RingReports.swift",
    "Sources/JSONText/JSONParser+Strings.swift",
    "Sources/MarketData/Bitstamp/PublicSample.swift",
    "Sources/MarketData/Inflater.swift",
    "Sources/MarketData/StoredBytes.swift",
    "Sources/Measurement/NanosecondClock.swift",
    "Sources/ReferenceEngine/FixedSlab.swift",
    "Sources/ReferenceEngine/Slab.swift",
    "Sources/ReferenceLibrary/BatchReader.swift",
    "Sources/ReferenceLibrary/BookExports.swift",
    "Sources/ReferenceLibrary/CallbackSink.swift",
    "Sources/ReferenceLibrary/Exports.swift",
    "Sources/ReferenceLibrary/Setup.swift",
  ]

  private let house: House
  private let manifest: Manifest

  init() throws {
    house = try House.read()
    manifest = Manifest(try #require(house.files.first { $0.path == "Package.swift" }).text)
  }

  private func expectNone(_ problems: [String], _ location: SourceLocation = #_sourceLocation) {
    #expect(
      problems.isEmpty, "\(problems.joined(separator: "\n"))", sourceLocation: location)
  }

  @Test func `the whole tree is read`() {
    let paths = Set(house.files.map(\.path))
    #expect(paths.isSuperset(of: Self.unsafeFiles))
    #expect(paths.contains("Tests/TidyTests/TidyTests.swift"))
    #expect(paths.contains(".swift-format"))
    #expect(paths.contains { $0.hasPrefix("scenarios/") })
    #expect(manifest.rooms.count >= 12)
    #expect(manifest["assay"]?.imports.contains("Engines") == true)
  }

  @Test func `no file is too long`() { expectNone(house.files.flatMap(TextRules.length)) }

  @Test func `names say something`() { expectNone(house.files.flatMap(TextRules.names)) }

  @Test func `no text names a place of a machine`() {
    expectNone(house.files.flatMap(TextRules.paths))
  }

  @Test func `nothing is put off`() { expectNone(house.files.flatMap(TextRules.postponements)) }

  @Test func `no code silences the compiler or traps on an error`() {
    expectNone(house.files.flatMap(TextRules.forbiddenWords))
  }

  @Test func `unsafe code stays in its files`() {
    expectNone(house.files.flatMap { TextRules.unsafety($0, allowed: Self.unsafeFiles) })
    expectNone(TextRules.needlessPermissions(house.files, allowed: Self.unsafeFiles))
  }

  @Test func `the top of the tree is as fixed`() { expectNone(TextRules.top(house.top)) }

  @Test func `arrows point upwards in the design's table`() {
    expectNone(ImportRules.table(Architecture.rows))
  }

  @Test func `the manifest keeps to the design's table`() {
    expectNone(ImportRules.manifest(manifest))
    expectNone(ImportRules.folders(house.targets, manifest))
  }

  @Test func `every import keeps to the design's table`() {
    expectNone(house.files.flatMap { ImportRules.imports($0, manifest) })
  }
}
