import JSONText
import Testing

@Suite struct GrammarTests {
  @Test(arguments: Accepted.all)
  func `what the grammar allows is read as it is written`(text: Accepted) throws {
    let (value, problems) = JSONText.parse(text.text.bytes)
    #expect(problems == [])
    var writer = JSONWriter()
    writer.write(try #require(value))
    #expect(writer.bytes == text.canonical.bytes)
  }

  @Test(arguments: Refused.all)
  func `what the grammar forbids is refused with its reasons`(text: Refused) {
    let (value, problems) = JSONText.parse(text.text.bytes)
    #expect(value == nil)
    #expect(problems.map(\.description) == text.problems)
    #expect(problems.allSatisfy { $0.path.isEmpty })
  }

  @Test func `each case has its own name, and there are as many as there should be`() {
    let names = Accepted.all.map(\.name) + Refused.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Accepted.all.count >= 150)
    #expect(Refused.all.count >= 280)
  }
}
