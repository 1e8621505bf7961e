import JSONText
import Testing

@Suite struct JSONValueTests {
  private func value(_ text: String) throws -> JSONValue {
    try #require(JSONText.parse(text).value)
  }

  @Test func `values are equal when they say the same, wherever they stand`() throws {
    let dense = try value(#"{"a":[1,"x",null,true],"b":{}}"#)
    let loose = try value("\n{ \"a\" : [ 1, \"x\", null, true ],\n \"b\": {} }")
    #expect(dense == loose)
    #expect(dense.position != loose.position)
  }

  @Test(arguments: [
    ("1", "2"), ("1", "1.0"), ("1", #""1""#), ("0", "-0"), ("1e2", "1E2"), ("null", "false"),
    ("true", "false"), (#""a""#, #""A""#), ("[]", "{}"), ("[1,2]", "[2,1]"), ("[1]", "[1,1]"),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#), (#"{"a":1}"#, #"{"b":1}"#), (#"{"a":1}"#, #"{"a":2}"#),
    ("[[]]", "[]"), (#""\u00e9""#, #""e\u0301""#), (#"{"\u00e9":1}"#, #"{"e\u0301":1}"#),
    ("[null]", "[]"), (#""e\u0301\u0323""#, #""e\u0323\u0301""#),
    (#"{"e\u0301\u0323":1}"#, #"{"e\u0323\u0301":1}"#),
  ])
  func `values that say something else are not equal`(left: String, right: String) throws {
    #expect(try value(left) != value(right))
    #expect(try value(left) == value(left))
    #expect(try value(right) == value(right))
  }

  @Test func `a member is found by its key`() throws {
    let object = try value(#"{"a":1,"é":2,"e\u0301":3,"a.b":null}"#)
    #expect(try object["a"] == value("1"))
    #expect(try object["\u{E9}"] == value("2"))
    #expect(try object["e\u{301}"] == value("3"))
    #expect(try object["a.b"] == value("null"))
    #expect(object["b"] == nil)
    #expect(try value("[1]")["a"] == nil)
    #expect(try value(#""a""#)["a"] == nil)
  }

  @Test func `a value is named in a few words`() throws {
    let summaries = [
      "null": "null", "true": "true", "false": "false", "-1.50": "number -1.50", "[1]": "an array",
      #"{"a":1}"#: "an object", #""it""#: #"string "it""#, #""""#: #"string """#,
      #""a\nb\u0000""#: #"string "aU+000AbU+0000""#,
      #""a\u00a0\u200b\u2028""#:
        #"string "aU+00A0U+200BU+2028""#,
    ]
    for (text, summary) in summaries { #expect(try value(text).summary == summary) }
    let long = String(repeating: "é", count: 41)
    #expect(try value("\"\(long)\"").summary == "string \"\(long.dropLast())…\"")
    #expect(try value("\"\(long.dropLast())\"").summary == "string \"\(long.dropLast())\"")
    let digits = String(repeating: "7", count: 50)
    #expect(try value(digits).summary == "number \(digits.prefix(40))…")
  }

  @Test func `values can be made by hand`() throws {
    let number = try #require(JSONNumber("1.50"))
    let made = JSONValue(
      .object([
        JSONMember(key: "a", at: .start, value: JSONValue(.array([]), at: .start)),
        JSONMember(key: "b", at: .start, value: JSONValue(.number(number), at: .start)),
      ]), at: .start)
    #expect(try made == value(#"{"a":[],"b":1.50}"#))
  }

  @Test func `bytes, spans and strings are read alike`() {
    let text = #"{"é":[1,"x",]}"#
    let bytes = Array(text.utf8)
    let expected = JSONText.parse(text).problems
    #expect(expected.map(\.description) == ["1:13: expected a value after ',', found ']'"])
    #expect(JSONText.parse(bytes).problems == expected)
    #expect(JSONText.parse(bytes.span).problems == expected)
    #expect(JSONText.parse(bytes.span.extracting(7..<8)).value == JSONText.parse("1").value)
    #expect(
      JSONText.parse(bytes.span, startingAtLine: 9).problems.map(\.position.line) == [9])
  }
}
