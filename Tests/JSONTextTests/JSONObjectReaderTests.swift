import JSONText
import Testing

@Suite struct JSONObjectReaderTests {
  struct Order: Equatable, Sendable {
    var price: Int
    var quantity: Int
    var account: String?

    static var form: JSONForm<Order> {
      .object { members in
        let price = members.required("price", .integer(in: 1...1000))
        let quantity = members.required("quantity", .integer(in: 1...9))
        let account = members.optional("account", .string)
        guard let price, let quantity else { return nil }
        return Order(price: price, quantity: quantity, account: account)
      }
    }
  }

  private func read<Output>(_ text: String, as form: JSONForm<Output>) -> Reading<Output> {
    do throws(JSONRefusal) {
      return .output(try JSONText.read(Array(text.utf8), as: form))
    } catch {
      return .problems(error.problems.map(\.description))
    }
  }

  @Test func `members are read by their keys, in any order`() {
    #expect(
      read(#"{"quantity":2,"price":10}"#, as: Order.form)
        == .output(Order(price: 10, quantity: 2, account: nil)))
    #expect(
      read(#"{"price":10,"account":"a","quantity":2}"#, as: Order.form)
        == .output(Order(price: 10, quantity: 2, account: "a")))
  }

  @Test func `what is no object is reported as what it is`() {
    #expect(read("[]", as: Order.form) == .problems(["1:1: expected an object, found an array"]))
    #expect(read("7", as: Order.form) == .problems(["1:1: expected an object, found number 7"]))
  }

