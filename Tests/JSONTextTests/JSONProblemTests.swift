import JSONText
import Testing

@Suite struct JSONProblemTests {
  @Test func `a problem is rendered as compilers do it`() {
    let problem = JSONProblem(
      position: JSONPosition(line: 3, column: 7, offset: 40), message: "unknown key \"qty\"",
      path: "steps[3].new.qty", suggestion: "quantity")
    #expect(
      problem.rendered(file: "a.json")
        == "a.json:3:7: error: unknown key \"qty\", at steps[3].new.qty"
        + " (did you mean \"quantity\"?)")
    #expect(
      problem.description
        == "3:7: unknown key \"qty\", at steps[3].new.qty (did you mean \"quantity\"?)")
  }

  @Test func `a problem without a path or suggestion says only its message`() {
    let problem = JSONProblem(position: .start, message: "expected a value, found ','")
    #expect(problem.rendered(file: "a.json") == "a.json:1:1: error: expected a value, found ','")
  }
}
