import Foundation
import Testing

/// `assay replay` with a day of ITCH.
@Suite final class ItchCommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("\(folder.path): \(error)")
    }
  }

  /// Four stocks, of which AAPL has two orders to sell and two executions; compressed with gzip.
  private static let packedDay =
    """
    H4sIAAAAAAACA2PgCWYAAnmpczc/MPgzqAcxMMJ4jo4BPgpAEOgHVJDi5xylEODnZwjiMPiBFDLB\
    FfpG+eFTyAxT6O7v745PIQtMoW+wWwhOhcguDmRQcUS4GAoYQQq4YM5n4HdywKaKCasqFjRVzCBV\
    7DD3gFXJu4LNkuYq2QW3EWQUnI1FATCsQEZDFAAAuA1ruHQBAAA=
    """

  private func file(_ name: String, _ bytes: Data) throws -> String {
    let url = folder.appending(path: name)
    try bytes.write(to: url)
    return url.path
  }

  private func day() throws -> String {
    try file("day.itch.gz", try #require(Data(base64Encoded: Self.packedDay)))
  }

  @Test func `one stock of a day is audited, and its result is written`() throws {
    let report = folder.appending(path: "day.json").path
    let path = try day()
    let result = try assay(["replay", path, "--symbol", "AAPL", "--json", report])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(
      result.output.hasPrefix(
        """
        AAPL of day: TotalView-ITCH 5.0, AAPL on a day that is not told, 09:30:00 to 09:30:01
          reference: 5 of 11 messages read, audited and replayed by
        """))
    #expect(result.output.contains("\n  2 of 2 sound executions agree, in order\n"))
    #expect(
      result.output.contains(
        "reference agrees: all 2 sound executions of AAPL of day were reproduced\n"))
    #expect(
      try String(contentsOfFile: report, encoding: .utf8).contains("\"passedOver\": 6"))
  }

  @Test func `a day without a sound execution shows nothing, which is no success`() throws {
    let result = try assay(["replay", try day(), "--symbol", "MSFT"])
    #expect(result.status == 2)
    #expect(result.error.contains("nothing was judged, because nothing traded"))
  }

  @Test func `a stock must be named, of those that there are`() throws {
    let path = try day()
    let complaints: [([String], String)] = [
      (
        [],
        """
        assay: error: \(path): a day of 4 stocks, of which --symbol must name one
        assay: hint: there are AAPL, AMZN, GOOG and 1 more

        """
      ),
      (
        ["--symbol", "APPL"],
        """
        assay: error: --symbol: 'APPL' is not among the 4 stocks of \(path)
        assay: hint: did you mean 'AAPL'?

        """
      ),
      (
        ["--symbol", "BERKSHIRE"],
        """
        assay: error: --symbol: 'BERKSHIRE' is not 1 to 8 characters that a stock may be called

        """
      ),
    ]
    for (words, complaint) in complaints {
      let result = try assay(["replay", path] + words)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.error == complaint)
    }
  }

  @Test func `options that do not fit the file are refused`() throws {
    let path = try day()
    let feed = try file("feed.csv", Data("1,1,1,10,100,-1\n".utf8))
    for (words, complaint) in [
      ([path, "--symbol", "AAPL", "--expect", feed], "--expect: the messages of a feed tell"),
      ([path, "--symbol", "AAPL", "--book", feed], "--book: only LOBSTER's messages"),
      ([feed, "--symbol", "AAPL"], "--symbol: only a day of TotalView-ITCH"),
    ] {
      let result = try assay(["replay"] + words)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.error.contains(complaint))
    }
  }

  @Test func `a day that is cut or damaged ends with 2, its message and its byte`() throws {
    let report = folder.appending(path: "day.json").path
    let packed = try #require(Data(base64Encoded: Self.packedDay))
    let plain = try #require(Self.opening)
    for (name, bytes, complaint) in [
      ("cut.itch.gz", Data(packed.dropLast(20)), ": error: expected the rest of the gzip data"),
      (
        "cut.itch", plain.prefix(20),
        """
        : message 2, byte 14: error: expected the 39 bytes of a message of type "R", found the \
        end of the file after 4

        """
      ),
      (
        "wrong.itch", plain.prefix(14) + [0, 40] + plain.dropFirst(16),
        """
        : message 2, byte 14: error: expected a length of 39 for type "R", found 40

        """
      ),
    ] {
      let path = try file(name, bytes)
      let result = try assay(["replay", path, "--symbol", "AAPL", "--json", report])
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.error.hasPrefix("\(path)\(name.hasSuffix("gz") ? ": message " : "")"))
      #expect(result.error.contains(complaint))
      #expect(!FileManager.default.fileExists(atPath: report))
    }
  }

  /// A system event and the stock AAPL.
  private static let opening = Data(
    base64Encoded: "AAxTAAAAAB8aztnwAE8AJ1IAAQAAHxrO2fAAQUFQTCAgICBRTgAAAGROQ1ogUE5OMU4AAAAATg==")

  @Test func `the help names the option`() throws {
    let page = try assay(["help", "replay"])
    #expect(page.output.contains("--symbol SYMBOL"))
    #expect(page.output.contains("TotalView-ITCH"))
  }
}
