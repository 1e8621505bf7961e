import Market
import Wire

/// What the library says of itself.
enum Description {
  private static let profile: EngineProfile = {
    var profile = EngineProfile.full(name: "Assay reference", version: "1")
    profile.limits.instruments = 1 << 28 - 1
    profile.limits.liveOrders = 1 << 31 - 1
    return profile
  }()

  /// The description as the header of the ABI defines it.
  static var json: String {
    var line = LineBuilder(symbols: [])
    line.answer(.started(profile))
    return String(decoding: line.bytes.dropLast(), as: UTF8.self)
  }
}
