/// Where the price of a moving market is after so many commands: a course that comes round again.
enum PriceCourse: Sendable {
  /// Up and down by thousands of ticks, a tick every few commands.
  case swing
  /// A calm market, a fall to a tenth within moments, and a slow recovery.
  case crash

  /// Where the price is in a calm market.
  static let calm: Int64 = 20_000
  /// How far a swing goes to either side.
  private static let swingReach: Int64 = 5_000
  /// How many commands there are to a tick of a swing.
  private static let commandsPerTick: Int64 = 8
  /// The lowest price of a crash.
  private static let bottom: Int64 = 2_000
  /// How many commands a crash takes: before it, in it, and after it.
  private static let calmCommands: Int64 = 120_000
  private static let fallingCommands: Int64 = 10_000
  private static let risingCommands: Int64 = 90_000

  /// The price after so many commands.
  func price(after commands: Int64) -> Int64 {
    switch self {
    case .swing:
      // A triangle: from the middle up, down through it, and back.
      let place = (commands / Self.commandsPerTick + Self.swingReach) % (4 * Self.swingReach)
      let height = place < 2 * Self.swingReach ? place : 4 * Self.swingReach - place
      return Self.calm + height - Self.swingReach
    case .crash:
      let place = commands % Self.crashCommands
      let fall = Self.calm - Self.bottom
      if place < Self.calmCommands { return Self.calm }
      let since = place - Self.calmCommands
      if since < Self.fallingCommands { return Self.calm - fall * since / Self.fallingCommands }
      return Self.bottom + fall * (since - Self.fallingCommands) / Self.risingCommands
    }
  }

  /// Whether everybody withdraws orders.
  func isPanic(after commands: Int64) -> Bool {
    guard case .crash = self else { return false }
    let place = commands % Self.crashCommands
    return place >= Self.calmCommands && place < Self.calmCommands + Self.fallingCommands
  }

  private static var crashCommands: Int64 { calmCommands + fallingCommands + risingCommands }
}
