public import Market

/// The fingerprint of events and of which command each answers: the one sink that every engine
/// reports to while its time is taken.
///
/// It is cheap, for it is part of what is measured, and the same whatever way the events came: in
/// our own process as values, from a library as records. Each field goes in as the word that it has
/// in a record of the C ABI, so that two answers that differ anywhere have different words. For
/// telling errors, not for defence.
public struct EventFingerprint: EventSink, Hashable, Sendable, BitwiseCopyable {
  /// The number of the command whose events come, from 1.
  public var command: UInt64 = 0
  @usableFromInline var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inlinable public init() {}

  /// The fingerprint so far, 16 hexadecimal digits.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// Notes that the events of the next command come.
  @inlinable
  @inline(__always)
  public mutating func beginCommand() { command &+= 1 }

  /// Adds an event by its words; those left out are 0.
  ///
  /// The multiplications do not wait for each other, and only one step waits for the event before.
  @inlinable
  @inline(__always)
  public mutating func fold(
    _ kind: UInt64, _ first: UInt64 = 0, _ second: UInt64 = 0, _ third: UInt64 = 0,
    _ fourth: UInt64 = 0, _ fifth: UInt64 = 0, _ sixth: UInt64 = 0
  ) {
    var sum = kind &* 0xD6E8_FEB8_6659_FD93 &+ command &* 0xA076_1D64_78BD_642F
    sum &+= first &* 0xE703_7ED1_A0B4_28DB &+ second &* 0x8EBC_6AF0_9C88_C6E3
    sum &+= third &* 0x5899_65CC_7537_4CC3 &+ fourth &* 0x1D8E_4E27_C47D_124F
    sum &+= fifth &* 0xEB44_ACCA_B455_D165 &+ sixth &* 0xC2B2_AE3D_27D4_EB4F
    value = (value ^ sum) &* 0x9FB2_1C65_1E98_DF25
    value ^= value >> 32
  }

  /// The first word of an event: its kind in the C ABI, its code, its fields, its instrument.
  @inlinable
  @inline(__always)
  static func head(
    _ kind: UInt64, _ instrument: InstrumentID = InstrumentID(0), code: UInt8 = 0,
    fields: UInt64 = 0
  ) -> UInt64 {
    kind | UInt64(code) << 8 | fields << 24 | UInt64(instrument.rawValue) << 32
  }

  @inlinable
  @inline(__always)
  public mutating func record(_ event: Event) {
    switch event {
    case .accepted(let acceptance):
      fold(Self.head(1, acceptance.instrument), acceptance.id.rawValue)
    case .rejected(let rejection):
      fold(
        Self.head(2, code: rejection.reason.rawValue, fields: rejection.id == nil ? 0 : 1),
        rejection.id?.rawValue ?? 0)
    case .traded(let trade):
      fold(
        Self.head(3, trade.instrument, code: trade.aggressor.rawValue), trade.maker.rawValue,
        trade.taker.rawValue, UInt64(bitPattern: trade.price.rawValue),
        UInt64(bitPattern: trade.quantity.rawValue),
        UInt64(bitPattern: trade.makerLeaves.rawValue),
        UInt64(bitPattern: trade.takerLeaves.rawValue))
    case .canceled(let cancellation):
      fold(
        Self.head(4, cancellation.instrument, code: cancellation.reason.rawValue),
        cancellation.id.rawValue, 0, 0, UInt64(bitPattern: cancellation.quantity.rawValue))
    case .replaced(let replacement):
      fold(
        Self.head(
          5, replacement.instrument, code: replacement.priority.rawValue,
          fields: replacement.price == nil ? 0 : 1),
        replacement.id.rawValue, 0, UInt64(bitPattern: replacement.price?.rawValue ?? 0),
        UInt64(bitPattern: replacement.leaves.rawValue))
    case .expired(let expiry):
      fold(
        Self.head(6, expiry.instrument), expiry.id.rawValue, 0, 0,
        UInt64(bitPattern: expiry.quantity.rawValue))
    case .phaseChanged(let change):
      fold(Self.head(7, change.instrument, code: change.phase.rawValue))
    case .uncrossed(let uncrossing):
      fold(
        Self.head(8, uncrossing.instrument, fields: uncrossing.price == nil ? 0 : 1),
        UInt64(truncatingIfNeeded: uncrossing.volume.rawValue),
        UInt64(truncatingIfNeeded: uncrossing.volume.rawValue >> 64),
        UInt64(bitPattern: uncrossing.price?.rawValue ?? 0),
        UInt64(truncatingIfNeeded: uncrossing.imbalance),
        UInt64(truncatingIfNeeded: uncrossing.imbalance >> 64))
    }
  }
}
