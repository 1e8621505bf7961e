internal import Market

// What the work of the engine, or of one with a fault, costs.
extension PlainEngine {
  /// An order has come into the book: a slot for it.
  func countEntry(of order: Order) {
    meter.slots += 1
    if case .goodTillDate = order.timeInForce { meter.dates += 1 }
  }

  /// An order has left the book: its slot is free again.
  func countDeath(of order: Order) {
    if !has(.slotKept) { meter.slots -= 1 }
    if case .goodTillDate = order.timeInForce, !has(.expiriesKept) { meter.dates -= 1 }
  }

  /// A cancel has found its order at a place of its side.
  func countCancel(at place: Int, in side: [Order]) {
    switch fault {
    case .cancelSortsAnew:
      // Each order of the side is put in again behind those before it.
      meter.cancelVisits += side.count * (side.count - 1) / 2
    case .deadStayInQueue:
      memory.marks += 1
      meter.cancelVisits += place + 1 + memory.marks
    default:
      meter.cancelVisits += place + 1
    }
  }

  /// Another fill of one command.
  func countFill(_ number: Int) {
    meter.depth = max(meter.depth, has(.callForEachFill) ? number : 1)
  }
}
