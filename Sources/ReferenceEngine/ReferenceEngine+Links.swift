public import Market

/// Accounts, expiry instants and the ends of a day's parts: the memberships of orders that have any.
extension ReferenceEngine {
  /// Keeps from now on who belongs to which account, and which orders end with the day.
  ///
  /// - Complexity: O(n log n) in the number of live orders the first time, then O(1).
  @usableFromInline mutating func keepMemberships() {
    if keepsMemberships { return }
    keepsMemberships = true
    for index in instruments.indices {
      for slot in queued(in: InstrumentID(UInt32(index))) {
        let detail = details[slot]
        if orders[slot].hasLinks {
          enterGroup(slot)
        } else if detail.isDay || detail.accountOrLinks != 0 {
          attachLinks(
            slot, detail.isDay ? .day : .goodTillCancel, AccountID(detail.accountOrLinks))
        }
      }
    }
  }

  /// Enters a resting order, which has its place in the queue, into what it belongs to.
  @usableFromInline mutating func attachLinks(
    _ slot: UInt32, _ timeInForce: TimeInForce, _ account: AccountID
  ) {
    let link = links.take()
    links[link] = OrderLinks()
    switch timeInForce {
    case .day: links[link].term = .day
    case .goodTillDate(let instant):
      links[link].term = .goodTillDate
      links[link].expires = instant.rawValue
    case .atOpening: links[link].term = .atOpening
    case .atClose: links[link].term = .atClose
    case .goodTillCancel, .immediateOrCancel, .fillOrKill: links[link].term = .none
    }
    links[link].account = account.rawValue
    details[slot].accountOrLinks = UInt64(link)
    orders[slot].levelAndFlag |= 1
    if keepsMemberships { enterGroup(slot) }
    startTerm(slot)
  }

  private mutating func enterGroup(_ slot: UInt32) {
    let link = details[slot].links
    let account = links[link].account
    guard account != AccountID.none.rawValue else { return }
    links[link].group = accounts.findOrMake(account, instrument(of: slot))
    joinGroup(slot)
  }

  /// Takes a dying order out of everything it belongs to.
  @usableFromInline mutating func detachLinks(_ slot: UInt32) {
    let link = details[slot].links
    endTerm(slot)
    let group = links[link].group
    if group != 0 {
      leaveGroup(slot)
      if accounts.groups[group].firstOrder == 0 { accounts.remove(group) }
    }
    links.free(link)
  }

  /// Moves an order that took a new place in the queue to the back of what it belongs to.
  @usableFromInline mutating func renewLinks(_ slot: UInt32) {
    endTerm(slot)
    startTerm(slot)
    guard links[details[slot].links].group != 0 else { return }
    leaveGroup(slot)
    joinGroup(slot)
  }

  /// The instrument of a resting order.
  @inlinable
  @inline(__always)
  func instrument(of slot: UInt32) -> UInt32 {
    plan.instrument(of: ladders.levels[orders[slot].level].ladder)
  }

  private mutating func joinGroup(_ slot: UInt32) {
    let link = details[slot].links
    let group = links[link].group
    let last = accounts.groups[group].lastOrder
    links[link].previousInGroup = last
    links[link].nextInGroup = 0
    if last != 0 {
      links[details[last].links].nextInGroup = slot
    } else {
      accounts.groups[group].firstOrder = slot
    }
    accounts.groups[group].lastOrder = slot
  }

  private mutating func leaveGroup(_ slot: UInt32) {
    let member = links[details[slot].links]
    if member.previousInGroup != 0 {
      links[details[member.previousInGroup].links].nextInGroup = member.nextInGroup
    } else {
      accounts.groups[member.group].firstOrder = member.nextInGroup
    }
    if member.nextInGroup != 0 {
      links[details[member.nextInGroup].links].previousInGroup = member.previousInGroup
    } else {
      accounts.groups[member.group].lastOrder = member.previousInGroup
    }
  }

  private mutating func startTerm(_ slot: UInt32) {
    let link = details[slot].links
    switch links[link].term {
    case .none: break
    case .goodTillDate:
      links[link].instrument = instrument(of: slot)
      let entry = ExpiryHeap.Entry(
        instant: links[link].expires, arrival: details[slot].arrival,
        instrument: links[link].instrument, links: link, order: slot)
      expiries.insert(entry, links: &links)
    case .day, .atOpening, .atClose:
      links[link].instrument = instrument(of: slot)
      let term = links[link].term
      let last = terms[links[link].instrument][term].last
      links[link].previousOrPlace = last
      links[link].nextOfTerm = 0
      if last != 0 {
        links[details[last].links].nextOfTerm = slot
      } else {
        terms[links[link].instrument][term].first = slot
      }
      terms[links[link].instrument][term].last = slot
    }
  }

  private mutating func endTerm(_ slot: UInt32) {
    let member = links[details[slot].links]
    switch member.term {
    case .none: break
    case .goodTillDate: expiries.remove(at: Int(member.previousOrPlace), links: &links)
    case .day, .atOpening, .atClose:
      let term = member.term
      if member.previousOrPlace != 0 {
        links[details[member.previousOrPlace].links].nextOfTerm = member.nextOfTerm
      } else {
        terms[member.instrument][term].first = member.nextOfTerm
      }
      if member.nextOfTerm != 0 {
        links[details[member.nextOfTerm].links].previousOrPlace = member.previousOrPlace
      } else {
        terms[member.instrument][term].last = member.previousOrPlace
      }
    }
  }
}
