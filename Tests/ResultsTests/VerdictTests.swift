import Results
import Testing

@Suite struct VerdictTests {
  @Test func `one pass and nothing that breaks conforms`() {
    #expect(VerdictTally([.passed]).conforms)
    #expect(VerdictTally([.passed, .convention, .unsupported]).conforms)
  }

  @Test func `without a pass nothing conforms`() {
    #expect(!VerdictTally().conforms)
    #expect(!VerdictTally([.convention, .unsupported]).conforms)
  }

  @Test(arguments: [Verdict.failed, .crashed, .hung, .malformed, .unknown])
  func `each breaking verdict alone breaks a run of passes`(_ verdict: Verdict) {
    #expect(verdict.breaksConformance)
    #expect(!VerdictTally([.passed, .passed, verdict, .passed]).conforms)
  }

  @Test func `a tally counts each verdict, the breaking ones and all`() {
    let tally = VerdictTally([.passed, .failed, .passed, .hung, .convention, .failed])
    #expect(tally[.passed] == 2)
    #expect(tally[.failed] == 2)
    #expect(tally[.hung] == 1)
    #expect(tally[.crashed] == 0)
    #expect(tally.breaking == 3)
    #expect(tally.total == 6)
  }

  @Test func `the spelling of the verdicts is fixed`() {
    #expect(
      Verdict.allCases.map(\.rawValue) == [
        "passed", "failed", "convention", "unsupported", "crashed", "hung", "malformed", "unknown",
      ])
  }
}
