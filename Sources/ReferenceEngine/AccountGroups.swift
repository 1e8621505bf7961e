internal import Market

/// The live orders of one account in one instrument, or, as its anchor, the account itself.
struct AccountGroup: IndexedNode {
  /// What a group is found by.
  struct Key: Hashable, BitwiseCopyable {
    /// The instrument of an anchor: no instrument has it.
    static let anchorInstrument = UInt32.max

    var account: UInt64
    var instrument: UInt32

    var isAnchor: Bool { instrument == Self.anchorInstrument }
  }

  var key = Key(account: 0, instrument: 0)
  /// The first and the last order, by place in the queue.
  var firstOrder: UInt32 = 0
  var lastOrder: UInt32 = 0
  /// The account's next and previous group; an anchor's `nextGroup` is the first.
  var nextGroup: UInt32 = 0
  var previousGroup: UInt32 = 0
  /// The next group in the bucket of the index; in a free slot the next free slot.
  var chain: UInt32 = 0

  static var unused: AccountGroup { AccountGroup() }

  static func tag(_ key: Key) -> UInt64 {
    Mixing.tag(key.account &+ UInt64(key.instrument) &* 0xD6E8_FEB8_6659_FD93)
  }
}

/// Which live orders belong to which account, so that a mass cancel visits no others.
///
/// Empty until the engine keeps memberships.
@usableFromInline
struct AccountGroups: ~Copyable {
  var groups = Pool<AccountGroup>(capacity: 3)
  private var index = ChainedIndex<AccountGroup>()

  @usableFromInline
  init() {}

  /// The group of an account in an instrument, or 0 if it has no live order there.
  func find(_ account: AccountID, _ instrument: UInt32) -> UInt32 {
    index.find(AccountGroup.Key(account: account.rawValue, instrument: instrument), in: groups)
  }

  /// The groups of an account, by instrument.
  ///
  /// - Complexity: O(k log k) in the number of groups.
  func groups(of account: AccountID) -> [UInt32] {
    let anchor = find(account, AccountGroup.Key.anchorInstrument)
    guard anchor != 0 else { return [] }
    var found: [UInt32] = []
    var group = groups[anchor].nextGroup
    while group != 0 {
      found.append(group)
      group = groups[group].nextGroup
    }
    found.sort { groups[$0].key.instrument < groups[$1].key.instrument }
    return found
  }

  /// The group of an account in an instrument, made if there is none.
  mutating func findOrMake(_ account: UInt64, _ instrument: UInt32) -> UInt32 {
    let key = AccountGroup.Key(account: account, instrument: instrument)
    let found = index.find(key, in: groups)
    if found != 0 { return found }
    let slot = groups.take()
    groups[slot] = AccountGroup()
    groups[slot].key = key
    index.insert(slot, in: &groups)
    guard !key.isAnchor else { return slot }
    let anchor = findOrMake(account, AccountGroup.Key.anchorInstrument)
    let next = groups[anchor].nextGroup
    groups[slot].nextGroup = next
    groups[slot].previousGroup = anchor
    groups[anchor].nextGroup = slot
    if next != 0 { groups[next].previousGroup = slot }
    return slot
  }

  /// Forgets a group that has no order any more, and its account's anchor if it was the last.
  mutating func remove(_ slot: UInt32) {
    let group = groups[slot]
    groups[group.previousGroup].nextGroup = group.nextGroup
    if group.nextGroup != 0 { groups[group.nextGroup].previousGroup = group.previousGroup }
    forget(slot)
    let isLast = groups[group.previousGroup].key.isAnchor && group.nextGroup == 0
    if isLast { forget(group.previousGroup) }
  }

  /// Becomes what the groups of another engine are.
  mutating func copy(_ other: borrowing AccountGroups) {
    groups.copy(other.groups)
    index.copy(other.index)
  }

  private mutating func forget(_ slot: UInt32) {
    index.remove(slot, in: &groups)
    groups.free(slot)
  }
}
