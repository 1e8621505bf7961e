import JSONText
import Testing

@Suite struct JSONProblemsTests {
  private func tree(_ text: String) throws -> JSONValue {
    try #require(JSONText.parse(text).value)
  }

  @Test func `problems come in the order of the text, whenever they were found`() throws {
    let root = try tree("[1,2,3]")
    let problems = JSONProblems(in: root)
    #expect(problems.isEmpty)
    guard case .array(let elements) = root.kind else { return }
    problems.report("third", at: elements[2])
    problems.report("first", at: elements[0])
    problems.report("first again", at: elements[0])
    problems.report("whole", at: root)
    #expect(problems.all.map(\.message) == ["whole", "first", "first again", "third"])
    #expect(problems.all.map(\.path) == ["", "[0]", "[0]", "[2]"])
    #expect(problems.count == 4)
    #expect(!problems.isEmpty)
  }

  @Test func `a path leads to every value and key of a document`() throws {
    let root = try tree(
      """
      {"steps": [ {"new": {"price": "1.5", "tags": ["x", [] , {}]}},
        {"cancel": null}], "": 0, "last-one": {"a.b": true}, "$x_1": 1, "2": 2}
      """)
    let problems = JSONProblems(in: root)
    var expected: [String] = []
    func walk(_ value: JSONValue, _ path: String) {
      problems.report("value", at: value)
      expected.append(path)
      switch value.kind {
      case .array(let elements):
        for (index, element) in elements.enumerated() { walk(element, "\(path)[\(index)]") }
      case .object(let members):
        for member in members {
          let isPlain = member.key != "" && member.key != "a.b"
          let step = isPlain ? (path.isEmpty ? "" : ".") + member.key : "[\"\(member.key)\"]"
          problems.report("key", at: member.keyPosition)
          expected.append(path + step)
          walk(member.value, path + step)
        }
      default: break
      }
    }
    walk(root, "")
    #expect(problems.all.map(\.path) == expected)
    #expect(expected.contains("steps[0].new.tags[2]"))
    #expect(expected.contains("last-one[\"a.b\"]"))
    #expect(expected.contains("[\"\"]"))
    #expect(expected.contains("$x_1"))
  }

  @Test func `no more than the limit is kept, and one note`() throws {
    let root = try tree("null")
    let problems = JSONProblems(in: root)
    for number in 0..<JSONProblems.limit {
      #expect(!problems.isFull)
      problems.report("problem \(number)", at: root)
    }
    #expect(problems.count == JSONProblems.limit)
    #expect(!problems.isFull)
    problems.report("one more", at: root)
    #expect(problems.isFull)
    problems.report("and another", at: root)
    #expect(problems.count == JSONProblems.limit + 1)
    #expect(problems.all.last?.message == "too many problems: the rest is not reported")
    #expect(problems.all.last(where: { $0.message.hasPrefix("problem") })?.message == "problem 99")
  }
}
