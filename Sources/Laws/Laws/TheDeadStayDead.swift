internal import Market

/// `Law.theDeadStayDead`.
extension Judge {
  /// An event is told of an order that does not live.
  mutating func checkAlive(_ id: OrderID, _ event: String) {
    violate(
      .theDeadStayDead, event, [id],
      "nothing should have happened to order \(id.rawValue), because no such order lives; "
        + "instead it \(event == "traded" ? "traded" : "was \(event)")")
  }
}
