internal import JSONText
internal import Market
internal import Wire

/// How the steps of a scenario are written.
struct StepForm: Sendable {
  private let codec: JSONCodec
  private let expectations: ExpectationForm

  init(instruments: [Instrument]) {
    codec = JSONCodec(instruments: instruments, numbers: .decimals)
    expectations = ExpectationForm(codec: codec)
  }

  /// The list of steps, in which something must be expected.
  var steps: JSONForm<[Scenario.Step]> {
    JSONForm { value, problems in
      guard case .array(let values) = value.kind else {
        problems.report(expected: "an array", found: value)
        return nil
      }
      // Counted before anything is expanded, so that no file can ask for more than fits.
      let count = values.reduce(into: Int128(0)) { $0 += Self.commandCount(of: $1) }
      guard count <= Scenario.commandLimit else {
        problems.report(
          "expected at most \(Scenario.commandLimit) commands in all, found \(count)", at: value)
        return nil
      }
      let steps = values.compactMap { step.read($0, into: problems) }
      guard steps.count == values.count, check(steps, value, values, problems) else { return nil }
      return steps
    }
  }

  /// The number of commands that a step gives, as far as it is well formed.
  private static func commandCount(of step: JSONValue) -> Int128 {
    guard let block = step["repeat"] else { return step["expect"] == nil ? 1 : 0 }
    guard case .number(let number)? = block["times"]?.kind, let times: Int64 = number.integer(),
      case .array(let steps)? = block["steps"]?.kind
    else { return 0 }
    return max(0, Int128(times)) * Int128(steps.count)
  }

  private var step: JSONForm<Scenario.Step> {
    JSONForm { value, problems in
      guard let key = onlyKey(of: value, among: Self.keys, "a step", problems) else { return nil }
      let action: Scenario.Action? =
        switch key {
        case "expect":
          member("expect", expectations.form, of: value, problems).map { .expect($0) }
        case "repeat":
          member("repeat", repetition, of: value, problems).map { .commands($0) }
        default: codec.command.read(value, into: problems).map { .command($0) }
        }
      return action.map { Scenario.Step(line: value.position.line, action: $0) }
    }
  }

  /// What a step can be.
  private static let keys = CommandKind.words.all + ["expect", "repeat"]

  /// The one key of an object, which says what it is.
  private func onlyKey(
    of value: JSONValue, among keys: [String], _ what: String, _ problems: JSONProblems
  ) -> String? {
    guard case .object(let members) = value.kind else {
      problems.report(expected: "an object", found: value)
      return nil
    }
    let choice = "one of " + keys.joined(separator: ", ")
    for member in members where !keys.contains(member.key) {
      problems.report(
        "expected \(what), \(choice), found \"\(member.key)\"", at: member.keyPosition,
        suggestion: didYouMean(member.key, among: keys))
      return nil
    }
    guard members.count == 1 else {
      problems.report(
        "expected \(what) to have a single key, \(choice), found \(members.count) keys", at: value)
      return nil
    }
    return members[0].key
  }

  private func member<Output>(
    _ key: String, _ form: JSONForm<Output>, of value: JSONValue, _ problems: JSONProblems
  ) -> Output? {
    JSONForm<Output>.object { $0.required(key, form) }.read(value, into: problems)
  }

  /// Whether the steps expect something, and nothing before the first command.
  private func check(
    _ steps: [Scenario.Step], _ value: JSONValue, _ values: [JSONValue], _ problems: JSONProblems
  ) -> Bool {
    let firstExpect = steps.firstIndex { if case .expect = $0.action { true } else { false } }
    switch firstExpect {
    case nil: problems.report("expected at least one \"expect\" among the steps", at: value)
    case 0: problems.report("expected a command before the first \"expect\"", at: values[0])
    default: return true
    }
    return false
  }
}

// MARK: - Repetition

extension StepForm {
  private var repetition: JSONForm<[Command]> {
    JSONForm { value, problems in
      let block = JSONForm<(times: Int, steps: [JSONValue])>.object { members in
        let times = members.required("times", .integer(in: 1...Scenario.commandLimit))
        let steps = members.required("steps", .array(of: .anything))
        guard let times, let steps else { return nil }
        let most = Scenario.commandLimit / times
        guard (1...most).contains(steps.count) else {
          members.report("expected 1 to \(most) commands to repeat, found \(steps.count)")
          return nil
        }
        return (times, steps)
      }
      return block.read(value, into: problems).flatMap {
        expand($0.steps, times: $0.times, problems)
      }
    }
  }

  /// The commands of all rounds.
  ///
  /// Every number is its first value and a step for each round, so a command that is well formed
  /// in the first two rounds and the last is so in all, and what lies between needs no reading.
  ///
  /// - Complexity: O(steps × times).
  private func expand(
    _ steps: [JSONValue], times: Int, _ problems: JSONProblems
  ) -> [Command]? {
    guard let first = read(steps, inRound: 0, problems) else { return nil }
    guard times > 1 else { return first }
    guard let second = read(steps, inRound: 1, problems),
      times == 2 || read(steps, inRound: times - 1, problems) != nil
    else { return nil }
    var commands: [Command] = []
    commands.reserveCapacity(steps.count * times)
    for round in 0..<times {
      for index in steps.indices {
        commands.append(first[index].continued(by: second[index], round: round))
      }
    }
    return commands
  }

  /// The commands of one round; every problem of the round is reported.
  private func read(
    _ steps: [JSONValue], inRound round: Int, _ problems: JSONProblems
  ) -> [Command]? {
    let commands = steps.compactMap { step in
      onlyKey(of: step, among: CommandKind.words.all, "a command", problems).flatMap { _ in
        substitute(step, round, problems).flatMap { codec.command.read($0, into: problems) }
      }
    }
    return commands.count == steps.count ? commands : nil
  }

  /// The value with every `{"from": a, "by": b}` in it replaced by a + b × round.
  private func substitute(
    _ value: JSONValue, _ round: Int, _ problems: JSONProblems
  ) -> JSONValue? {
    guard case .object(let members) = value.kind else { return value }
    if value["from"] != nil || value["by"] != nil {
      return Self.progression.read(value, into: problems).flatMap { progression in
        guard let text = progression.text(round) else {
          problems.report("the value of round \(round + 1) has too many digits", at: value)
          return nil
        }
        return JSONValue(.string(text), at: value.position)
      }
    }
    var concrete: [JSONMember] = []
    for member in members {
      guard let value = substitute(member.value, round, problems) else { return nil }
      concrete.append(JSONMember(key: member.key, at: member.keyPosition, value: value))
    }
    return JSONValue(.object(concrete), at: value.position)
  }

  private static var progression: JSONForm<Progression> {
    JSONForm.object { members in
      let from = members.required("from", .exactDecimal)
      let by = members.required("by", .exactDecimal)
      guard let from, let by else { return nil }
      return Progression(from: from, by: by)
    }
  }
}
