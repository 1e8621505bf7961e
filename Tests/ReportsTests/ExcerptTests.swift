import Testing

@testable import Reports

@Suite struct ExcerptTests {
  @Test func `a text within the limit is left as it is`() {
    #expect(Excerpt.text("") == "")
    #expect(Excerpt.text("abc", limit: 3) == "abc")
    let little = String(repeating: "x", count: 640)
    #expect(Excerpt.text(little) == little)
  }

  @Test func `a longer text is cut and says by how much`() {
    let long = String(repeating: "x", count: 2600)
    #expect(Excerpt.text(long) == String(repeating: "x", count: 600) + "… (2,000 more characters)")
    #expect(Excerpt.text(String(repeating: "é", count: 641)).hasSuffix("… (41 more characters)"))
  }

  @Test func `no character is cut in two`() {
    let family = "👨‍👩‍👧‍👦"
    let long = String(repeating: family, count: 100)
    #expect(
      Excerpt.text(long, limit: 10) == String(repeating: family, count: 10)
        + "… (90 more characters)")
  }

  @Test func `a list is cut and says by how much, but one is never left out alone`() {
    #expect(Excerpt.list([1, 2, 3], limit: 3).omitted == 0)
    #expect(Array(Excerpt.list([1, 2, 3, 4], limit: 3).shown) == [1, 2, 3, 4])
    #expect(Excerpt.list([1, 2, 3, 4], limit: 3).omitted == 0)
    #expect(Array(Excerpt.list([1, 2, 3, 4, 5], limit: 3).shown) == [1, 2, 3])
    #expect(Excerpt.list([1, 2, 3, 4, 5], limit: 3).omitted == 2)
  }
}
