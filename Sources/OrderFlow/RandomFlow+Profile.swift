extension RandomFlow {
  /// What a random flow is made of.
  package struct Profile: Hashable, Sendable {
    /// The number of instruments, at least 1; with 8 every sort of limit is there.
    package var instruments = 8
    /// The number of accounts that orders come from, besides those without any.
    package var accounts = 5
    /// How many orders may be live at once, at least 1.
    package var liveOrders = 300
    /// How many commands have the same chances, at least 1.
    package var stretch = 250
    /// How many of a thousand commands are hostile, on the average over the stretches.
    package var hostilePerThousand = 40
    /// What may occur besides new limit orders that are good till canceled.
    package var features = Features.all
    /// How far prices may lie from the center of a stretch: two to these powers, in increments.
    package var widths: ClosedRange<Int64> = 0...7
    /// How far the clock may move at once: two to these powers, in nanoseconds, at most 50.
    package var clockSteps: ClosedRange<Int64> = 0...12
    /// One new order in so many has the identifier of a dead one, at least 1.
    package var reuseOneIn: UInt64 = 32
    /// How much likelier phases and uncrosses are than usual, at least 1.
    package var phaseWeight: UInt64 = 1

    /// Everything.
    package init() {}
  }

  /// What may occur in a random flow besides new limit orders that are good till canceled.
  package struct Features: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let cancel = Features(rawValue: 1 << 0)
    package static let replace = Features(rawValue: 1 << 1)
    package static let massCancel = Features(rawValue: 1 << 2)
    /// Phases and uncrosses, and dynamic ranges, which begin a phase too.
    package static let phases = Features(rawValue: 1 << 3)
    package static let clock = Features(rawValue: 1 << 4)
    package static let market = Features(rawValue: 1 << 5)
    package static let day = Features(rawValue: 1 << 6)
    package static let goodTillDate = Features(rawValue: 1 << 7)
    package static let immediateOrCancel = Features(rawValue: 1 << 8)
    package static let fillOrKill = Features(rawValue: 1 << 9)
    package static let atOpening = Features(rawValue: 1 << 10)
    package static let atClose = Features(rawValue: 1 << 11)
    package static let all = Features(rawValue: (1 << 12) - 1)
  }
}
