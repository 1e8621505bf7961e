internal import CEngine
internal import Market
internal import ReferenceEngine

/// Commands as messages of flash1's ABI, and the reports that a right engine makes of them.
///
/// A modify must carry what is left of its order, which only an engine knows: the reference engine
/// goes along, outside the measured time.
struct Flash1Translation: ~Copyable {
  private var engine: ReferenceEngine
  private var log = EventLog()
  private var ledger = OrderLedger(instruments: 1)
  /// Of the reports on all messages so far.
  private(set) var expected = EventFingerprint()

  init(_ instruments: [Instrument], _ conventions: Conventions) throws(EngineFailure) {
    guard instruments.count == 1 else {
      throw EngineFailure(.unsupported, "there is one instrument in flash1's ABI")
    }
    engine = ReferenceEngine(instruments: instruments, conventions: conventions)
  }

  /// The message of the next command.
  mutating func message(_ command: Command) throws(EngineFailure) -> flash1_message {
    expected.beginCommand()
    var message = flash1_message()
    switch command {
    case .new(let order):
      guard case .limit(let price) = order.type,
        order.timeInForce == .goodTillCancel || order.timeInForce == .immediateOrCancel
      else { throw EngineFailure(.unsupported, "flash1's ABI has no such order as \(order.id)") }
      message.type = UInt8(FLASH1_NEW_ORDER)
      message.new_order = flash1_new_order(
        order_id: order.id.rawValue, sequence: expected.command, price: price.rawValue,
        quantity: try Self.quantity(order.quantity), side: order.side.rawValue,
        ioc: order.timeInForce == .immediateOrCancel ? 1 : 0, zero: (0, 0))
    case .cancel(let id):
      message.type = UInt8(FLASH1_CANCEL)
      message.cancel = flash1_cancel(order_id: id.rawValue, sequence: expected.command)
    case .replace(let replace):
      message.type = UInt8(FLASH1_MODIFY)
      let known = ledger[replace.id]
      let (price, leaves) = (replace.price ?? known?.price, replace.quantity ?? known?.leaves)
      message.modify = flash1_modify(
        order_id: replace.id.rawValue, sequence: expected.command,
        price: (price ?? Price(1)).rawValue,
        quantity: known == nil ? 1 : try Self.quantity(leaves ?? .zero),
        side: (known?.side ?? .buy).rawValue, zero: (0, 0, 0))
    case .massCancel, .phase, .uncross, .clock:
      throw EngineFailure(.unsupported, "flash1's ABI has no message for \(command.name)")
    }
    log.events.removeAll(keepingCapacity: true)
    engine.apply(command, to: &log)
    for event in log.events {
      expect(event, of: command)
      ledger.follow(event, of: command)
    }
    return message
  }

  private static func quantity(_ quantity: Quantity) throws(EngineFailure) -> UInt32 {
    guard let narrow = UInt32(exactly: quantity.rawValue), narrow > 0 else {
      throw EngineFailure(.unsupported, "flash1's ABI has no quantity \(quantity.rawValue)")
    }
    return narrow
  }

  private mutating func expect(_ event: Event, of command: Command) {
    switch event {
    case .accepted(let acceptance):
      expected.fold(UInt64(FLASH1_ORDER_ACK), acceptance.id.rawValue)
    case .traded(let trade):
      expected.fold(
        UInt64(FLASH1_TRADE), trade.maker.rawValue, trade.taker.rawValue,
        UInt64(bitPattern: trade.price.rawValue), UInt64(bitPattern: trade.quantity.rawValue))
    case .canceled(let cancellation):
      expected.fold(UInt64(FLASH1_CANCEL_ACK), cancellation.id.rawValue)
    case .replaced(let replacement):
      expected.fold(UInt64(FLASH1_MODIFY_ACK), replacement.id.rawValue)
    case .rejected(let rejection):
      let type = if case .cancel = command { FLASH1_CANCEL_REJECT } else { FLASH1_MODIFY_REJECT }
      expected.fold(UInt64(type), rejection.id?.rawValue ?? 0)
    case .expired, .phaseChanged, .uncrossed: break
    }
  }
}

extension EventFingerprint {
  /// Adds a report, by what every engine must fill alike.
  @inline(__always)
  mutating func take(_ report: borrowing flash1_report) {
    command = report.sequence
    let type = UInt64(report.type)
    if Int(type) == FLASH1_TRADE {
      fold(
        type, report.maker_id, report.taker_id, UInt64(bitPattern: report.price),
        UInt64(report.quantity))
    } else {
      fold(type, report.order_id)
    }
  }
}

/// The reports that a right engine of flash1 makes, as the engine to compare with.
final class Flash1Oracle: BenchEngine {
  private let conventions: Conventions
  private var translation: Flash1Translation?
  private var loaded: [Command] = []
  private(set) var fingerprint = EventFingerprint()
  private(set) var failure: EngineFailure?

  init(_ conventions: Conventions) { self.conventions = conventions }

  func begin(_ instruments: [Instrument]) throws(EngineFailure) {
    translation = try Flash1Translation(instruments, conventions)
    fingerprint = EventFingerprint()
    failure = nil
  }

  func load(_ commands: [Command]) { loaded = commands }

  func end() {
    translation = nil
    loaded = []
  }

  func run(_ places: Range<Int>) {
    guard var translation = translation.take() else { return }
    for place in places where failure == nil {
      do throws(EngineFailure) {
        _ = try translation.message(loaded[place])
      } catch {
        failure = error
      }
    }
    fingerprint = translation.expected
    self.translation = consume translation
  }
}
