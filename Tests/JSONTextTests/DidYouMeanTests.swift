import JSONText
import Testing

@Suite struct DidYouMeanTests {
  private let words = ["price", "quantity", "side", "type", "timeInForce"]

  @Test(arguments: [
    ("prise", "price"), ("pric", "price"), ("pprice", "price"), ("pirce", "price"),
    ("PRICE", "price"), ("Price", "price"), ("quantty", "quantity"), ("qauntity", "quantity"),
    ("quantites", "quantity"), ("tpye", "type"), ("typ", "type"), ("timeinforce", "timeInForce"),
    ("time_in_force", "timeInForce"), ("sides", "side"), ("rice", "price"), ("pricey", "price"),
  ])
  func `a slip or a few are forgiven`(word: String, meant: String) {
    #expect(didYouMean(word, among: words) == meant)
  }

  @Test(arguments: ["", "p", "px", "colour", "prjjce", "xxside", "time", "qty", "quant", "epyt"])
  func `what is far from every word suggests none`(word: String) {
    #expect(didYouMean(word, among: words) == nil)
  }

  @Test func `the nearest wins, and of equally near ones the first`() {
    #expect(didYouMean("bets", among: ["bats", "best", "bits"]) == "bats")
    #expect(didYouMean("replce", among: ["replica", "replace"]) == "replace")
    #expect(didYouMean("replce", among: ["replace", "replica"]) == "replace")
  }

  @Test func `the word itself is never suggested`() {
    #expect(didYouMean("price", among: ["price"]) == nil)
    #expect(didYouMean("price", among: ["price", "prices"]) == "prices")
  }

  @Test func `one letter is not like another, but like a pair that has it`() {
    #expect(didYouMean("x", among: ["y"]) == nil)
    #expect(didYouMean("b", among: ["by"]) == "by")
    #expect(didYouMean("", among: ["y"]) == nil)
    #expect(didYouMean("X", among: ["x"]) == "x")
  }

  @Test func `a third of the shorter word may be wrong and no more`() {
    #expect(didYouMean("abcdxx", among: ["abcdef"]) == "abcdef")
    #expect(didYouMean("abcxxx", among: ["abcdef"]) == nil)
    #expect(didYouMean("abcdefxxx", among: ["abcdef"]) == nil)
    #expect(didYouMean("abcdefxx", among: ["abcdef"]) == "abcdef")
    #expect(didYouMean("abcdefghx", among: ["abcdefghi"]) == "abcdefghi")
  }

  @Test func `a swap of neighbours is one slip, of others two`() {
    #expect(didYouMean("ba", among: ["ab"]) == "ab")
    #expect(didYouMean("cba", among: ["abc"]) == nil)
  }

  @Test func `nothing is near when there is nothing`() {
    #expect(didYouMean("price", among: [String]()) == nil)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a word of a million letters takes no long search`() {
    let word = String(repeating: "a", count: 1_000_000)
    #expect(didYouMean(word, among: words) == nil)
  }
}
