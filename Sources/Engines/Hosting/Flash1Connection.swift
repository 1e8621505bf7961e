internal import CEngine
internal import Glibc
internal import Market
internal import Wire

/// An engine built for flash1's benchmark, in this process: what its ABI can say, and no more.
///
/// It has no word for a refused order, for what is left of one, or for a reason. A modify carries
/// everything, so what a replace leaves as it is comes from what the engine has reported before.
@safe final class Flash1Connection: HostedEngine {
  private let symbols: Flash1Symbols
  private let inbox: ReportInbox
  private var isStarted = false
  private var sequence: UInt64 = 0
  private var completion: EventCompletion

  init(
    _ symbols: Flash1Symbols, surrender: @escaping EngineServer.Surrender
  ) throws(EngineFailure) {
    self.symbols = symbols
    inbox = unsafe try ReportInbox(symbols.transport, surrender: surrender)
    completion = Self.completion(of: symbols.path)
    if inbox.needsTurns { Self.beginTurns(of: inbox) }
  }

  var profile: EngineProfile { Self.profile(of: symbols.path) }

  /// What every such engine can do and has chosen.
  static func profile(of path: String) -> EngineProfile {
    var conventions = FixedConventions()
    conventions.decreasePriority = .loses
    conventions.replaceQuantity = .remaining
    conventions.identifierReuse = .onceDead
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return EngineProfile(
      name: file, version: "flash1 ABI",
      capabilities: [.ioc, .replace, .unknownCancels, .trades, .tradeIDs, .tradePrices, .top],
      conventions: conventions,
      limits: EngineLimits(
        prices: Price(.min + 1)...Price(.max - 1), largestQuantity: Quantity(Int64(UInt32.max)),
        instruments: 1, liveOrders: ReportInbox.bound - 2))
  }

  private static func completion(of path: String) -> EventCompletion {
    let profile = profile(of: path)
    return EventCompletion(
      profile: profile, instruments: 1,
      conventions: profile.conventions.imposed(on: Conventions()))
  }

