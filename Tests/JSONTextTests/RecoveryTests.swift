import JSONText
import Testing

@Suite struct RecoveryTests {
  private func problems(_ text: String) -> [String] {
    let (value, problems) = JSONText.parse(text)
    #expect((value == nil) == !problems.isEmpty)
    return problems.map(\.description)
  }

  @Test func `every error of a file is reported at its place`() {
    #expect(
      problems(
        """
        {
          "title": "a",,
          "price": 01.50,
          side: "buy",
          "levels": [1, 2 3, tru,],
          "note": "tab\there",
          "account" "x",
          "title": "b",
          "last": {"x": 1.}
        }
        """) == [
          #"2:16: expected a key in double quotes after ',', found ','"#,
          "3:12: a number may not begin with a zero, found '01.50'",
          "4:3: expected a key in double quotes after ',', found 'side'",
          "5:19: expected ',' or ']', found number 3",
          #"5:22: expected a value after ',', found 'tru' (did you mean "true"?)"#,
          "5:26: expected a value after ',', found ']'",
          #"6:15: expected \t in a string, found a bare U+0009"#,
          #"7:13: expected ':' after the key, found string "x""#,
          #"8:3: duplicate key "title", given first at line 2, column 3"#,
          "9:17: expected a digit after the decimal point, found '1.'",
        ])
  }

  @Test func `a string that is not closed ends with its line, and what follows is read on`() {
    #expect(
      problems("{\"a\": \"abc,\n \"b\": 1,\n \"c\": nope}") == [
        "1:12: expected '\"' to close the string begun at line 1, column 7, found the end of the line",
        "3:7: expected a value after ':', found 'nope'",
      ])
    #expect(
      problems("{\"a: 1,\n \"b\": 2,\n \"c\": nope}") == [
        "1:8: expected '\"' to close the string begun at line 1, column 2, found the end of the line",
        "3:7: expected a value after ':', found 'nope'",
      ])
    #expect(
      problems("[\"abc]\n") == [
        "1:7: expected '\"' to close the string begun at line 1, column 2, found the end of the line"
      ])
  }

  @Test func `after a string that is not closed, the next comma, colon or bracket ends the doubt`()
  {
    func afterOpenString(_ rest: String) -> [String] { Array(problems(rest).dropFirst()) }
    #expect(
      afterOpenString("[\"abc\n nope, nope]") == ["2:8: expected a value after ',', found 'nope'"])
    #expect(
      afterOpenString("{\"abc\n : nope}") == ["2:4: expected a value after ':', found 'nope'"])
    #expect(
      afterOpenString("[[\"abc\n nope ] nope]") == ["2:9: expected ',' or ']', found 'nope'"])
  }

  @Test func `a single quote that is not closed ends with its word`() {
    #expect(
      problems("['abc\n, 'd e', nope]") == [
        "1:2: expected a value or ']', found ''abc'",
        "2:3: expected a value after ',', found ''d e''",
        "2:10: expected a value after ',', found 'nope'",
      ])
  }

  @Test func `a bracket of the wrong kind closes what it can`() {
    #expect(
      problems(#"{"a": [1, 2}"#) == ["1:12: expected ',' or ']', found '}'"])
    #expect(
      problems(#"{"a": [1, {"b": 2], "c": nope}"#) == [
        "1:18: expected ',' or '}', found ']'", "1:26: expected a value after ':', found 'nope'",
      ])
    #expect(
      problems("[[1}, [2}]") == [
        "1:4: expected ',' or ']', found '}'", "1:9: expected ',' or ']', found '}'",
      ])
    #expect(
      problems(#"{"a": [[{"b": [1}, 2]], "c": nope}"#) == [
        "1:17: expected ',' or ']', found '}'", "1:30: expected a value after ':', found 'nope'",
      ])
  }

  @Test func `what is not closed is reported once, with its beginning`() {
    #expect(
      problems("[\n  {\"a\": [1, 2") == [
        "2:14: expected ',' or ']', found the end of the text; "
          + "the array begun at line 2, column 9 is not closed"
      ])
    #expect(
      problems("{\"a\": {") == [
        "1:8: expected a key in double quotes or '}', found the end of the text; "
          + "the object begun at line 1, column 7 is not closed"
      ])
  }

  @Test func `comments are passed, and the rest is read`() {
    #expect(
      problems(
        """
        // first
        {"a": 1, # second, with a comma
         /* third { [
            over two lines */ "b": /**/ 2 /* fourth */, "c" // fifth
         : 3, "d": nope
        }
        """) == [
          "1:1: a comment has no place in JSON", "2:10: a comment has no place in JSON",
          "3:2: a comment has no place in JSON", "4:28: a comment has no place in JSON",
          "4:35: a comment has no place in JSON", "4:53: a comment has no place in JSON",
          "5:12: expected a value after ':', found 'nope'",
        ])
    #expect(
      problems("[/* not closed ]") == [
        "1:2: a comment has no place in JSON",
        "1:17: expected a value or ']', found the end of the text; "
          + "the array begun at line 1, column 1 is not closed",
      ])
    #expect(problems("[ /*/ 1]").count == 2)
    #expect(problems("[ /**/ 1]") == ["1:3: a comment has no place in JSON"])
  }

  @Test func `other notations are understood well enough to go on`() {
    #expect(
      problems("{a = 1; 'b' => [2; 3], \"c\": 'it is', d: nope}") == [
        "1:2: expected a key in double quotes or '}', found 'a'",
        "1:4: expected ':' after the key, found '='", "1:7: expected ',' or '}', found ';'",
        "1:9: expected a key in double quotes after ',', found ''b''",
        "1:13: expected ':' after the key, found '='", "1:18: expected ',' or ']', found ';'",
        "1:29: expected a value after ':', found ''it is''",
        "1:38: expected a key in double quotes after ',', found 'd'",
        "1:41: expected a value after ':', found 'nope'",
      ])
  }

  @Test func `a value without a key, and a key without a value, are one problem each`() {
    #expect(
      problems(#"{"a", "b": 1, : 2, {"x": 1}, "c":, "d"}"#) == [
        "1:5: expected ':' after the key, found ','",
        "1:15: expected a key in double quotes after ',', found ':'",
        "1:20: expected a key in double quotes after ',', found '{'",
        "1:34: expected a value after ':', found ','",
        "1:39: expected ':' after the key, found '}'",
      ])
  }

  @Test func `a duplicate key keeps the first value, and is reported wherever it is`() {
    #expect(
      problems(#"{"a": {"b": 1, "b": 2}, "a": {"b": 3, "b": 4}}"#) == [
        #"1:16: duplicate key "b", given first at line 1, column 8"#,
        #"1:25: duplicate key "a", given first at line 1, column 2"#,
        #"1:39: duplicate key "b", given first at line 1, column 31"#,
      ])
  }

  @Test(arguments: [15, 16, 17, 18, 40])
  func `a duplicate is found among few keys and among many`(count: Int) {
    for twice in 0..<count {
      let keys = (0..<count).map { #""k\#($0)":0"# } + [#""k\#(twice)":1"#]
      let (value, found) = JSONText.parse("{" + keys.joined(separator: ",") + "}")
      let first = keys.prefix(twice).joined(separator: ",").utf8.count + (twice == 0 ? 2 : 3)
      #expect(value == nil)
      #expect(
        found.map(\.message) == [
          #"duplicate key "k\#(twice)", given first at line 1, column \#(first)"#
        ])
    }
  }

  @Test func `keys that only look the same are no duplicates, however many there are`() {
    let others = (0..<30).map { #""k\#($0)":0,"# }.joined()
    #expect(problems("{\(others)\"\u{E9}\":1,\"e\u{301}\":2}") == [])
    #expect(problems("{\(others)\"\u{E9}\":1,\"\\u00e9\":2}").count == 1)
  }

  @Test func `a long token is cut short in the message`() {
    let word = String(repeating: "x", count: 100_000)
    let shown = String(repeating: "x", count: 40)
    #expect(problems("[\(word)]") == ["1:2: expected a value or ']', found '\(shown)…'"])
    #expect(problems("[1 \"\(word)\"]") == ["1:4: expected ',' or ']', found string \"\(shown)…\""])
    #expect(problems("[\(shown)]") == ["1:2: expected a value or ']', found '\(shown)'"])
    let wide = String(repeating: "😀", count: 41)
    #expect(
      problems("[\(wide)]")
        == ["1:2: expected a value or ']', found '\(String(repeating: "😀", count: 40))…'"])
  }

  @Test func `no more than a hundred problems are reported, and that there are more`() {
    let text = "[" + String(repeating: "nope\n,", count: 500) + "1]"
    let (value, found) = JSONText.parse(text)
    #expect(value == nil)
    #expect(found.count == 101)
    #expect(found[99].description == "100:2: expected a value after ',', found 'nope'")
    #expect(found[100].description == "101:2: too many problems: the rest is not reported")
    let duplicates = "{" + String(repeating: "\"a\":1,", count: 500) + "\"b\":2}"
    #expect(JSONText.parse(duplicates).problems.count == 101)
  }

  @Test func `a word near a literal suggests it`() {
    #expect(
      JSONText.parse("[True, FALSE, nul, ture, None]").problems.map(\.suggestion)
        == ["true", "false", "null", "true", nil])
  }
}
