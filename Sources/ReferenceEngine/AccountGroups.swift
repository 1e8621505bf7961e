internal import Market

/// The live orders of one account in one instrument, or, as its anchor, the account itself.
struct AccountGroup: Poolable {
  /// The instrument of an anchor: no instrument has it.
  static let anchorInstrument = UInt32.max

  var account: UInt64 = 0
  var instrument: UInt32 = 0
  /// The first and the last order, by place in the queue.
  var firstOrder: UInt32 = 0
  var lastOrder: UInt32 = 0
  /// The account's next and previous group; an anchor's `nextGroup` is the first.
  var nextGroup: UInt32 = 0
  var previousGroup: UInt32 = 0

  static var unused: AccountGroup { AccountGroup() }
  var nextFree: UInt32 {
    get { nextGroup }
    set { nextGroup = newValue }
  }
}

/// Which live orders belong to which account, so that a mass cancel visits no others.
@usableFromInline struct AccountGroups: ~Copyable {
  private struct Key: Hashable {
    var account: UInt64
    var instrument: UInt32
  }

  var groups = Pool<AccountGroup>(capacity: 3)
  private var slots: [Key: UInt32] = [:]

  @usableFromInline init() {}

  /// The group of an account in an instrument, or 0 if it has no live order there.
  func find(_ account: AccountID, _ instrument: UInt32) -> UInt32 {
    slots[Key(account: account.rawValue, instrument: instrument)] ?? 0
  }

  /// The groups of an account, by instrument.
  ///
  /// - Complexity: O(k log k) in the number of groups.
  func groups(of account: AccountID) -> [UInt32] {
    let anchor = find(account, AccountGroup.anchorInstrument)
    guard anchor != 0 else { return [] }
    var found: [UInt32] = []
    var group = groups[anchor].nextGroup
    while group != 0 {
      found.append(group)
      group = groups[group].nextGroup
    }
    found.sort { groups[$0].instrument < groups[$1].instrument }
    return found
  }

  /// The group of an account in an instrument, made if there is none.
  mutating func findOrMake(_ account: UInt64, _ instrument: UInt32) -> UInt32 {
    let key = Key(account: account, instrument: instrument)
    if let slot = slots[key] { return slot }
    let slot = make(key)
    guard instrument != AccountGroup.anchorInstrument else { return slot }
    let anchor = findOrMake(account, AccountGroup.anchorInstrument)
    let next = groups[anchor].nextGroup
    groups[slot].nextGroup = next
    groups[slot].previousGroup = anchor
    groups[anchor].nextGroup = slot
    if next != 0 { groups[next].previousGroup = slot }
    return slot
  }

  private mutating func make(_ key: Key) -> UInt32 {
    let slot = groups.take()
    groups[slot] = AccountGroup()
    groups[slot].account = key.account
    groups[slot].instrument = key.instrument
    slots[key] = slot
    return slot
  }

  /// Forgets a group that has no order any more, and its account's anchor if it was the last.
  mutating func remove(_ slot: UInt32) {
    let group = groups[slot]
    groups[group.previousGroup].nextGroup = group.nextGroup
    if group.nextGroup != 0 { groups[group.nextGroup].previousGroup = group.previousGroup }
    forget(slot)
    let isLast =
      groups[group.previousGroup].instrument == AccountGroup.anchorInstrument
      && group.nextGroup == 0
    if isLast { forget(group.previousGroup) }
  }

  private mutating func forget(_ slot: UInt32) {
    slots[Key(account: groups[slot].account, instrument: groups[slot].instrument)] = nil
    groups.free(slot)
  }
}
