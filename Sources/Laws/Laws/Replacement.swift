internal import Market

/// `Law.replacement`.
extension Judge {
  mutating func checkReplacement(_ replacement: Replacement, _ slot: Int32) {
    guard case .replace(let replace) = step.command, step.refusal == nil,
      let total = total(of: slot, after: replace)
    else { return }
    let entry = ledger[slot]
    guard total > entry.filled else {
      violate(
        .replacement, "replaced below what is filled", [entry.id],
        "order \(entry.id.rawValue) should have been canceled, because "
          + "\(text(entry.filled, entry.instrument)) of it is filled and no more was asked for; "
          + "instead it was replaced")
      return
    }
    let price = replace.price ?? entry.price
    let leaves = total - entry.filled
    if replacement.price != price {
      wrong(
        "price", text(price, entry.instrument), text(replacement.price, entry.instrument), entry)
    }
    if replacement.leaves != leaves {
      wrong(
        "quantity", text(leaves, entry.instrument), text(replacement.leaves, entry.instrument),
        entry)
    }
    let keeps =
      conventions.decreasePriority == .keeps && price == entry.price && leaves <= entry.leaves
    if replacement.priority != (keeps ? .kept : .lost) {
      wrong("place", keeps ? "kept" : "lost", "\(replacement.priority)", entry)
    }
  }

  private mutating func wrong(
    _ what: String, _ due: String, _ told: String, _ entry: Ledger.Entry
  ) {
    violate(
      .replacement, "\(what) of a replaced order", [entry.id],
      "order \(entry.id.rawValue) should have its \(what) \(due), because that is what "
        + "the replace comes to; instead \(told) was told")
  }

  /// A replace canceled its order: it must have asked for no more than is filled.
  mutating func checkBelowFilled(_ slot: Int32) {
    guard case .replace(let replace) = step.command, step.refusal == nil else { return }
    let entry = ledger[slot]
    guard let total = total(of: slot, after: replace), total > entry.filled else { return }
    violate(
      .replacement, "canceled by a replace", [entry.id],
      "order \(entry.id.rawValue) should have been replaced, because "
        + "\(text(total, entry.instrument)) was asked for and "
        + "\(text(entry.filled, entry.instrument)) is filled; instead it was canceled")
  }
}
