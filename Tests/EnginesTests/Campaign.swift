import Market
import OrderFlow

/// One random flow and the conventions it is played under: all of it follows from the seed.
struct Campaign: Sendable {
  var seed: UInt64
  var commandCount: Int
  /// Whether the reference engine sees the flow in a mirror.
  var isMirrored: Bool

  /// The conventions, every combination of them in any 1,920 seeds in a row.
  var conventions: Conventions { Conventions(ofSeed: seed) }

  /// What the flow is made of: any seven seeds in a row have every sort, and as seven and 1,920
  /// have no divisor in common, every sort meets every combination of conventions.
  var profile: RandomFlow.Profile {
    var profile = RandomFlow.Profile()
    switch seed % 7 {
    case 0, 1: break
    case 2: profile.hostilePerThousand = 400
    case 3:
      // One deep book.
      profile.instruments = 1
      profile.liveOrders = 600
      profile.hostilePerThousand = 5
    case 4:
      // A few orders that meet at once, the mix changing all the time.
      profile.instruments = 2
      profile.liveOrders = 12
      profile.stretch = 20
    case 5:
      // Many quiet instruments, hardly an account twice.
      profile.instruments = 25
      profile.accounts = 100
    default:
      // Without cancels orders pile up until a mass cancel or an expiry takes them.
      profile.features.subtract([.cancel, .market])
      profile.hostilePerThousand = 150
      profile.accounts = 2
    }
    return profile
  }
}
