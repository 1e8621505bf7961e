internal import JSONText
internal import Market
internal import MarketData
internal import Results
internal import Scenarios
internal import Wire

/// The step in question and the book before it.
struct TradeScene {
  var step: RecordedStep
  var instrument = InstrumentID(0)
  var asks: [RestingOrder] = []
  var bids: [RestingOrder] = []
  /// What an auction would come to.
  var indication: Uncrossing?

  /// Where an order stands: at which price, as which of how many, behind how much.
  func standing(_ id: OrderID) -> Standing? {
    for orders in [asks, bids] {
      guard let order = orders.first(where: { $0.id == id }) else { continue }
      let queue = orders.filter { $0.price == order.price }
      guard let place = queue.firstIndex(where: { $0.id == id }) else { continue }
      let ahead = queue[..<place].reduce(Int128.zero) { $0 + Int128($1.leaves.rawValue) }
      return Standing(order: order, queue: queue, place: place, ahead: ahead)
    }
    return nil
  }

  struct Standing {
    var order: RestingOrder
    var queue: [RestingOrder]
    /// From 0.
    var place: Int
    /// The quantity ahead of it.
    var ahead: Int128
  }
}

extension TradeExplainer {
  func explanation(
    of command: Int, _ scene: TradeScene, made: [TradeIdentity],
    recorded: (trades: [RecordedTrade], place: Int?)
  ) -> ReplayExplanation {
    let sought = question.made?.trade
    let inQuestion = made.firstIndex { words.fields.projection(of: $0) == sought }
    let time = scene.step.instant.map { " at \(words.instant($0))" } ?? ""
    return ReplayExplanation(
      trade: title, agrees: question.kind == nil, verdict: verdict(scene, made),
      place: "Command \(command + 1), flow line \(scene.step.line)\(time)",
      command: text(scene.step.action, scene.instrument),
      book: Ladders.book(
        of: scene.instrument, asks: scene.asks, bids: scene.bids,
        indication: scene.indication, holder: holder,
        MarketText(of: words.instruments)),
      queues: queues(scene, made), made: list(made, inQuestion),
      recorded: list(recorded.trades.map(\.trade), recorded.place))
  }

  private var title: String {
    guard let expected = question.expected, let number = question.number else {
      return "A trade that was not recorded: "
        + (question.made.map { words.trade($0.trade) } ?? "nothing")
    }
    return "Trade \(number + 1) on trades line \(expected.line): \(words.trade(expected.trade))"
  }

  private func list(_ trades: [TradeIdentity], _ place: Int?) -> ReplayExplanation.TradeList {
    let first = max(0, (place ?? 0) - Self.neighbours)
    let end = min(trades.count, (place ?? 0) + Self.neighbours + 1)
    return ReplayExplanation.TradeList(
      count: trades.count, first: first + 1, shown: trades[first..<end].map(words.trade),
      inQuestion: place.map { $0 - first })
  }

