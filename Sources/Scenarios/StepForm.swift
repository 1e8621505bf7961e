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
      guard let steps = JSONForm.array(of: step).read(value, into: problems) else { return nil }
      return check(steps, value, problems) ? steps : nil
    }
  }

  private var step: JSONForm<Scenario.Step> {
    JSONForm { value, problems in
      let action: Scenario.Action? =
        if value["expect"] != nil {
          member("expect", expectations.form, of: value, problems).map { .expect($0) }
        } else if value["repeat"] != nil {
          member("repeat", repetition, of: value, problems).map { .commands($0) }
        } else {
          command(value, problems).map { .command($0) }
        }
      return action.map { Scenario.Step(line: value.position.line, action: $0) }
    }
  }

  private func member<Output>(
    _ key: String, _ form: JSONForm<Output>, of value: JSONValue, _ problems: JSONProblems
  ) -> Output? {
    JSONForm<Output>.object { $0.required(key, form) }.read(value, into: problems)
  }

  private func command(_ value: JSONValue, _ problems: JSONProblems) -> Command? {
    let keys = CommandKind.words.all
    if case .object(let members) = value.kind, members.count == 1, !keys.contains(members[0].key) {
      let known = keys + ["expect", "repeat"]
      let suggestion = didYouMean(members[0].key, among: known)
      problems.report(
        "expected a step, one of \(known.joined(separator: ", ")), found \"\(members[0].key)\"",
        at: members[0].keyPosition, suggestion: suggestion)
      return nil
    }
    return codec.command.read(value, into: problems)
  }

  private func check(
    _ steps: [Scenario.Step], _ value: JSONValue, _ problems: JSONProblems
  ) -> Bool {
    guard case .array(let values) = value.kind else { return false }
    var count = 0
    var expects = false
    for (step, value) in zip(steps, values) {
      switch step.action {
      case .command: count += 1
      case .commands(let commands): count += commands.count
      case .expect:
        expects = true
        if count == 0 {
          problems.report("expected a command before the first \"expect\"", at: value)
          return false
        }
      }
    }
    if !expects { problems.report("expected at least one \"expect\" among the steps", at: value) }
    if count > Scenario.commandLimit {
      problems.report(
        "expected at most \(Scenario.commandLimit) commands in all, found \(count)", at: value)
    }
    return expects && count <= Scenario.commandLimit
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

  /// The commands of all rounds; stops at the first round with a problem.
  private func expand(
    _ steps: [JSONValue], times: Int, _ problems: JSONProblems
  ) -> [Command]? {
    var commands: [Command] = []
    commands.reserveCapacity(steps.count * times)
    for round in 0..<times {
      for step in steps {
        guard let concrete = substitute(step, round, problems),
          let command = command(concrete, problems)
        else { return nil }
        commands.append(command)
      }
    }
    return commands
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

/// A number that changes by the same amount each round.
private struct Progression {
  var from: ExactDecimal
  var by: ExactDecimal

  /// The value in a round, from 0; nil where it has too many digits.
  func text(_ round: Int) -> String? {
    let decimals = max(from.decimals, by.decimals)
    guard let start = from.significand(decimals: decimals),
      let step = by.significand(decimals: decimals)
    else { return nil }
    let (distance, tooFar) = step.multipliedReportingOverflow(by: Int128(round))
    let (value, overflow) = start.addingReportingOverflow(distance)
    return tooFar || overflow ? nil : ExactDecimal(value, decimals: decimals).description
  }
}

extension ExactDecimal {
  /// The value times 10^decimals; nil where it overflows.
  fileprivate func significand(decimals wanted: Int) -> Int128? {
    var value = significand
    for _ in decimals..<wanted {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = scaled
    }
    return value
  }
}

extension JSONForm where Output == ExactDecimal {
  /// A decimal number, or a string that holds one.
  fileprivate static var exactDecimal: Self {
    Self { value, problems in
      let token: String
      switch value.kind {
      case .number(let number): token = number.token
      case .string(let text): token = text
      default:
        problems.report(expected: "a decimal number or a string that holds one", found: value)
        return nil
      }
      do throws(DecimalError) {
        return try ExactDecimal(token)
      } catch {
        problems.report("\(error)", at: value)
        return nil
      }
    }
  }
}
