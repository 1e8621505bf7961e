import JSONText
import Market
import Testing
import Wire

@Suite struct JSONLinesTests {
  private let codec = JSONGoldenTests.units

  @Test func `an empty text has no lines`() throws {
    #expect(try JSONLines.read([], as: codec.command) == [])
  }

  @Test func `the last line may lack its end`() throws {
    let text = "{\"cancel\":{\"id\":\"1\"}}\n{\"cancel\":{\"id\":\"2\"}}"
    let expected: [Command] = [.cancel(OrderID(1)), .cancel(OrderID(2))]
    #expect(try JSONLines.read(Array(text.utf8), as: codec.command) == expected)
    #expect(try JSONLines.read(Array((text + "\n").utf8), as: codec.command) == expected)
    #expect(
      try JSONLines.read(Array(text.replacing("\n", with: "\r\n").utf8), as: codec.command)
        == expected)
  }

  @Test func `each line's problems have the line's number`() throws {
    let text = """
      {"cancel":{"id":"1"}}
      {"cancel":{"id":"x"}}
      {"cancel":{"id":"1"}
      {"cancel":{"id":"2"}}
      {"cancel":{}}
      """
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONLines.read(Array(text.utf8), as: codec.command)
    }
    #expect(refusal.problems.map(\.position.line) == [2, 3, 5])
    #expect(refusal.problems.map(\.position.column) == [17, 21, 11])
    #expect(refusal.problems[2].description == #"5:11: missing key "id", at cancel"#)
  }

  @Test func `an empty line is a problem`() throws {
    let text = "{\"cancel\":{\"id\":\"1\"}}\n\n{\"cancel\":{\"id\":\"2\"}}\n"
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONLines.read(Array(text.utf8), as: codec.command)
    }
    #expect(refusal.problems.map(\.position.line) == [2])
  }

  @Test func `a hostile text is given up after a hundred problems`() throws {
    let text = String(repeating: "x\n", count: 100_000)
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONLines.read(Array(text.utf8), as: codec.command)
    }
    #expect(refusal.problems.count == JSONProblems.limit)
    #expect(refusal.problems.last?.position.line == JSONProblems.limit)
  }

  @Test(arguments: [JSONCodec.Numbers.units, .decimals], 1...6 as ClosedRange<UInt64>)
  func `a mutated log is refused with a reason or read as what it says`(
    numbers: JSONCodec.Numbers, seed: UInt64
  ) throws {
    var random = RandomMarket(seed: seed)
    let codec = JSONCodec(instruments: random.instruments, numbers: numbers)
    let events = codec.lines(of: (0..<6).map { _ in random.loggedEvent() })
    let commands = codec.lines(of: (0..<6).map { _ in random.command() })
    for _ in 0..<60 {
      check(random.mutated(events), as: codec.event) { codec.lines(of: $0) }
      check(random.mutated(commands), as: codec.command) { codec.lines(of: $0) }
    }
  }

  private func check<Value: Equatable>(
    _ bytes: [UInt8], as form: JSONForm<Value>, _ write: ([Value]) -> [UInt8]
  ) {
    do throws(JSONRefusal) {
      let values = try JSONLines.read(bytes, as: form)
      let again = try JSONLines.read(write(values), as: form)
      #expect(again == values)
    } catch {
      #expect(!error.problems.isEmpty)
    }
  }
}

extension RandomMarket {
  /// The bytes with a few of them changed, taken away, doubled or swapped for a likely character.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) where !bytes.isEmpty {
      let place = below(bytes.count)
      switch below(5) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      case 3: bytes[place] = pick(Array("0123456789-.eE\"{}[]:,".utf8))
      default: bytes.removeSubrange(place..<min(bytes.count, place + below(12)))
      }
    }
    return bytes
  }
}
