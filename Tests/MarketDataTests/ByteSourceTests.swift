import MarketData
import Testing

/// How files are read, seen through the reader of a day.
@Suite struct ByteSourceTests {
  private func said(of bytes: some Sequence<UInt8>) -> String? {
    problem { () throws(MarketDataProblem) in
      _ = try ShanghaiFlow.read(source(bytes: bytes), of: ShanghaiSample.security)
    }
  }

  /// A day of some 20,000 rows: too large for one buffer, compressed or not.
  private static let longDay: String = {
    var rows = ["uncross,,,,,9250000,"]
    var state: UInt64 = 7
    for id in 1...20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      rows.append("new,\(state ^ UInt64(id)),B,\(10 + state >> 40 * 10),1,9300000,gtc")
    }
    return ShanghaiSample.text(rows + ["uncross,,,,,15000000,"])
  }()

  @Test func `a file on disk is read, plain or compressed, whatever its name`() throws {
    let text = ShanghaiSample.text()
    let expected = try ShanghaiSample.read(text)
    for bytes in [Array(text.utf8), gzip(text)] {
      let file = TemporaryFile(bytes)
      let flow = try ShanghaiFlow.read(ByteSource(file: file.path), of: ShanghaiSample.security)
      #expect(flow == expected)
    }
  }

  @Test func `a long file is read whole, plain or compressed`() throws {
    let plain = try ShanghaiSample.read(Self.longDay)
    #expect(plain.commands.count == 20_006)
    #expect(plain.commands.last?.line == 20_003)
    let packed = gzip(Self.longDay)
    #expect(packed.count > 1 << 17)
    let file = TemporaryFile(packed)
    #expect(
      try ShanghaiFlow.read(ByteSource(file: file.path), of: ShanghaiSample.security) == plain)
  }

  @Test func `data compressed piece by piece is read as one`() throws {
    let bytes = Array(ShanghaiSample.text().utf8)
    let pieces = [bytes[..<100], bytes[100..<100], bytes[100...]]
    let packed = pieces.flatMap { gzip(String(decoding: $0, as: UTF8.self)) }
    let flow = try ShanghaiFlow.read(source(bytes: packed), of: ShanghaiSample.security)
    #expect(flow == (try ShanghaiSample.read(ShanghaiSample.text())))
  }

  @Test func `a missing file is a problem that names it`() {
    let said = problem { () throws(MarketDataProblem) in
      _ = try ByteSource(file: "no/such/flow.csv")
    }
    #expect(
      said == """
        no/such/flow.csv: expected a file that can be opened, found "No such file or directory"
        """)
  }

  @Test func `a folder is a problem`() {
    let said = problem { () throws(MarketDataProblem) in _ = try ByteSource(file: "/tmp") }
    #expect(said == "/tmp: expected a file that can be read, found \"Is a directory\"")
  }

  @Test func `compressed data cut anywhere is a problem`() {
    let packed = gzip(ShanghaiSample.text())
    #expect(said(of: packed) == nil)
    for count in 0..<packed.count { #expect(said(of: packed[..<count]) != nil) }
  }

  @Test func `compressed data cut in its trailer has its rows, and is a problem on the last line`()
  {
    #expect(
      said(of: gzip(ShanghaiSample.text()).dropLast(1))
        == "flow.csv.gz:10: expected the rest of the gzip data, found the end of the file")
  }

  @Test func `cut compressed data names the line that was reached`() throws {
    let packed = gzip(Self.longDay)
    let message = try #require(said(of: packed[..<(packed.count / 2)]))
    let line = try #require(Int(message.split(separator: ":")[1]))
    #expect((9_000...11_000).contains(line))
    #expect(
      message
        == "flow.csv.gz:\(line): expected the rest of the gzip data, found the end of the file")
  }

  @Test func `a wrong checksum or length is a problem`() {
    let packed = gzip(ShanghaiSample.text())
    var wrongChecksum = packed
    wrongChecksum[packed.count - 8] ^= 1
    #expect(
      said(of: wrongChecksum)
        == "flow.csv.gz:10: expected sound gzip data, found damaged data (incorrect data check)")
    var wrongLength = packed
    wrongLength[packed.count - 1] ^= 1
    #expect(
      said(of: wrongLength)
        == "flow.csv.gz:10: expected sound gzip data, found damaged data (incorrect length check)")
  }

  @Test func `compressed data with a changed byte is a problem, or the same day`() throws {
    let packed = gzip(ShanghaiSample.text())
    let expected = try ShanghaiSample.read(ShanghaiSample.text())
    var harmless: [Int] = []
    for index in packed.indices {
      var changed = packed
      changed[index] ^= 0x10
      do throws(MarketDataProblem) {
        let flow = try ShanghaiFlow.read(source(bytes: changed), of: ShanghaiSample.security)
        #expect(flow == expected)
        harmless.append(index)
      } catch {
        #expect(error.file == "flow.csv.gz")
      }
    }
    // The time, the flags and the system in the header, and the unused bits of the last byte.
    #expect(harmless.allSatisfy { (4..<10).contains($0) || $0 == packed.count - 9 })
  }

  @Test func `bytes after the compressed data are a problem`() {
    let packed = gzip(ShanghaiSample.text())
    #expect(
      said(of: packed + Array("more".utf8))
        == "flow.csv.gz:10: expected sound gzip data, found damaged data (incorrect header check)")
  }

  @Test func `the two bytes of gzip alone are cut data`() {
    #expect(
      said(of: [0x1F, 0x8B])
        == "flow.csv.gz: expected the rest of the gzip data, found the end of the file")
    #expect(said(of: [0x1F])?.contains("expected the end of the line") == true)
  }
}

@Suite struct LineReaderTests {
  @Test func `a line that is no line of any format ends the reading`() {
    let longest = String(repeating: "x", count: 4096)
    let said = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiSample.read(ShanghaiSample.header + "\n" + longest + "\n")
    }
    #expect(
      said == """
        flow.csv:2: expected 7 fields, found 1 in "\(String(repeating: "x", count: 60))…"
        """)
    let tooLong = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiSample.read(ShanghaiSample.header + "\n" + longest + "x\n")
    }
    #expect(tooLong == "flow.csv:2: expected a line of at most 4096 bytes, found a longer one")
  }

  @Test func `a file without any line end is given up early`() {
    let said = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiSample.read(String(repeating: "x", count: 1 << 20))
    }
    #expect(said == "flow.csv:1: expected a line of at most 4096 bytes, found a longer one")
  }

  @Test func `a carriage return elsewhere in a line is part of its field`() {
    let said = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiSample.read(ShanghaiSample.text(lineEnd: "\r\r\n"))
    }
    #expect(said?.hasPrefix("flow.csv:1:45: expected the header") == true)
    #expect(said?.hasSuffix("tif\\r\"") == true)
  }

  @Test func `control characters and broken text are shown escaped`() {
    let header = Array((ShanghaiSample.header + "\n").utf8)
    let said = problem { () throws(MarketDataProblem) in
      _ = try ShanghaiFlow.read(
        source(bytes: header + [0x00, 0x1B, 0xFF, UInt8(ascii: "\n")], name: "x.csv"),
        of: ShanghaiSample.security)
    }
    #expect(said == "x.csv:2: expected 7 fields, found 1 in \"\\0\\u{1B}\u{FFFD}\"")
  }
}
