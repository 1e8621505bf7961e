import JSONText
import Testing

@Suite struct JSONFormTests {
  enum Side: Sendable, CaseIterable { case buy, sell }

  /// Reads a text by a form; a refusal is given as the descriptions of its problems.
  private func read<Output>(_ text: String, as form: JSONForm<Output>) -> Reading<Output> {
    do throws(JSONRefusal) {
      return .output(try JSONText.read(Array(text.utf8), as: form))
    } catch {
      return .problems(error.problems.map(\.description))
    }
  }

  @Test func `a string is read, and nothing else is taken for one`() {
    #expect(read(#""a\n""#, as: .string) == .output("a\n"))
    #expect(read("12", as: .string) == .problems(["1:1: expected a string, found number 12"]))
    #expect(read("null", as: .string) == .problems(["1:1: expected a string, found null"]))
    #expect(read("[]", as: .string) == .problems(["1:1: expected a string, found an array"]))
    #expect(read("{}", as: .string) == .problems(["1:1: expected a string, found an object"]))
  }

  @Test func `true and false are read, and nothing else is taken for them`() {
    #expect(read("true", as: .bool) == .output(true))
    #expect(read("false", as: .bool) == .output(false))
    #expect(
      read(#""true""#, as: .bool)
        == .problems([#"1:1: expected true or false, found string "true""#]))
    #expect(read("0", as: .bool) == .problems(["1:1: expected true or false, found number 0"]))
  }

  @Test func `a number is read as its token`() {
    #expect(read("1.10e3", as: .number).map(\.token) == .output("1.10e3"))
    #expect(
      read(#""1""#, as: .number).map(\.token)
        == .problems([#"1:1: expected a number, found string "1""#]))
    #expect(
      read("true", as: .number).map(\.token) == .problems(["1:1: expected a number, found true"]))
  }

  @Test func `any value is read unread`() throws {
    let value = try JSONText.read(Array("[1]".utf8), as: .anything)
    #expect(value == JSONText.parse("[1]").value)
  }

  @Test func `an integer is read within its range, ends included`() {
    #expect(read("1", as: .integer(in: 1...100)) == .output(1))
    #expect(read("100", as: .integer(in: 1...100)) == .output(100))
    #expect(read("-0", as: .integer(in: 0...1)) == .output(0))
    let outside = "expected an integer from 1 to 100, found number"
    #expect(read("0", as: .integer(in: 1...100)) == .problems(["1:1: \(outside) 0"]))
    #expect(read("101", as: .integer(in: 1...100)) == .problems(["1:1: \(outside) 101"]))
    #expect(read("-5", as: .integer(in: 1...100)) == .problems(["1:1: \(outside) -5"]))
  }

  @Test func `an integer that its type can't hold is refused, not wrapped`() {
    #expect(read("127", as: .integer()) == .output(Int8.max))
    #expect(
      read("128", as: JSONForm<Int8>.integer())
        == .problems(["1:1: expected an integer from -128 to 127, found number 128"]))
    #expect(
      read("-1", as: JSONForm<UInt64>.integer())
        == .problems([
          "1:1: expected an integer from 0 to 18446744073709551615, found number -1"
        ]))
    #expect(read("18446744073709551615", as: .integer()) == .output(UInt64.max))
    #expect(read("-9223372036854775808", as: .integer()) == .output(Int64.min))
    #expect(
      read("99999999999999999999999999999999999999999999", as: JSONForm<Int64>.integer(in: 0...9))
        == .problems([
          "1:1: expected an integer from 0 to 9, found number "
            + "9999999999999999999999999999999999999999…"
        ]))
  }

  @Test(arguments: ["1.0", "1e2", "-0.5"])
  func `a number with a point or an exponent is no integer`(text: String) {
    #expect(
      read(text, as: JSONForm<Int>.integer(in: 0...1000))
        == .problems(["1:1: expected an integer, found number \(text)"]))
  }

  @Test func `a string is no integer, even of digits`() {
    #expect(
      read(#""12""#, as: JSONForm<Int>.integer())
        == .problems([#"1:1: expected an integer, found string "12""#]))
  }

  @Test func `a choice is read as what its name stands for`() {
    let form = JSONForm<Side>.choice(["buy": .buy, "sell": .sell])
    #expect(read(#""buy""#, as: form) == .output(.buy))
    #expect(read(#""sell""#, as: form) == .output(.sell))
  }

  @Test func `a wrong choice names the right ones, and the one that was probably meant`() {
    let form = JSONForm<Side>.choice(["buy": .buy, "sell": .sell])
    #expect(
      read(#""sel""#, as: form)
        == .problems([
          #"1:1: expected "buy" or "sell", found string "sel" (did you mean "sell"?)"#
        ]))
    #expect(
      read(#""BUY""#, as: form)
        == .problems([
          #"1:1: expected "buy" or "sell", found string "BUY" (did you mean "buy"?)"#
        ]))
    #expect(
      read(#""offer""#, as: form)
        == .problems([#"1:1: expected "buy" or "sell", found string "offer""#]))
    #expect(
      read("1", as: form) == .problems([#"1:1: expected "buy" or "sell", found number 1"#]))
  }

  @Test func `what only looks like a name or a key is not taken for it`() {
    let choice = JSONForm<Int>.choice(["K": 1])
    #expect(
      read("\"\u{212A}\"", as: choice)
        == .problems(["1:1: expected \"K\", found string \"\u{212A}\" (did you mean \"K\"?)"]))
    let object = JSONForm<Int>.object { members in
      members.contains("K") ? 0 : members.required("K", .integer())
    }
    #expect(
      read("{\"\u{212A}\":1}", as: object)
        == .problems([
          "1:2: unknown key \"\u{212A}\", at [\"\u{212A}\"] (did you mean \"K\"?)"
        ]))
    let either = JSONForm<Int>.object { members in members.one(of: ["K": .integer()]) }
    #expect(
      read("{\"\u{212A}\":1}", as: either)
        == .problems([
          "1:2: unknown key \"\u{212A}\", at [\"\u{212A}\"] (did you mean \"K\"?)"
        ]))
  }

  @Test func `a choice may come from a list, of one or of many`() {
    let one = JSONForm<Int>.choice([(name: "one", value: 1)])
    #expect(read(#""one""#, as: one) == .output(1))
    #expect(read("2", as: one) == .problems([#"1:1: expected "one", found number 2"#]))
    let three = JSONForm<Int>.choice([("a", 1), ("b", 2), ("c", 3)])
    #expect(
      read("2", as: three) == .problems([#"1:1: expected "a", "b" or "c", found number 2"#]))
  }

  @Test func `an array is read element by element`() {
    #expect(read("[]", as: .array(of: .string)) == .output([]))
    #expect(read(#"["a","b"]"#, as: .array(of: .string)) == .output(["a", "b"]))
    #expect(
      read("{}", as: .array(of: .string)) == .problems(["1:1: expected an array, found an object"]))
  }

  @Test func `every wrong element of an array is reported with its index`() {
    #expect(
      read(#"[1, "a", 2, [null]]"#, as: .array(of: JSONForm<Int>.integer()))
        == .problems([
          #"1:5: expected an integer, found string "a", at [1]"#,
          "1:13: expected an integer, found an array, at [3]",
        ]))
  }

  @Test func `an output can be turned into another`() {
    let length = JSONForm.string.map(\.count)
    #expect(read(#""abc""#, as: length) == .output(3))
    #expect(read("1", as: length) == .problems(["1:1: expected a string, found number 1"]))
  }

  @Test func `an output can be put to a test, which says what it expected`() {
    let even = JSONForm<Int>.integer().refine { number throws(JSONExpectation) in
      guard number % 2 == 0 else {
        throw JSONExpectation("an even number", suggestion: "\(number + 1)")
      }
      return number / 2
    }
    #expect(read("8", as: even) == .output(4))
    #expect(
      read("[7,8,9]", as: .array(of: even))
        == .problems([
          #"1:2: expected an even number, found number 7, at [0] (did you mean "8"?)"#,
          #"1:6: expected an even number, found number 9, at [2] (did you mean "10"?)"#,
        ]))
    #expect(read("true", as: even) == .problems(["1:1: expected an integer, found true"]))
  }

  @Test func `what is wrong in a part is not judged as a whole`() {
    let pair = JSONForm<[Int]>.array(of: .integer()).refine { numbers throws(JSONExpectation) in
      guard numbers.count == 2 else { throw JSONExpectation("two numbers") }
      return numbers
    }
    #expect(read("[1,2]", as: pair) == .output([1, 2]))
    #expect(read("[1]", as: pair) == .problems(["1:1: expected two numbers, found an array"]))
    #expect(
      read("[1,true]", as: pair) == .problems(["1:4: expected an integer, found true, at [1]"]))
    let lone: JSONForm<Int> = JSONForm<Int>.object { _ in 1 }.refine { _ throws(JSONExpectation) in
      throw JSONExpectation("nothing")
    }
    #expect(
      read(#"{"a":1}"#, as: lone) == .problems([#"1:2: unknown key "a"; none is known here, at a"#])
    )
    let either = JSONForm<Int>.object { members in
      let number: Int? = members.one(of: ["a": .integer(), "b": .integer()])
      if number != nil { members.report("took one of two") }
      return number
    }
    #expect(
      read(#"{"a":1,"b":2}"#, as: either)
        == .problems([#"1:8: expected only one of the keys "a" and "b", at b"#]))
  }

  @Test func `a text with an error of syntax is refused for that alone`() {
    #expect(
      read(#"["a",]"#, as: JSONForm<String>.string)
        == .problems(["1:6: expected a value after ',', found ']'"]))
  }

  @Test func `duplicate keys leave no doubt about the rest, which is read too`() {
    let form = JSONForm<Int>.object { members in members.required("b", .integer()) }
    #expect(
      read(#"{"a":1,"a":2,"b":"x"}"#, as: form)
        == .problems([
          #"1:2: unknown key "a"; known here: "b", at a"#,
          #"1:8: duplicate key "a", given first at line 1, column 2"#,
          #"1:18: expected an integer, found string "x", at b"#,
        ]))
    #expect(
      read(#"{"b":1,"b":2}"#, as: form)
        == .problems([#"1:8: duplicate key "b", given first at line 1, column 2"#]))
  }

  @Test func `a line of many is reported under its own number`() {
    do throws(JSONRefusal) {
      _ = try JSONText.read(Array(" true".utf8), as: .string, startingAtLine: 7)
      Issue.record("what is no string was read as one")
    } catch {
      #expect(error.description == "7:2: expected a string, found true")
      #expect(error.rendered(file: "f") == "f:7:2: error: expected a string, found true")
    }
  }

  @Test func `a refusal is printed with a line for each problem`() {
    do throws(JSONRefusal) {
      _ = try JSONText.read(Array("[1,\n2]".utf8), as: .array(of: .string))
      Issue.record("what is no string was read as one")
    } catch {
      #expect(
        error.rendered(file: "f.json") == """
          f.json:1:2: error: expected a string, found number 1, at [0]
          f.json:2:1: error: expected a string, found number 2, at [1]
          """)
      #expect(
        error.description == """
          1:2: expected a string, found number 1, at [0]
          2:1: expected a string, found number 2, at [1]
          """)
    }
  }

  @Test func `a form that gives neither value nor problem is a broken form`() async {
    await #expect(processExitsWith: .failure) {
      let broken = JSONForm<Int> { _, _ in nil }
      _ = try JSONText.read(Array("1".utf8), as: broken)
    }
  }
}

/// What came of reading a text.
enum Reading<Output> {
  case output(Output)
  case problems([String])

  func map<Other>(_ transform: (Output) -> Other) -> Reading<Other> {
    switch self {
    case .output(let output): .output(transform(output))
    case .problems(let problems): .problems(problems)
    }
  }
}

extension Reading: Equatable where Output: Equatable {}
