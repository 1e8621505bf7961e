import JSONText
import Testing

@Suite struct HostileTextTests {
  private static let rich = Text(
    #"""
    {"title": "a \"rich\" one\n\u00e9\ud83d\ude00 é注😀", "empty": [{}, [], ""],
     "numbers": [0, -0, 12, -3.50, 1e5, 2.5E-7, 123456789012345678.12345678],
     "literals": [true, false, null],
     "nested": {"a": {"b": [[[1], {"c": "d"}]]}}, "注文": "\\\/\b\f\n\r\t"}
    """#)

  /// A text is refused with a reason or read, and what was read is stable when written.
  private func examine(_ bytes: [UInt8]) -> Bool {
    let (value, problems) = JSONText.parse(bytes)
    guard let value else { return !problems.isEmpty && problems.count <= JSONProblems.limit + 1 }
    var writer = JSONWriter()
    writer.write(value)
    return problems.isEmpty && JSONText.parse(writer.bytes).value == value
  }

  @Test func `a document cut short anywhere is refused`() throws {
    let bytes = Self.rich.bytes
    _ = try #require(JSONText.parse(bytes).value)
    for count in 0..<bytes.count {
      let (value, problems) = JSONText.parse(Array(bytes.prefix(count)))
      #expect(value == nil, "cut to \(count) bytes")
      #expect(!problems.isEmpty, "cut to \(count) bytes")
    }
  }

  @Test func `a document with any byte left out is read or refused, never half read`() {
    for index in Self.rich.bytes.indices {
      var bytes = Self.rich.bytes
      bytes.remove(at: index)
      #expect(examine(bytes), "byte \(index) left out")
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a document with random damage is read or refused, never a trap`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let telling =
      Array("{}[]\",:\\/*#'=;0-.eEu\n\r\t ".utf8) + [0, 0x1F, 0x80, 0xC0, 0xED, 0xF4, 0xFF]
    for round in 0..<500 {
      var bytes = Self.rich.bytes
      for _ in 0...random.below(4) {
        let index = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[index] = UInt8(random.below(256))
        case 1: bytes[index] = telling[random.below(telling.count)]
        case 2: bytes.insert(telling[random.below(telling.count)], at: index)
        default: bytes.removeSubrange(index..<min(bytes.count, index + 1 + random.below(9)))
        }
      }
      #expect(examine(bytes), "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `random tokens in any order are read or refused, never a trap`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "1", "-", "null", "x", " ", "\n", "\\", "//",
      "/*",
      "*/", "#", "'", "=", ";", "\u{FEFF}", "é",
    ]
    for round in 0..<1000 {
      let text = (0..<random.below(30)).map { _ in tokens[random.below(tokens.count)] }.joined()
      #expect(examine(Array(text.utf8)), "seed \(seed), round \(round): \(text)")
    }
  }

  @Test func `every single byte is read or refused, and so is every pair`() {
    var accepted: [[UInt8]] = []
    for first in UInt8.min...UInt8.max {
      for bytes in [[first]] + (UInt8.min...UInt8.max).map({ [first, $0] }) {
        let (value, problems) = JSONText.parse(bytes)
        #expect((value == nil) == !problems.isEmpty)
        if value != nil { accepted.append(bytes) }
      }
    }
    let digits = 10
    let digitAndSpace = 2 * 10 * 4
    let twoDigits = 9 * 10
    let negatives = 10
    let emptyStringArrayObject = 3
    #expect(
      accepted.count == digits + digitAndSpace + twoDigits + negatives + emptyStringArrayObject)
  }

  @Test(arguments: ["[", #"{"a":"#, "[{\"a\":", "[[],"] as [Text])
  func `a hundred thousand levels are refused, not followed`(opening: Text) {
    let bytes = Array(repeatElement(opening.bytes, count: 100_000).joined())
    let (value, problems) = JSONText.parse(bytes)
    #expect(value == nil)
    #expect(problems.count == 1)
    #expect(
      problems.first?.message.hasPrefix("arrays and objects nest deeper than 512") == true)
  }

  @Test func `as many levels as the limit are read, one more is not`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    let deepest = nested(JSONText.depthLimit)
    let value = try #require(JSONText.parse(deepest).value)
    var writer = JSONWriter()
    writer.write(value)
    #expect(writer.bytes == deepest)
    let (tooDeep, problems) = JSONText.parse(nested(JSONText.depthLimit + 1))
    #expect(tooDeep == nil)
    #expect(
      problems.map(\.description) == ["1:513: arrays and objects nest deeper than 512"])
  }

  @Test func `depth counts what is open, not what was`() {
    let wide = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
    #expect(JSONText.parse(wide).problems == [])
  }

  @Test(arguments: ["]", "}", ",", ":", "\"", "\\", "\u{0}", "-", "/", "'", "\n"] as [Text])
  func `twenty thousand of one character are refused`(character: Text) {
    let bytes = Array(repeatElement(character.bytes, count: 20_000).joined())
    #expect(examine(bytes))
    #expect(examine([UInt8(ascii: "[")] + bytes))
    #expect(examine(Array("{\"a\":".utf8) + bytes))
  }

  @Test func `a number of a million digits is kept whole`() throws {
    let digits = String(repeating: "9", count: 1_000_000)
    let value = try #require(JSONText.parse(digits).value)
    guard case .number(let number) = value.kind else {
      Issue.record("digits are a number")
      return
    }
    #expect(number.token == digits)
    #expect(number.int64 == nil)
  }

  @Test func `a text of ill-formed bytes alone is refused`() {
    #expect(examine(Array(repeating: 0xFF, count: 100_000)))
    #expect(examine([UInt8(ascii: "\"")] + Array(repeating: 0x80, count: 100_000)))
    #expect(examine([UInt8(ascii: "\"")] + Array(repeating: 0xF0, count: 100_000)))
  }

  @Test(.timeLimit(.minutes(1)))
  func `one duplicate among a hundred thousand keys is found in good time`() {
    var text = "{"
    for number in 0..<100_000 { text += "\"key\(number)\":0," }
    let (value, problems) = JSONText.parse(text + "\"key77777\":1}")
    #expect(value == nil)
    #expect(
      problems.map(\.message) == [
        "duplicate key \"key77777\", given first at line 1, column 999993"
      ])
  }

  @Test(.timeLimit(.minutes(1)))
  func `places on a line of a million characters are found in good time`() throws {
    let text = "[" + String(repeating: "\"é\",", count: 200_000) + "x]"
    #expect(JSONText.parse(text).problems.map(\.position.column) == [800_002])
  }
}

/// A small generator of random numbers whose seed replays it.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from zero up to but not including a bound.
  mutating func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }
}