  @Test func `every missing key is reported where the object begins`() {
    #expect(
      read("\n {}", as: Order.form)
        == .problems([#"2:2: missing key "price""#, #"2:2: missing key "quantity""#]))
    #expect(
      read(#"[{"price":1,"quantity":1}, {"price":1}]"#, as: .array(of: Order.form))
        == .problems([#"1:28: missing key "quantity", at [1]"#]))
  }

  @Test func `an optional key may be absent, but not of the wrong form`() {
    #expect(
      read(#"{"price":1,"quantity":1,"account":null}"#, as: Order.form)
        == .problems(["1:35: expected a string, found null, at account"]))
  }

  @Test func `every wrong member is reported with its path`() {
    #expect(
      read(
        #"{"orders":[{"price":"1","quantity":10,"account":3}]}"#,
        as: .object { members in
          members.required("orders", .array(of: Order.form))
        })
        == .problems([
          #"1:21: expected an integer, found string "1", at orders[0].price"#,
          "1:36: expected an integer from 1 to 9, found number 10, at orders[0].quantity",
          "1:49: expected a string, found number 3, at orders[0].account",
        ]))
  }

  @Test func `an unknown key is reported where it stands, with the known ones`() {
    #expect(
      read(#"{"price":1,"quantity":1,"colour":"red"}"#, as: Order.form)
        == .problems([
          #"1:25: unknown key "colour"; known here: "price", "quantity" or "account", at colour"#
        ]))
  }

  @Test func `an unknown key near an absent one is a misspelling`() {
    #expect(
      read(#"{"price":1,"quantity":1,"acount":"x"}"#, as: Order.form)
        == .problems([#"1:25: unknown key "acount", at acount (did you mean "account"?)"#]))
  }

  @Test func `a misspelt required key is one problem, not two`() {
    #expect(
      read(#"{"pirce":1,"quantity":1}"#, as: Order.form)
        == .problems([#"1:2: unknown key "pirce", at pirce (did you mean "price"?)"#]))
    #expect(
      read(#"{"pirce":1}"#, as: Order.form)
        == .problems([
          #"1:1: missing key "quantity""#,
          #"1:2: unknown key "pirce", at pirce (did you mean "price"?)"#,
        ]))
  }

  @Test func `a key that is there is not suggested again`() {
    #expect(
      read(#"{"price":1,"quantity":1,"prices":[]}"#, as: Order.form)
        == .problems([
          #"1:25: unknown key "prices"; known here: "price", "quantity" or "account", at prices"#
        ]))
  }

  @Test func `an object without known keys says so`() {
    #expect(
      read(#"{"a":1}"#, as: JSONForm<Int>.object { _ in 0 })
        == .problems([#"1:2: unknown key "a"; none is known here, at a"#]))
    #expect(read("{}", as: .object { _ in 0 }) == .output(0))
  }

  @Test func `other keys pass where they are let`() {
    let form = JSONForm<Int>.object { members in
      members.ignoreOtherKeys()
      return members.required("a", .integer())
    }
    #expect(read(#"{"b":{},"a":1,"c":[]}"#, as: form) == .output(1))
    #expect(read(#"{"b":1}"#, as: form) == .problems([#"1:1: missing key "a""#]))
  }

  @Test func `exactly one key of a table picks the form`() {
    let form = JSONForm<String>.object { members in
      members.one(of: [
        "new": Order.form.map { "new at \($0.price)" }, "cancel": .string,
      ])
    }
    #expect(read(#"{"cancel":"x"}"#, as: form) == .output("x"))
    #expect(read(#"{"new":{"price":3,"quantity":1}}"#, as: form) == .output("new at 3"))
    #expect(read("{}", as: form) == .problems([#"1:1: missing key "new" or "cancel""#]))
    #expect(
      read(#"{"cancle":"x"}"#, as: form)
        == .problems([#"1:2: unknown key "cancle", at cancle (did you mean "cancel"?)"#]))
    #expect(
      read(#"{"cancel":"x","new":{"price":3,"quantity":1}}"#, as: form)
        == .problems([#"1:15: expected only one of the keys "cancel" and "new", at new"#]))
    #expect(
      read(#"{"cancel":1}"#, as: form)
        == .problems(["1:11: expected a string, found number 1, at cancel"]))
  }

  @Test func `a body can look at its object and report on it as a whole`() {
    let form = JSONForm<Int>.object { members in
      let low = members.required("low", .integer(in: 0...9))
      let high = members.optional("high", .integer(in: 0...9))
      guard let low else { return nil }
      guard members.contains("high"), !members.contains("middle") else { return low }
      guard let high, high >= low else {
        members.report("expected high not to be under low")
        return nil
      }
      return high
    }
    #expect(read(#"{"low":2}"#, as: form) == .output(2))
    #expect(read(#"{"low":2,"high":5}"#, as: form) == .output(5))
    #expect(
      read(#"[{"low":2,"high":1}]"#, as: .array(of: form))
        == .problems(["1:2: expected high not to be under low, at [0]"]))
  }

  @Test func `keys beside the usual words are quoted in paths`() {
    let inner = JSONForm<[Int]>.object { members in
      members.required("é", .array(of: .integer()))
    }
    let form = JSONForm<[Int]>.object { members in members.required("a b", inner) }
    #expect(
      read(#"{"a b":{"é":[1,true]}}"#, as: form)
        == .problems([#"1:16: expected an integer, found true, at ["a b"]["é"][1]"#]))
  }

  @Test func `the problems of a large document end in a note that there are more`() throws {
    let text = "[" + Array(repeating: "true", count: 1000).joined(separator: ",") + "]"
    guard case .problems(let problems) = read(text, as: .array(of: .string)) else {
      Issue.record("what is no string was read as one")
      return
    }
    #expect(problems.count == JSONProblems.limit + 1)
    #expect(problems[99] == "1:497: expected a string, found true, at [99]")
    #expect(problems[100] == "1:502: too many problems: the rest is not reported")
  }

  @Test func `ten thousand unknown keys are reported up to the limit`() {
    let members = (0..<10_000).map { #""price\#($0)":0"# }.joined(separator: ",")
    guard case .problems(let problems) = read("{\(members)}", as: Order.form) else {
      Issue.record("unknown keys were let pass")
      return
    }
    #expect(problems.count == JSONProblems.limit + 1)
  }
}
