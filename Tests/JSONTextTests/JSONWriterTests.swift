import JSONText
import Testing

@Suite struct JSONWriterTests {
  /// What a compact writer makes of some calls.
  private func written(
    _ layout: JSONWriter.Layout = .compact, _ calls: (inout JSONWriter) -> Void
  ) -> String {
    var writer = JSONWriter(layout: layout)
    calls(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func sample(_ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("a")
    writer.integer(1)
    writer.key("b")
    writer.beginArray()
    writer.string("x")
    writer.beginObject()
    writer.endObject()
    writer.beginArray()
    writer.endArray()
    writer.beginObject()
    writer.key("c")
    writer.null()
    writer.endObject()
    writer.endArray()
    writer.key("d")
    writer.bool(true)
    writer.key("e")
    writer.bool(false)
    writer.endObject()
  }

  @Test func `the compact layout has no spaces`() {
    #expect(written(.compact, sample) == #"{"a":1,"b":["x",{},[],{"c":null}],"d":true,"e":false}"#)
  }

  @Test func `the indented layout has a line for each member and element`() {
    #expect(
      written(.indented, sample) == """
        {
          "a": 1,
          "b": [
            "x",
            {},
            [],
            {
              "c": null
            }
          ],
          "d": true,
          "e": false
        }
        """)
    #expect(written(.indented) { $0.integer(1) } == "1")
    #expect(
      written(.indented) {
        $0.beginArray()
        $0.endArray()
      } == "[]")
  }

  @Test func `keys keep the order in which they are given`() {
    #expect(
      written { writer in
        writer.beginObject()
        for key in ["z", "a", "", "é"] {
          writer.key(key)
          writer.null()
        }
        writer.endObject()
      } == #"{"z":null,"a":null,"":null,"é":null}"#)
  }

  @Test func `only quotes, backslashes and control characters are escaped`() {
    #expect(written { $0.string("\"\\") } == #""\"\\""#)
    #expect(written { $0.string("\u{8}\t\n\u{C}\r") } == #""\b\t\n\f\r""#)
    #expect(
      written { $0.string("/<>&'\u{7F}\u{80}\u{2028}é注😀") } == "\"/<>&'\u{7F}\u{80}\u{2028}é注😀\"")
    #expect(written { $0.string("") } == "\"\"")
    #expect(
      written { writer in
        writer.beginObject()
        writer.key("a\"\n")
        writer.null()
        writer.endObject()
      } == #"{"a\"\n":null}"#)
  }

  @Test func `every control character has its escape`() {
    let short: [UInt8: String] = [8: "b", 9: "t", 10: "n", 12: "f", 13: "r"]
    let digits = Array("0123456789abcdef")
    for code in UInt8(0)..<0x20 {
      let long = "u00\(digits[Int(code >> 4)])\(digits[Int(code & 15)])"
      #expect(
        written { $0.string("a" + String(Unicode.Scalar(code)) + "b") }
          == "\"a\\\(short[code] ?? long)b\"")
    }
  }

  @Test func `integers are written exactly, in all widths`() {
    #expect(written { $0.integer(0) } == "0")
    #expect(written { $0.integer(-1) } == "-1")
    #expect(written { $0.integer(10) } == "10")
    #expect(written { $0.integer(1_234_567_890) } == "1234567890")
    #expect(written { $0.integer(Int8.min) } == "-128")
    #expect(written { $0.integer(UInt8.max) } == "255")
    #expect(written { $0.integer(Int16.min) } == "-32768")
    #expect(written { $0.integer(UInt32.max) } == "4294967295")
    #expect(written { $0.integer(Int64.min) } == "-9223372036854775808")
    #expect(written { $0.integer(Int64.max) } == "9223372036854775807")
    #expect(written { $0.integer(UInt64.max) } == "18446744073709551615")
    #expect(written { $0.integer(Int128.min) } == "-170141183460469231731687303715884105728")
    #expect(written { $0.integer(Int128.max) } == "170141183460469231731687303715884105727")
    #expect(written { $0.integer(UInt128.max) } == "340282366920938463463374607431768211455")
    #expect(written { $0.integer(Int128(-7)) } == "-7")
  }

  @Test(arguments: 0...38)
  func `powers of ten have as many digits as they should`(exponent: Int) {
    var power: UInt128 = 1
    for _ in 0..<exponent { power *= 10 }
    let zeros = String(repeating: "0", count: exponent)
    #expect(written { $0.integer(power) } == "1" + zeros)
    #expect(
      written { $0.integer(power - 1) } == (exponent == 0 ? "0" : String(zeros.map { _ in "9" })))
  }

  @Test func `a number is written as its token`() throws {
    let number = try #require(JSONNumber("-1.10e+03"))
    #expect(
      written { writer in
        writer.beginArray()
        writer.number(number)
        writer.number(number)
        writer.endArray()
      } == "[-1.10e+03,-1.10e+03]")
  }

  @Test func `lines follow each other, and the memory is kept for the next text`() {
    var writer = JSONWriter()
    writer.integer(1)
    writer.endLine()
    writer.beginArray()
    writer.endArray()
    writer.endLine()
    #expect(writer.bytes == Array("1\n[]\n".utf8))
    writer.removeAll()
    #expect(writer.bytes == [])
    writer.string("x")
    writer.removeAll()
    writer.bool(true)
    #expect(writer.bytes == Array("true".utf8))
  }

  @Test(arguments: Accepted.all)
  func `what is written of a value reads back as the same, in both layouts`(
    text: Accepted
  ) throws {
    let value = try #require(JSONText.parse(text.text.bytes).value)
    for layout in [JSONWriter.Layout.compact, .indented] {
      var writer = JSONWriter(layout: layout)
      writer.write(value)
      let again = try #require(JSONText.parse(writer.bytes).value)
      #expect(again == value)
      var second = JSONWriter(layout: layout)
      second.write(again)
      #expect(second.bytes == writer.bytes)
    }
  }

  @Test func `every scalar reads back as itself`() throws {
    var scalars = String.UnicodeScalarView()
    for code in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
    }
    let text = String(scalars)
    var writer = JSONWriter()
    writer.string(text)
    guard case .string(let read) = JSONText.parse(writer.bytes).value?.kind else {
      Issue.record("a string was not read back")
      return
    }
    #expect(read.utf8.elementsEqual(text.utf8))
  }
}

@Suite struct JSONWriterMisuseTests {
  @Test func `a value in an object needs a key`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.integer(1)
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.beginArray()
    }
  }

  @Test func `a key stands only in an object, and one at a time`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.key("a")
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.key("a")
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("a")
      writer.key("b")
    }
  }

  @Test func `only what was begun last can be ended`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.endObject()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.endArray()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("a")
      writer.endObject()
    }
  }

  @Test func `a text has one root`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.integer(1)
      writer.integer(2)
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.endLine()
    }
  }

  @Test func `a text that is not ended can't be taken or dropped`() async {
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      print(writer.bytes)
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.removeAll()
    }
    await #expect(processExitsWith: .failure) {
      var writer = JSONWriter()
      writer.beginArray()
      writer.endLine()
    }
  }
}
