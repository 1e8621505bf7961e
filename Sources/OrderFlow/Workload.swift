internal import Market

/// A named flow for measuring: always the same commands, on every machine.
///
/// It is meant for engines under the default conventions, which refuse fewer than 12 of its
/// commands in a thousand: cancels and replaces that come too late.
package struct Workload: Hashable, Sendable {
  /// What the flow is made of.
  package enum Kind: String, CaseIterable, Sendable {
    case mixed
    case mixed500 = "mixed-500"
    case cancelStorm = "cancel-storm"
    case deepSweeps = "deep-sweeps"
  }

  package var kind: Kind
  package var seed: UInt64
  /// The number of commands; a shorter flow is the beginning of a longer one.
  package var commandCount: Int

  /// A workload with its usual number of commands unless another is given.
  package init(_ kind: Kind, seed: UInt64 = 1, commandCount: Int? = nil) {
    self.kind = kind
    self.seed = seed
    self.commandCount = commandCount ?? kind.usualCommandCount
  }

  /// Every workload, with its usual seed and number of commands.
  package static let all = Kind.allCases.map { Workload($0) }

  /// The name, such as `mixed-500`.
  package var name: String { kind.rawValue }

  /// What the flow is made of, in a line.
  package var summary: String {
    switch kind {
    case .mixed:
      "one instrument; near half cancels and replaces, a fifth of the new orders cross"
    case .mixed500:
      "the mixed flow over 500 instruments, a few of them busy and most of them quiet"
    case .cancelStorm:
      "bursts of up to thousands of orders, canceled almost all, by age, youth or at random"
    case .deepSweeps:
      "ten thousand levels on each side, swept by the hundred and filled up again"
    }
  }

  /// Makes the flow.
  package func makeFlow() -> Flow {
    switch kind {
    case .mixed: MixedFlow(instruments: 1, seed: seed).flow(commandCount: commandCount)
    case .mixed500: MixedFlow(instruments: 500, seed: seed).flow(commandCount: commandCount)
    case .cancelStorm: CancelStorm(seed: seed).flow(commandCount: commandCount)
    case .deepSweeps: DeepSweeps(seed: seed).flow(commandCount: commandCount)
    }
  }
}

extension Workload.Kind {
  fileprivate var usualCommandCount: Int {
    switch self {
    case .mixed, .mixed500: 5_000_000
    case .cancelStorm, .deepSweeps: 2_000_000
    }
  }
}
