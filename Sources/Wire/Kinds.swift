package import Market

/// What a command asks for, without its details: the key of its JSON, byte 0 of its record.
package enum CommandKind: UInt8, Hashable, Sendable, CaseIterable {
  case new = 1
  case cancel = 2
  case replace = 3
  case massCancel = 4
  case phase = 5
  case uncross = 6
  case clock = 7
}

/// What an event says, without its details: the `event` of its JSON, byte 0 of its record.
package enum EventKind: UInt8, Hashable, Sendable, CaseIterable {
  case accepted = 1
  case rejected = 2
  case traded = 3
  case canceled = 4
  case replaced = 5
  case expired = 6
  case phaseChanged = 7
  case uncrossed = 8
}

extension Command {
  /// What the command asks for.
  package var kind: CommandKind {
    switch self {
    case .new: .new
    case .cancel: .cancel
    case .replace: .replace
    case .massCancel: .massCancel
    case .phase: .phase
    case .uncross: .uncross
    case .clock: .clock
    }
  }
}

extension Event {
  /// What the event says.
  package var kind: EventKind {
    switch self {
    case .accepted: .accepted
    case .rejected: .rejected
    case .traded: .traded
    case .canceled: .canceled
    case .replaced: .replaced
    case .expired: .expired
    case .phaseChanged: .phaseChanged
    case .uncrossed: .uncrossed
    }
  }
}
