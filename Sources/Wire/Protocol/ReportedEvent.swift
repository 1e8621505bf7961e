package import Market

/// An event as an engine behind the protocol tells it: what it left out is nil.
package struct ReportedEvent: Hashable, Sendable {
  package var kind: EventKind
  package var id: OrderID?
  package var instrument: InstrumentID?
  package var rejectReason: RejectReason?
  package var cancelReason: CancelReason?
  package var maker: OrderID?
  package var taker: OrderID?
  /// Nil where it was left out; a nil within where it was said that there is none.
  package var price: Price??
  /// What was traded, canceled or expired; never negative.
  package var quantity: Quantity?
  package var makerLeaves: Quantity?
  package var takerLeaves: Quantity?
  package var aggressor: Aggressor?
  package var leaves: Quantity?
  package var priority: Priority?
  package var phase: Phase?
  package var volume: Volume?
  package var imbalance: Int128?

  /// An event of which nothing but its kind is said.
  package init(_ kind: EventKind) { self.kind = kind }

  /// An event of which everything is said.
  package init(_ event: Event) {
    self.init(event.kind)
    switch event {
    case .accepted(let event):
      id = event.id
      instrument = event.instrument
    case .rejected(let event):
      id = event.id
      rejectReason = event.reason
    case .traded(let event):
      instrument = event.instrument
      maker = event.maker
      taker = event.taker
      price = event.price
      quantity = event.quantity
      makerLeaves = event.makerLeaves
      takerLeaves = event.takerLeaves
      aggressor = event.aggressor
    case .canceled(let event):
      id = event.id
      instrument = event.instrument
      quantity = event.quantity
      cancelReason = event.reason
    case .replaced(let event):
      id = event.id
      instrument = event.instrument
      price = .some(event.price)
      leaves = event.leaves
      priority = event.priority
    case .expired(let event):
      id = event.id
      instrument = event.instrument
      quantity = event.quantity
    case .phaseChanged(let event):
      instrument = event.instrument
      phase = event.phase
    case .uncrossed(let event):
      instrument = event.instrument
      price = .some(event.price)
      volume = event.volume
      imbalance = event.imbalance
    }
  }
}
