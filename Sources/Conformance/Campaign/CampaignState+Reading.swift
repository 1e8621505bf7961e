internal import JSONText
internal import OrderFlow

// What a kept state must look like, and which counts can be.
extension CampaignState {
  private static let count = JSONForm<Int>.integer(in: 0...(1 << 53))
  /// The most cases that a campaign can have.
  private static let caseLimit = 1 << 40

  static var form: JSONForm<CampaignState> {
    .object { members in
      _ = members.required("format", JSONForm<String>.choice([format: format]))
      let suiteVersion = members.required("suiteVersion", .string)
      let engine = members.required("engine", .string)
      let profile = members.required(
        "profile",
        JSONForm<NamedProfile>.choice(NamedProfile.allCases.map { (name: $0.rawValue, value: $0) }))
      let seed = members.required("seed", seed)
      let perCase = members.required("commandsPerCase", .integer(in: Campaign.commandBounds))
      let flowHash = members.required("flowHash", .string)
      let next = members.required("next", .integer(in: 0...caseLimit))
      let mostCommands = (next ?? caseLimit) * (perCase ?? Campaign.commandBounds.upperBound)
      let commands = members.required("commands", .integer(in: 0...mostCommands))
      let events = members.required("events", commands == 0 ? .integer(in: 0...0) : count)
      let findings = members.required("findings", findings(before: next ?? caseLimit))
      guard let suiteVersion, let engine, let profile, let seed, let perCase, let flowHash,
        let next, let commands, let events, let findings
      else { return nil }
      var state = CampaignState(
        suiteVersion: suiteVersion, engine: engine,
        plan: Campaign.Plan(profile: profile, seed: seed, commands: perCase))
      state.flowHash = flowHash
      state.next = next
      state.commands = commands
      state.events = events
      state.findings = findings
      return state
    }
  }

  private static var seed: JSONForm<UInt64> {
    JSONForm<String>.string.refine { text throws(JSONExpectation) in
      guard let seed = UInt64(text) else {
        throw JSONExpectation("a seed, a text of digits")
      }
      return seed
    }
  }

  /// The findings of so many cases: each kind once, in the order of the cases that showed it first.
  private static func findings(before next: Int) -> JSONForm<[Finding]> {
    let list = JSONForm<[Finding]>.array(of: finding(before: next))
    return JSONForm { value, problems in
      guard let findings = list.read(value, into: problems), case .array(let values) = value.kind
      else { return nil }
      var isSound = true
      func report(_ problem: String, at value: JSONValue) {
        isSound = false
        problems.report(problem, at: value)
      }
      for (index, finding) in findings.enumerated() {
        let earlier = findings[..<index]
        if earlier.contains(where: { $0.kind == finding.kind }) {
          report("a second finding of kind \"\(finding.kind.text)\"", at: values[index])
        } else if let last = earlier.last, last.number >= finding.number {
          report(
            "expected a case after \(last.number), because a case shows one kind and the first "
              + "come first", at: values[index])
        }
      }
      if findings.reduce(0, { $0 + $1.seen }) > next {
        report("expected to be seen in at most \(next) cases in all", at: value)
      }
      if findings.count > Campaign.kindLimit {
        report("expected at most \(Campaign.kindLimit) findings", at: value)
      }
      return isSound ? findings : nil
    }
  }

  private static func finding(before next: Int) -> JSONForm<Finding> {
    .object { members in
      let kind = members.required("kind", kind)
      let number = members.required("case", .integer(in: 0...max(0, next - 1)))
      let length = members.required("length", .integer(in: Campaign.commandBounds))
      let seen = members.required("seen", .integer(in: 1...max(1, next - (number ?? 0))))
      guard let kind, let number, let length, let seen else { return nil }
      return Finding(kind: kind, number: number, length: length, seen: seen)
    }
  }

  private static var kind: JSONForm<FailureKind> {
    JSONForm<String>.string.refine { text throws(JSONExpectation) in
      guard let kind = FailureKind(text: text) else {
        throw JSONExpectation("a kind of failure, such as \"time-priority: newer order first\"")
      }
      return kind
    }
  }
}