  /// Starts the thread that empties the engine's own queue while a call runs for long; it never
  /// ends, as the library is never unloaded.
  private static func beginTurns(of inbox: ReportInbox) {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(inbox).toOpaque()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        let inbox = unsafe Unmanaged<ReportInbox>.fromOpaque(context).takeRetainedValue()
        while true {
          inbox.turn()
          usleep(5_000)
        }
      }, context)
    if status != 0 {
      unsafe Unmanaged<ReportInbox>.fromOpaque(context).release()
    } else {
      pthread_detach(thread)
    }
  }

  func reset(_ instruments: [Instrument], _ conventions: Conventions) throws(EngineFailure) {
    guard instruments.count == 1 else {
      throw EngineFailure(.unsupported, "there is one instrument in flash1's ABI")
    }
    let reports = inbox.reports {
      if isStarted { symbols.shutdown() }
      unsafe symbols.start(1, inbox.transport, inbox.queue)
    }
    isStarted = true
    sequence = 0
    completion = Self.completion(of: symbols.path)
    guard reports.isEmpty else {
      throw EngineFailure(.malformed, "it made \(reports.count) reports before any message")
    }
  }

  // MARK: - Commands

  func apply(_ commands: [Command]) throws(EngineFailure) -> [[ReportedEvent]] {
    var answers: [[ReportedEvent]] = []
    for command in commands { answers.append(try apply(command)) }
    return answers
  }

  private func apply(_ command: Command) throws(EngineFailure) -> [ReportedEvent] {
    sequence += 1
    let reports: [flash1_report]
    switch command {
    case .new(let order):
      var message = try newOrder(order)
      reports = inbox.reports {
        unsafe symbols.newOrder(&message)
        symbols.flush()
      }
    case .cancel(let id):
      var message = flash1_cancel(order_id: id.rawValue, sequence: sequence)
      reports = inbox.reports {
        unsafe symbols.cancel(&message)
        symbols.flush()
      }
    case .replace(let replace):
      var message = try modify(replace)
      reports = inbox.reports {
        unsafe symbols.modify(&message)
        symbols.flush()
      }
    case .massCancel, .phase, .uncross, .clock:
      throw EngineFailure(.crashed, "flash1's ABI has no message for \(command.name)")
    }
    return try events(of: reports, to: command)
  }

  private func newOrder(_ order: NewOrder) throws(EngineFailure) -> flash1_new_order {
    guard case .limit(let price) = order.type,
      order.timeInForce == .goodTillCancel || order.timeInForce == .immediateOrCancel
    else { throw EngineFailure(.crashed, "flash1's ABI has no such order as new \(order.id)") }
    return flash1_new_order(
      order_id: order.id.rawValue, sequence: sequence, price: price.rawValue,
      quantity: try quantity(order.quantity), side: order.side.rawValue,
      ioc: order.timeInForce == .immediateOrCancel ? 1 : 0, zero: (0, 0))
  }

  /// A modify of an order that is not known goes out all the same, with any quantity: the engine is
  /// to reject it.
  private func modify(_ replace: Replace) throws(EngineFailure) -> flash1_modify {
    let known = completion.ledger[replace.id]
    return flash1_modify(
      order_id: replace.id.rawValue, sequence: sequence,
      price: (replace.price ?? known?.price ?? Price(1)).rawValue,
      quantity: known == nil ? 1 : try quantity(replace.quantity ?? known?.leaves ?? .zero),
      side: (known?.side ?? .buy).rawValue, zero: (0, 0, 0))
  }

  private func quantity(_ quantity: Quantity) throws(EngineFailure) -> UInt32 {
    guard let narrow = UInt32(exactly: quantity.rawValue), narrow > 0 else {
      throw EngineFailure(.crashed, "flash1's ABI has no quantity \(quantity.rawValue)")
    }
    return narrow
  }

  // MARK: - Reports

  private func events(
    of reports: [flash1_report], to command: Command
  ) throws(EngineFailure) -> [ReportedEvent] {
    var events: [ReportedEvent] = []
    for report in reports {
      guard report.sequence == sequence else {
        throw EngineFailure(
          .malformed,
          "it reported on message \(report.sequence) in answer to \(sequence), \(command.name)")
      }
      events.append(try event(of: report, to: command))
    }
    do throws(EventCompletion.Gap) {
      _ = try completion.complete(events, of: command)
    } catch {
      throw EngineFailure(.malformed, "an event of its answer is \(error.reason)")
    }
    return events
  }

  private func event(
    of report: flash1_report, to command: Command
  ) throws(EngineFailure) -> ReportedEvent {
    var event: ReportedEvent
    switch Int(report.type) {
    case FLASH1_ORDER_ACK: event = ReportedEvent(.accepted)
    case FLASH1_TRADE:
      event = ReportedEvent(.traded)
      event.maker = OrderID(report.maker_id)
      event.taker = OrderID(report.taker_id)
      event.price = .some(Price(report.price))
      event.quantity = Quantity(Int64(report.quantity))
      return event
    case FLASH1_CANCEL_ACK: event = ReportedEvent(.canceled)
    case FLASH1_MODIFY_ACK: event = ReportedEvent(.replaced)
    case FLASH1_CANCEL_REJECT, FLASH1_MODIFY_REJECT: event = ReportedEvent(.rejected)
    default:
      throw EngineFailure(
        .malformed,
        "it answered \(command.name) by a report of type \(report.type), where types "
          + "go from \(FLASH1_ORDER_ACK) to \(FLASH1_MODIFY_REJECT)")
    }
    event.id = OrderID(report.order_id)
    return event
  }

  // MARK: - Books

  func book(of instrument: InstrumentID) throws(EngineFailure) -> ProtocolAnswer {
    .levels(
      bids: try row(symbols.bestBid(), none: .min, .buy),
      asks: try row(symbols.bestAsk(), none: .max, .sell))
  }

  private func row(_ price: Int64, none: Int64, _ side: Side) throws(EngineFailure) -> [ReportedRow]
  {
    guard price != none else { return [] }
    let depth = symbols.depth(price, side.rawValue)
    guard depth > 0 else {
      throw EngineFailure(
        .malformed, "its best price to \(side) is \(price), and nothing rests there")
    }
    return [ReportedRow(price: Price(price), quantity: Volume(UInt128(depth)), orders: nil)]
  }
}
