import Market
import MarketData

/// A step of a flow as a row of an order log with the usual columns, of one instrument.
struct OrderLogRow {
  private var action = ""
  private var (id, side, price, quantity, type, tif) = ("0", "", "", "", "", "")
  private var (time, expiry, account, phase) = ("", "", "", "")

  /// The row; the time of an instant before its origin can't be written.
  init(_ step: RecordedStep, of instrument: Instrument) {
    time = step.instant.map { "\($0.rawValue)" } ?? ""
    switch step.action {
    case .reduce(let order, let amount):
      (action, id) = ("reduce", "\(order.rawValue)")
      quantity = instrument.quantityScale.text(amount.rawValue)
    case .command(let command): add(command, instrument)
    }
  }

  private mutating func add(_ command: Command, _ instrument: Instrument) {
    switch command {
    case .new(let order):
      (action, id) = ("new", "\(order.id.rawValue)")
      side = "\(order.side)"
      quantity = instrument.quantityScale.text(order.quantity.rawValue)
      account = "\(order.account.rawValue)"
      type = "market"
      if case .limit(let limit) = order.type {
        (type, price) = ("limit", instrument.priceScale.text(limit.rawValue))
      }
      switch order.timeInForce {
      case .goodTillCancel, .atOpening, .atClose: tif = "gtc"
      case .day: tif = "day"
      case .goodTillDate(let end): (tif, expiry) = ("gtd", "\(end.rawValue)")
      case .immediateOrCancel: tif = "ioc"
      case .fillOrKill: tif = "fok"
      }
    case .cancel(let order): (action, id) = ("cancel", "\(order.rawValue)")
    case .replace(let replace):
      (action, id) = ("replace", "\(replace.id.rawValue)")
      price = replace.price.map { instrument.priceScale.text($0.rawValue) } ?? ""
      quantity = replace.quantity.map { instrument.quantityScale.text($0.rawValue) } ?? ""
    case .massCancel(let filter):
      action = "mass_cancel"
      account = filter.account.map { "\($0.rawValue)" } ?? ""
      side = filter.side.map { "\($0)" } ?? ""
    case .phase(_, let next): (action, phase) = ("phase", "\(next)")
    case .uncross: action = "uncross"
    case .clock: action = "clock"
    }
  }

  var text: String {
    [action, id, side, price, quantity, type, tif, time, expiry, account, phase]
      .joined(separator: ",")
  }
}
