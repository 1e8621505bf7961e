internal import JSONText
internal import Laws
internal import Market
internal import Scenarios
internal import Wire

/// What the first line of a history says: on what and by which conventions the engine runs, and
/// what it can't report.
package struct HistoryHeader: Sendable {
  let instruments: [Instrument]
  let conventions: Conventions
  /// The kinds of events that the engine never reports.
  var unreported: Set<UnreportedEvent> = []
  /// How many levels of a side its books show; nil where they show all.
  var bookDepth: Int?

  /// The header of a log of a scenario's events.
  init(of scenario: Scenario) {
    instruments = scenario.instruments
    conventions = scenario.conventions
  }

  private init(_ instruments: [Instrument], _ conventions: Conventions) {
    self.instruments = instruments
    self.conventions = conventions
  }

  static var form: JSONForm<HistoryHeader> {
    .object { members in
      _ = members.optional("$schema", JSONForm<String>.anyText)
      let instruments = members.required("instruments", .instruments)
      let conventions = members.optional("conventions", .conventions)
      let kinds = UnreportedEvent.allCases.map { (name: $0.rawValue, value: $0) }
      let unreported = members.optional("unreported", .array(of: .choice(kinds)))
      let depth = members.optional("bookDepth", .integer(in: 1...Int.max))
      return instruments.map { instruments in
        var header = HistoryHeader(instruments, conventions ?? Conventions())
        header.unreported = Set(unreported ?? [])
        header.bookDepth = depth
        return header
      }
    }
  }
}

extension JSONForm where Output == String {
  fileprivate static var anyText: Self {
    JSONForm { value, problems in
      if case .string(let text) = value.kind { return text }
      problems.report(expected: "a string", found: value)
      return nil
    }
  }
}
