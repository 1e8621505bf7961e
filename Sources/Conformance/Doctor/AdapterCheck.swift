internal import Market
internal import Wire

/// One check of what every adapter must do, whatever the engine can.
struct AdapterCheck: Sendable {
  let name: String
  /// What to do when it fails, in one sentence without its end.
  let fix: String
  /// What was seen when all is well.
  let run: @Sendable (Ward) throws(Ailment) -> String

  /// The checks in the order in which faults show best: what later ones rest on stands first.
  static let all = [
    plainReset, eventOrder, barriers, batches, identifiers, scale, bigNumbers, reset, secondReset,
    otherInstruments, books, snapshots, deadOrders, unknownKeys, longBatch,
  ]

  // MARK: - Answers

  static let eventOrder = AdapterCheck(
    name: "event order",
    fix: "report in the order in which it happened: accepted first, then one trade for each maker "
      + "in the engine's order, then what became of the rest"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let flow = [of.sell(1, 2), of.sell(2, 3, at: 1), of.sell(3, 4, at: 2), of.buy(4, 7, at: 2)]
    let kinds = try ward.examination().answers(to: flow).map { $0.map(\.kind) }
    for list in kinds where list.contains(.accepted) && list.first != .accepted {
      throw .differs("accepted stands behind \(list[0]) in the answer to a new order")
    }
    try ward.examination().compareSingly(flow)
    return "accepted comes before the trades, and these in the order of the makers"
  }

  static let barriers = AdapterCheck(
    name: "barriers",
    fix: "wait until the engine is done with a command, and take all that it reported, before "
      + "answering"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let flow = [of.sell(1, 5), of.buy(2, 3), of.buy(3, 4, at: -9), of.cancel(3), of.cancel(1)]
    let examination = try ward.examination()
    let right = examination.rightAnswers(to: flow).map(\.count)
    var told: [Int] = []
    for command in flow { told += try examination.answers(to: [command]).map(\.count) }
    for index in flow.indices.dropLast() {
      guard told[index] < right[index], told[index + 1] > right[index + 1] else { continue }
      throw .differs(
        "what \(examination.text(flow[index])) did was told in the answer to the next command")
    }
    guard told.last == right.last else {
      throw .differs(
        "to \(examination.text(flow[4])) it told \(told[4]) events, and not \(right[4])")
    }
    return "the effects of a command are in its own answer"
  }

  static let batches = AdapterCheck(
    name: "batches",
    fix: "answer each command of a batch as if it stood alone, one list for each"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let flow = [
      of.sell(1, 5), of.sell(2, 5, at: 1), of.buy(3, 7, at: 1), of.cancel(2), of.buy(4, 1),
    ]
    let batch = try ward.examination().answers(to: flow)
    let examination = try ward.examination()
    for (index, command) in flow.enumerated() {
      let alone = try examination.answers(to: [command])
      guard alone[0] == batch[index] else {
        throw .differs(
          "\(examination.text(command)) got \(examination.text(batch[index])) in a batch, and "
            + "\(examination.text(alone[0])) alone")
      }
    }
    return "a batch is answered as its commands alone"
  }

  static let longBatch = AdapterCheck(
    name: "long batch",
    fix: "read whole lines, however long, and write the answer as one"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let flow = (1...500).flatMap { [of.buy($0, 1, at: -Int64($0 % 20)), of.cancel($0)] }
    try ward.examination().compare(flow)
    return "a batch of \(flow.count) commands is answered"
  }

  // MARK: - What is said to the engine

  static let unknownKeys = AdapterCheck(
    name: "unknown keys",
    fix: "pass by keys of requests and commands that the adapter does not know: later versions of "
      + "the suite may add some"
  ) { ward throws(Ailment) in
    let examination = try ward.examination()
    let price = ward.numbers.middle
    let line =
      "{\"ask\":\"commands\",\"later\":{\"a\":[1]},\"commands\":[{\"do\":\"new\",\"id\":\"1\","
      + "\"instrument\":\"A\",\"side\":\"buy\",\"type\":\"limit\",\"price\":\(price),"
      + "\"quantity\":5,\"timeInForce\":\"gtc\",\"later\":\"x\"}]}\n"
    let answer = try examination.ask(Array(line.utf8), .commands)
    guard case .events(let lists) = answer,
      lists.first?.first?.kind == .accepted
    else { throw .differs("it does not accept an order with a key more") }
    return "they are passed by"
  }

  static let deadOrders = AdapterCheck(
    name: "dead orders",
    fix: "answer a cancel of what is not live by rejected if unknownCancels is declared, else by "
      + "that or by nothing; it changes nothing"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let examination = try ward.examination()
    let flow = [of.buy(1, 5), of.sell(2, 5, at: 2), of.cancel(1), of.cancel(1), of.cancel(9)]
    let told = try examination.answers(to: flow)
    for (command, events) in zip(flow, told).suffix(2)
    where !(events.isEmpty && !ward.profile.can(.unknownCancels)) {
      guard events.count == 1, events[0].kind == .rejected else {
        throw .differs(
          "to \(examination.text(command)), of an order that is not live, it answered "
            + examination.text(events))
      }
    }
    _ = examination.rightAnswers(to: flow)
    try examination.compareBooks()
    return "canceling one does no harm"
  }
}
