import JSONText
import Testing

@Suite struct PositionTests {
  /// Where every value and key of a text begins, in the order of the text.
  private func places(_ text: Text, startingAtLine line: Int = 1) throws -> [String] {
    var places: [String] = []
    func note(_ what: String, _ position: JSONPosition) {
      places.append("\(what) \(position.line):\(position.column)@\(position.offset)")
    }
    func walk(_ value: JSONValue) {
      note(value.summary, value.position)
      switch value.kind {
      case .array(let elements): elements.forEach(walk)
      case .object(let members):
        for member in members {
          note(member.key, member.keyPosition)
          walk(member.value)
        }
      default: break
      }
    }
    walk(try #require(JSONText.parse(text.bytes, startingAtLine: line).value))
    return places
  }

  @Test func `the first place is line 1, column 1, offset 0`() throws {
    #expect(try places("null") == ["null 1:1@0"])
    #expect(JSONPosition.start == JSONPosition(line: 1, column: 1, offset: 0))
  }

  @Test func `spaces and tabs are a column each`() throws {
    #expect(try places(" \t true") == ["true 1:4@3"])
    #expect(
      try places("[1,\t2, \t3]")
        == ["an array 1:1@0", "number 1 1:2@1", "number 2 1:5@4", "number 3 1:9@8"])
  }

  @Test func `every kind of value has its place`() throws {
    #expect(
      try places(#"{"a": [null, true,false , -1.5 ,"x"], "b" : {}}"#)
        == [
          "an object 1:1@0", "a 1:2@1", "an array 1:7@6", "null 1:8@7", "true 1:14@13",
          "false 1:19@18", "number -1.5 1:27@26", #"string "x" 1:33@32"#, "b 1:39@38",
          "an object 1:45@44",
        ])
  }

  @Test(arguments: ["\n", "\r"] as [Text])
  func `a line ends at a line feed or at a carriage return`(end: Text) throws {
    let text = Text(bytes: Array("[1,".utf8) + end.bytes + Array(" 2".utf8) + end.bytes + [0x5D])
    #expect(try places(text) == ["an array 1:1@0", "number 1 1:2@1", "number 2 2:2@5"])
  }

  @Test func `a carriage return with its line feed ends one line`() throws {
    #expect(
      try places("[\r\n1,\r\n\r\n 2\r\n,3]")
        == ["an array 1:1@0", "number 1 2:1@3", "number 2 4:2@10", "number 3 5:2@14"])
  }

  @Test func `a line feed before a carriage return ends two lines`() throws {
    #expect(try places("\n\r1") == ["number 1 3:1@2"])
    #expect(try places("\r\r\n\n1") == ["number 1 4:1@4"])
  }

  @Test func `columns count scalars, offsets count bytes`() throws {
    #expect(
      try places(#"["é", "注文", "😀", "e\#u{301}", 1]"#)
        == [
          "an array 1:1@0", #"string "é" 1:2@1"#, #"string "注文" 1:7@7"#, #"string "😀" 1:13@17"#,
          "string \"e\u{301}\" 1:18@25", "number 1 1:24@32",
        ])
  }

  @Test func `columns start anew on a line after characters of several bytes`() throws {
    #expect(
      try places("[\"é😀\",\n \"注\", 2]")
        == [
          "an array 1:1@0", #"string "é😀" 1:2@1"#, #"string "注" 2:2@12"#, "number 2 2:7@19",
        ])
  }

  @Test func `a key of several bytes moves what follows by its scalars`() throws {
    #expect(
      try places(#"{"注文": 1, "b": 2}"#)
        == ["an object 1:1@0", "注文 1:2@1", "number 1 1:8@11", "b 1:11@14", "number 2 1:16@19"])
  }

  @Test func `an escape is as long as it is written`() throws {
    #expect(
      try places(#"["\u00e9\n", 1]"#)
        == ["an array 1:1@0", "string \"éU+000A\" 1:2@1", "number 1 1:14@13"])
  }

  @Test func `a text may be a later line of a larger one`() throws {
    #expect(
      try places("[1,\n2]", startingAtLine: 40)
        == ["an array 40:1@0", "number 1 40:2@1", "number 2 41:1@4"])
  }

  @Test func `problems stand at the exact place`() {
    let (_, problems) = JSONText.parse("{\r\n\t\"é\": nul,\r\n  \"注\": \"😀\" x\r\n}")
    #expect(
      problems.map(\.position) == [
        JSONPosition(line: 2, column: 7, offset: 10), JSONPosition(line: 3, column: 12, offset: 32),
      ])
  }

  @Test func `an ill-formed sequence is one column, whatever its length`() {
    let (_, problems) = JSONText.parse(Text(#"["\#(0xE6, 0xB3)a", "\#(0xFF)\#(0x41)", x]"#).bytes)
    #expect(
      problems.map(\.description) == [
        "1:3: expected UTF-8 in a string, found byte 0xE6",
        "1:9: expected UTF-8 in a string, found byte 0xFF",
        "1:14: expected a value after ',', found 'x'",
      ])
  }

  @Test func `a place says its line and column`() {
    #expect(JSONPosition(line: 3, column: 14, offset: 99).description == "line 3, column 14")
  }

  @Test func `a line or column past 32 bits stays at the last`() {
    let past = Int(UInt32.max) + 7
    let place = JSONPosition(line: past, column: past, offset: .max)
    #expect(place.line == Int(UInt32.max))
    #expect(place.column == Int(UInt32.max))
    #expect(place.offset == .max)
  }
}