  private func text(_ action: RecordedStep.Action, _ owner: InstrumentID) -> String {
    switch action {
    case .command(let command):
      let codec = JSONCodec(instruments: words.instruments, numbers: .decimals)
      var writer = JSONWriter()
      codec.write(command, owner: owner, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    case .reduce(let id, let amount):
      return "reduce \(id.rawValue) by \(words.quantity(amount.rawValue, of: owner))"
    }
  }

  // MARK: - Queues

  private func queues(_ scene: TradeScene, _ made: [TradeIdentity]) -> [ReplayExplanation.Queue] {
    var marks: [(id: OrderID, mark: String)] = []
    let fields = words.fields
    func add(_ trade: TradeIdentity?, _ whose: String) {
      guard let trade else { return }
      let isByParty = fields.contains(.byParty) || words.isAuction(trade)
      if fields.contains(.maker) {
        marks.append((trade.maker, whose + (isByParty ? " buyer" : " maker")))
      }
      if fields.contains(.taker) {
        marks.append((trade.taker, whose + (isByParty ? " seller" : " taker")))
      }
    }
    add(question.expected?.trade, "recorded")
    // Where the engine made nothing like it, what it made of the command tells most.
    for trade in question.made.map({ [$0.trade] }) ?? made.prefix(3).map(words.fields.projection) {
      add(trade, "engine’s")
    }
    var queues: [(key: [Int64], queue: [RestingOrder])] = []
    for standing in marks.compactMap({ scene.standing($0.id) }) {
      let order = standing.order
      let key = [
        Int64(order.side.rawValue), order.price == nil ? 1 : 0, order.price?.rawValue ?? 0,
      ]
      if !queues.contains(where: { $0.key == key }) { queues.append((key, standing.queue)) }
    }
    return queues.map { entry in
      let places = entry.queue.enumerated().map { index, order in
        let names = marks.filter { $0.id == order.id }.map(\.mark)
        return ReplayExplanation.Place(
          number: index + 1,
          order: LadderOrder(
            id: "\(order.id.rawValue)",
            leaves: words.quantity(order.leaves.rawValue, of: scene.instrument)),
          mark: names.isEmpty ? nil : names.joined(separator: ", "))
      }
      let marked = places.indices.filter { places[$0].mark != nil }
      let shown = places.indices.filter { index in
        index < 3 || marked.contains { abs($0 - index) <= 1 }
      }
      let side = entry.queue[0].side == .buy ? "buy" : "sell"
      return ReplayExplanation.Queue(
        name: "\(side) \(limit(entry.queue[0], scene))",
        count: places.count, places: shown.map { places[$0] })
    }
  }

  // MARK: - What differs

  private func verdict(_ scene: TradeScene, _ made: [TradeIdentity]) -> String {
    guard let kind = question.kind else { return "The engine made it as it was recorded." }
    let sentence = "\(kind.name): \(kind.meaning)"
    let detail: String
    switch kind {
    case .priorityDiffers:
      detail =
        [
          question.made.map { "The engine took \(standing($0.trade.maker, scene))." },
          question.expected.map { "Recorded is \(standing($0.trade.maker, scene))." },
        ].compactMap { $0 }.joined(separator: " ")
    case .priceDiffers, .quantityDiffers:
      detail =
        "The engine made \(question.made.map { words.trade($0.trade) } ?? "nothing"). Before it, "
        + (question.made.map { standing($0.trade.maker, scene) } ?? "nothing") + "."
    case .missing, .orderUnknown:
      detail = whereabouts(scene)
    case .placeDiffers, .extra: detail = ""
    case .sameInstant, .goneBeforeStream, .followsEarlier:
      detail = words.remedy(kind).map { "The trades come out \($0)." } ?? ""
    }
    return detail.isEmpty ? sentence : "\(sentence) \(detail)"
  }

  /// Where the orders of a trade that was not made stand.
  private func whereabouts(_ scene: TradeScene) -> String {
    guard let trade = question.expected?.trade, words.fields.tellOrders else { return "" }
    let orders = [trade.maker, trade.taker].map { id -> String in
      if case .command(.new(let order)) = scene.step.action, order.id == id {
        return "order \(id.rawValue) comes with this command"
      }
      return standing(id, scene)
    }
    return "Just before, \(orders.joined(separator: ", and "))."
  }

  /// At which price an order stands.
  private func limit(_ order: RestingOrder, _ scene: TradeScene) -> String {
    order.price.map { "at \(words.price($0, of: scene.instrument))" } ?? "at any price"
  }

  /// Where an order stands, as a clause.
  private func standing(_ id: OrderID, _ scene: TradeScene) -> String {
    guard let standing = scene.standing(id) else {
      return "order \(id.rawValue), which is not in the engine’s book"
    }
    let side = standing.order.side == .buy ? "buy" : "sell"
    let place =
      "order \(id.rawValue), number \(standing.place + 1) of \(standing.queue.count) to \(side) "
      + limit(standing.order, scene)
    let left = words.quantity(standing.order.leaves.rawValue, of: scene.instrument)
    guard standing.place > 0 else { return "\(place), with \(left) left" }
    let ahead = words.quantity(standing.ahead, of: scene.instrument)
    return "\(place), with \(left) left and \(ahead) ahead of it"
  }
}
