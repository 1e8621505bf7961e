import Laws
import Market
import Testing

/// A history whose last answer is judged, and what the laws should say of it.
struct LawCase: CustomTestStringConvertible, Sendable {
  /// A violation without its words.
  struct Breach: Hashable, Sendable {
    var law: Law
    var shape: String
    var orders: [OrderID]

    init(_ law: Law, _ shape: String, _ orders: OrderID...) {
      self.law = law
      self.shape = shape
      self.orders = orders
    }
  }

  /// A command and the events that answered it.
  struct Told: Sendable {
    var command: Command
    var events: [Event]

    init(_ command: Command, _ events: Event...) {
      self.command = command
      self.events = events
    }

    /// An order that was accepted, and nothing else.
    static func taken(_ command: Command) -> Told {
      guard case .new(let order) = command else { return Told(command) }
      return Told(command, .accepted(order.id, on: order.instrument))
    }

    /// A phase that began, and ended nothing.
    static func begun(_ phase: Phase) -> Told {
      Told(.phase(phase), .phaseChanged(phase))
    }
  }

  @resultBuilder
  enum HistoryBuilder {
    static func buildExpression(_ told: Told) -> Told { told }
    static func buildBlock(_ history: Told...) -> [Told] { history }
  }

  /// Prices are in hundredths, quantities in tenths.
  static let instrument = Instrument(
    symbol: "X", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
    quantityScale: Scale(unit: ExactDecimal(1, decimals: 1)), priceSigns: .any)

  var title: String
  var breaches: [Breach]
  /// The words of one of the violations.
  var sentence: String?
  var instruments: [Instrument]
  var conventions = Conventions()
  var history: [Told]

  var testDescription: String { title }

  init(
    _ title: String, _ breaches: Breach..., sentence: String? = nil,
    limits restrict: (inout Instrument) -> Void = { _ in },
    by choose: (inout Conventions) -> Void = { _ in },
    @HistoryBuilder _ history: () -> [Told]
  ) {
    self.title = title
    self.breaches = breaches
    self.sentence = sentence
    var (first, second) = (Self.instrument, Self.instrument)
    restrict(&first)
    second.symbol = "Y"
    self.instruments = [first, second]
    choose(&conventions)
    self.history = history()
  }

  /// What the laws say of the whole history.
  var violations: [Violation] {
    var judge = Judge(instruments: instruments, conventions: conventions)
    return history.flatMap { judge.judge($0.command, answeredBy: $0.events) }
  }

  /// Holds what the laws say against what they should: of the history and of its mirror image.
  func check() {
    let found = violations
    let told = found.map { "\($0.law) \($0.shape) \($0.orders): \($0.sentence)" }
    #expect(found.map(\.breach) == breaches, "\(told)")
    #expect(found.allSatisfy { $0.command == history.count - 1 }, "\(told)")
    if let sentence { #expect(found.map(\.sentence).contains(sentence), "\(told)") }
    // The two orders of a breach may be named in the order of their sides.
    guard let reflection else { return }
    #expect(
      Set(reflection.violations.map(\.breach.mirrored)) == Set(breaches.map(\.sorted)),
      "mirrored: \(reflection.violations.map(\.sentence))")
  }

  private var reflection: LawCase? {
    var mirrored = self
    mirrored.instruments = instruments.compactMap { Mirror.reflect($0) }
    mirrored.history = history.compactMap { told in
      guard let command = Mirror.reflect(told.command) else { return nil }
      var answer = Told(command)
      answer.events = told.events.compactMap { Mirror.reflect($0) }
      return answer.events.count == told.events.count ? answer : nil
    }
    return mirrored.history.count == history.count ? mirrored : nil
  }
}

extension Violation {
  var breach: LawCase.Breach {
    var breach = LawCase.Breach(law, shape)
    breach.orders = orders
    return breach
  }
}

extension LawCase.Breach {
  /// The same with its orders by identifier.
  fileprivate var sorted: LawCase.Breach {
    var breach = self
    breach.orders.sort { $0.rawValue < $1.rawValue }
    return breach
  }

  /// The breach as the other side would have committed it.
  fileprivate var mirrored: LawCase.Breach {
    var breach = sorted
    if shape.hasPrefix("buy ") { breach.shape = "sell " + shape.dropFirst(4) }
    if shape.hasPrefix("sell ") { breach.shape = "buy " + shape.dropFirst(5) }
    return breach
  }
}
