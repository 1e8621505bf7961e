package import FaultyEngines

/// What catches one planted fault, and how soon.
package struct MutantRow: Hashable, Sendable {
  /// A number of cases of a campaign under a profile, and the commands that they come to.
  package struct Search: Hashable, Sendable {
    package var profile: String
    package var cases: Int
    package var commands: Int
  }

  package var fault: PlantedFault
  /// The scenarios that catch it by their expectations or golden logs.
  package var scenarios: [String] = []
  /// The smallest campaign in which any judge notices it.
  package var campaign: Search?
  /// The law that speaks first where laws alone judge.
  package var law: String?
  /// The smallest campaign in which the right law names it.
  package var rightLaw: Search?
  /// The right law that named it.
  package var namedBy: String?
  /// The alphabet and the number of commands of the first sequence that shows it.
  package var alphabet: String?
  package var depth: Int?
  /// The meters that it drives up.
  package var meters: [String] = []

  package init(fault: PlantedFault) { self.fault = fault }

  /// What should have caught the fault and did not, in words; empty where all did.
  package var misses: [String] {
    switch fault.evidence {
    case .history(let law):
      var misses: [String] = []
      if scenarios.isEmpty { misses.append("no scenario catches it") }
      if campaign == nil { misses.append("no campaign catches it") }
      if case .named = law, rightLaw == nil { misses.append("the right law does not name it") }
      return misses
    case .meter: return meters.isEmpty ? ["no meter shows it"] : []
    }
  }
}
