internal import Market

/// The words of the protocol, packed so that comparing two is one instruction or two.
final class ProtocolWords: Sendable {
  static let shared = ProtocolWords()

  // Keys.
  let events = UInt128(packing: "events")
  let event = UInt128(packing: "event")
  let id = UInt128(packing: "id")
  let instrument = UInt128(packing: "instrument")
  let maker = UInt128(packing: "maker")
  let taker = UInt128(packing: "taker")
  let price = UInt128(packing: "price")
  let quantity = UInt128(packing: "quantity")
  let makerLeaves = UInt128(packing: "makerLeaves")
  let takerLeaves = UInt128(packing: "takerLeaves")
  let aggressor = UInt128(packing: "aggressor")
  let leaves = UInt128(packing: "leaves")
  let priority = UInt128(packing: "priority")
  let reason = UInt128(packing: "reason")
  let phase = UInt128(packing: "phase")
  let volume = UInt128(packing: "volume")
  let imbalance = UInt128(packing: "imbalance")
  let ask = UInt128(packing: "ask")
  let commands = UInt128(packing: "commands")
  let `do` = UInt128(packing: "do")
  let side = UInt128(packing: "side")
  let type = UInt128(packing: "type")
  let timeInForce = UInt128(packing: "timeInForce")
  let expires = UInt128(packing: "expires")
  let account = UInt128(packing: "account")
  let time = UInt128(packing: "time")

  // Values.
  let eventKinds = packed(EventKind.self)
  let commandKinds = packed(CommandKind.self)
  let sides = packed(Side.self)
  let types = packed(OrderTypeWord.self)
  let timesInForce = packed(TimeInForceWord.self)
  let aggressors = packed(Aggressor.self)
  let priorities = packed(Priority.self)
  let phases = packed(Phase.self)

  private static func packed<Word: CaseIterable & Sendable>(
    _ type: Word.Type
  ) -> [(word: UInt128, value: Word)] {
    Word.allCases.map { (UInt128(packing: "\($0)"), $0) }
  }
}

/// The value of a packed word in a table; nil where it is none of it.
func value<Word>(of word: UInt128?, in table: [(word: UInt128, value: Word)]) -> Word? {
  guard let word else { return nil }
  for entry in table where entry.word == word { return entry.value }
  return nil
}
