internal import CEngine
internal import Market
internal import Wire

/// An engine of a library that exports the C ABI of engines, in this process.
///
/// One command goes alone, several go as a batch, so that both entry points are judged. A reset to
/// the same instruments and conventions is the library's own.
@safe final class LibraryEngine: HostedEngine {
  private let library: EngineLibrary
  private let inbox: EventInbox
  private var engine: OpaquePointer?
  private var instruments: [Instrument] = []
  private var conventions = Conventions()

  init(_ library: EngineLibrary, surrender: @escaping EngineServer.Surrender) {
    self.library = library
    inbox = EventInbox(surrender: surrender)
  }

  deinit { destroy() }

  var profile: EngineProfile { library.profile }

  private func destroy() {
    guard let old = unsafe engine else { return }
    unsafe engine = nil
    unsafe library.destroy(old)
  }

  func reset(_ instruments: [Instrument], _ conventions: Conventions) throws(EngineFailure) {
    if unsafe engine != nil, instruments == self.instruments, conventions == self.conventions {
      return unsafe library.reset(engine)
    }
    destroy()
    unsafe engine = try library.makeEngine(instruments, conventions)
    self.instruments = instruments
    self.conventions = conventions
  }

  // MARK: - Commands

  func apply(_ commands: [Command]) throws(EngineFailure) -> [[ReportedEvent]] {
    guard !commands.isEmpty else { return [] }
    inbox.begin()
    if commands.count == 1 {
      var record = assay_command(commands[0])
      let status = unsafe library.apply(engine, &record, EventInbox.callback, inbox.context)
      try check(status, commands[0])
    } else {
      let records = commands.map(assay_command.init)
      let count = unsafe library.applyBatch(
        engine, records, UInt32(clamping: records.count), EventInbox.callback, inbox.context)
      guard count <= UInt32(clamping: records.count) else {
        throw EngineFailure(
          .malformed, "assay_engine_apply_batch carried out \(count) commands of \(records.count)")
      }
      if Int(count) < commands.count {
        throw EngineFailure(
          .malformed,
          "assay_engine_apply_batch carried out \(count) commands of \(commands.count), and the "
            + "next is \(commands[Int(count)].name)")
      }
    }
    return try answers(to: commands)
  }

  private func check(_ status: Int32, _ command: Command) throws(EngineFailure) {
    guard Int(status) != ASSAY_OK else { return }
    throw EngineFailure(
      .malformed, "assay_engine_apply returned \(LibraryStatus(status)) for \(command.name)")
  }

  private func answers(to commands: [Command]) throws(EngineFailure) -> [[ReportedEvent]] {
    guard !inbox.hasNothing else {
      throw EngineFailure(.malformed, "it called back without an event")
    }
    var answers = [[ReportedEvent]](repeating: [], count: commands.count)
    var last: UInt32 = 0
    for told in inbox.events {
      guard told.index < commands.count, told.index >= last else {
        throw EngineFailure(
          .malformed,
          "it told an event of command \(told.index) of \(commands.count), after one of \(last)")
      }
      last = told.index
      do throws(RecordProblem) {
        answers[Int(last)].append(ReportedEvent(try Event(told.event)))
      } catch {
        throw EngineFailure(
          .malformed, "it answered \(commands[Int(last)].name) by an event \(error.text)")
      }
    }
    return answers
  }

  // MARK: - Books

  func book(of instrument: InstrumentID) throws(EngineFailure) -> ProtocolAnswer {
    let place = instrument.rawValue
    if unsafe library.orders != nil {
      return .orders(bids: try orders(place, .buy), asks: try orders(place, .sell))
    }
    if unsafe library.levels != nil {
      return .levels(bids: try levels(place, .buy), asks: try levels(place, .sell))
    }
    var top = assay_top()
    guard let query = unsafe library.top, unsafe query(engine, place, &top) == 0 else {
      throw EngineFailure(.malformed, "assay_engine_top returned no 0 for an instrument there is")
    }
    func row(_ level: assay_level) throws(EngineFailure) -> [ReportedRow] {
      level.orders == 0 ? [] : [try ReportedRow(level)]
    }
    return .levels(bids: try row(top.bid), asks: try row(top.ask))
  }

