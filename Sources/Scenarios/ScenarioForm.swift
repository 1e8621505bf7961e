package import JSONText
package import Market
internal import Wire

extension Scenario {
  /// Reads a scenario file; every problem of the file is reported.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    self = try JSONText.read(bytes, as: ScenarioForm.scenario)
  }
}

/// How a scenario file is written.
enum ScenarioForm {
  static var scenario: JSONForm<Scenario> {
    JSONForm.object { members in
      _ = members.optional("$schema", .string)
      let title = members.required("title", .sentence)
      let why = members.required("why", .sentence)
      let tags = members.optional("tags", .array(of: .tag))
      let requires = members.optional("requires", .array(of: .capability))
      let mirror = members.optional("mirror", .sentence)
      let conventions = members.optional("conventions", .conventions)
      let instruments = members.optional("instruments", .instruments)
      let list = instruments ?? (members.contains("instruments") ? nil : [.inScenarios])
      // Where the instruments are wrong, steps would only be blamed for it.
      let steps = members.required("steps", list.map { StepForm(instruments: $0).steps } ?? .unread)
      guard let title, let why, let list, let steps else { return nil }
      guard members.contains("mirror") || checkMirrorImages(list, steps, &members) else {
        return nil
      }
      return Scenario(
        title: title, why: why, tags: tags ?? [], requires: Set(requires ?? []),
        mirrorRefusal: mirror,
        conventions: conventions ?? Conventions(), instruments: list, steps: steps)
    }
  }

  /// Whether instruments and commands can be reflected; the first that can't is reported.
  private static func checkMirrorImages(
    _ instruments: [Instrument], _ steps: [Scenario.Step], _ members: inout JSONObjectReader
  ) -> Bool {
    if let index = instruments.firstIndex(where: { Mirror.reflect($0) == nil }) {
      _ = members.optional("instruments", withoutMirrorImage(at: index))
      return false
    }
    let index = steps.firstIndex { step in
      switch step.action {
      case .command(let command): Mirror.reflect(command) == nil
      case .commands(let commands): commands.contains { Mirror.reflect($0) == nil }
      case .expect: false
      }
    }
    guard let index else { return true }
    _ = members.optional("steps", withoutMirrorImage(at: index))
    return false
  }

  private static func withoutMirrorImage(at index: Int) -> JSONForm<Void> {
    JSONForm { value, problems in
      guard case .array(let elements) = value.kind else { return nil }
      problems.report(
        "a price here has no mirror image, so the key \"mirror\" must say why the scenario "
          + "can't be mirrored", at: elements[index])
      return nil
    }
  }
}

extension Instrument {
  /// The instrument of a scenario that names none.
  package static var inScenarios: Instrument {
    Instrument(symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)))
  }
}

extension JSONForm where Output == String {
  /// A text that is not empty.
  fileprivate static var sentence: Self {
    JSONForm.string.refine { text throws(JSONExpectation) in
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw JSONExpectation("a text that says something")
      }
      return text
    }
  }

  /// A word of letters, digits and hyphens.
  fileprivate static var tag: Self {
    JSONForm.string.refine { text throws(JSONExpectation) in
      let isWord = text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-")
          || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
          || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      }
      guard isWord, !text.isEmpty else {
        throw JSONExpectation("a word of letters, digits and hyphens")
      }
      return text
    }
  }
}

extension JSONForm where Output == Capability {
  fileprivate static var capability: Self {
    .choice(Capability.allCases.map { (name: $0.rawValue, value: $0) })
  }
}

extension JSONForm where Output == [Scenario.Step] {
  /// Steps that can't be read for a reason that was reported elsewhere.
  fileprivate static var unread: Self { JSONForm { _, _ in [] } }
}