  private func orders(
    _ instrument: UInt32, _ side: Side
  ) throws(EngineFailure) -> [ReportedOrder] {
    let records = unsafe try list("assay_engine_orders", assay_resting_order()) {
      buffer, capacity in
      unsafe library.orders?(engine, instrument, side.rawValue, buffer, capacity) ?? -1
    }
    var orders: [ReportedOrder] = []
    for record in records {
      guard record.side == side.rawValue, record.leaves > 0 else {
        throw EngineFailure(
          .malformed,
          "assay_engine_orders told order \(record.order_id) with side "
            + "\(record.side) and leaves \(record.leaves) among those of side \(side.rawValue)")
      }
      let hasPrice = record.fields & UInt8(ASSAY_HAS_PRICE) != 0
      orders.append(
        ReportedOrder(
          id: OrderID(record.order_id), price: hasPrice ? Price(record.price) : nil,
          leaves: Quantity(record.leaves)))
    }
    return orders
  }

  private func levels(_ instrument: UInt32, _ side: Side) throws(EngineFailure) -> [ReportedRow] {
    let records = unsafe try list("assay_engine_levels", assay_level()) { buffer, capacity in
      unsafe library.levels?(engine, instrument, side.rawValue, buffer, capacity) ?? -1
    }
    var rows: [ReportedRow] = []
    for record in records { rows.append(try ReportedRow(record)) }
    return rows
  }

  /// The whole of a list: asked for how many there are, then for all of them.
  private func list<Record>(
    _ name: String, _ empty: Record, _ query: (UnsafeMutablePointer<Record>?, UInt64) -> Int64
  ) throws(EngineFailure) -> [Record] {
    let count = query(nil, 0)
    guard count >= 0, count <= EventInbox.bound else {
      throw EngineFailure(.malformed, "\(name) returned \(count)")
    }
    guard count > 0 else { return [] }
    var records = [Record](repeating: empty, count: Int(count))
    let written = unsafe query(&records, UInt64(count))
    guard written == count else {
      throw EngineFailure(.malformed, "\(name) returned \(count), and then \(written)")
    }
    return records
  }

  func phase(of instrument: InstrumentID) throws(EngineFailure) -> Phase {
    let code = unsafe library.phase?(engine, instrument.rawValue) ?? -1
    guard let phase = UInt8(exactly: code).flatMap(Phase.init) else {
      throw EngineFailure(.malformed, "assay_engine_phase returned \(code)")
    }
    return phase
  }

  func indication(of instrument: InstrumentID) throws(EngineFailure) -> Uncrossing? {
    var found = assay_event()
    let code = unsafe library.indication?(engine, instrument.rawValue, &found) ?? -1
    switch code {
    case 0: return nil
    case 1 where Int(found.kind) == ASSAY_UNCROSSED: return Uncrossing(found)
    default:
      throw EngineFailure(
        .malformed, "assay_engine_indication returned \(code) and an event of kind \(found.kind)")
    }
  }
}

extension ReportedRow {
  /// A level, which has orders and something to trade.
  fileprivate init(_ level: assay_level) throws(EngineFailure) {
    let quantity = UInt128(level.quantity_low) | UInt128(level.quantity_high) << 64
    guard let orders = Int(exactly: level.orders), orders > 0, quantity > 0 else {
      throw EngineFailure(
        .malformed,
        "it told a level at \(level.price) of quantity \(quantity) with \(level.orders) orders")
    }
    self.init(price: Price(level.price), quantity: Volume(quantity), orders: orders)
  }
}

extension Command {
  /// What it is, with the order that it is for.
  var name: String {
    let words = CommandKind.words[kind]
    return order.map { "\(words) \($0.rawValue)" } ?? words
  }
}
