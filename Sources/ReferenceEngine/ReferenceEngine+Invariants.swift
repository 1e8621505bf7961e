#if DEBUG
  internal import Market

  /// What must hold of the books after every command.
  extension ReferenceEngine {
    /// Checks everything after each command while the engine is small; with many orders or
    /// instruments only so often that checking stays a constant share of the work.
    @usableFromInline
    mutating func checkInvariantsWhenDue() {
      commandsToNextCheck -= 1
      guard commandsToNextCheck <= 0 else { return }
      commandsToNextCheck = (index.count + instruments.count) / 64
      checkInvariants()
    }

    /// Traps when the state contradicts itself.
    func checkInvariants() {
      var live = 0
      for index in instruments.indices {
        let instrument = InstrumentID(UInt32(index))
        if books[instrument.rawValue].phase == .continuous {
          precondition(!isCrossed(instrument), "a crossed book in continuous trading")
        }
        for side in Side.allCases {
          for ladder in plan.all(UInt32(index), side) { live += checkLadder(ladder) }
        }
        checkTerms(UInt32(index))
      }
      precondition(live == index.count, "the index holds other orders than the books")
    }

    /// Checks where an instrument's orders stand, by the phase and by their terms.
    private func checkTerms(_ instrument: UInt32) {
      let phase = books[instrument].phase
      if phase == .continuous {
        precondition(
          marketOrders(in: instrument).isEmpty, "a market order in the book in continuous trading")
      }
      for side in Side.allCases {
        for ladder in plan.all(instrument, side) {
          var slots: [UInt32] = []
          append(ladder, to: &slots)
          for slot in slots {
            let detail = details[slot]
            let term = orders[slot].hasLinks ? links[detail.links].term : .none
            if keepsMemberships, !orders[slot].hasLinks {
              precondition(
                !detail.isDay && detail.accountOrLinks == 0, "an order whose membership is not kept"
              )
            }
            let waits = term == .atClose && phase != .closingAuction
            precondition(
              plan.isWaiting(ladder) == waits, "an order that waits in vain, or does not")
            if term == .atOpening {
              precondition(phase.keepsOpeningOrders, "an order at an opening that is over")
            }
          }
        }
      }
      for term in [OrderLinks.Term.day, .atOpening, .atClose] {
        var slots: [UInt32] = []
        append(terms[instrument][term], to: &slots)
        precondition(slots.last ?? 0 == terms[instrument][term].last, "a list with another end")
        for (before, after) in zip(slots, slots.dropFirst()) {
          precondition(
            details[before].arrival < details[after].arrival, "a list out of time order")
        }
      }
    }

    /// Checks one ladder and returns the number of its orders.
    private func checkLadder(_ ladder: UInt32) -> Int {
      var count = 0
      var better: UInt32 = 0
      var level = ladders.best(ladder)
      while level != 0 {
        precondition(ladders.levels[level].ladder == ladder, "a level of another ladder")
        precondition(ladders.levels[level].better == better, "levels linked one way only")
        if better != 0 {
          precondition(
            ladders.levels[better].key < ladders.levels[level].key, "levels out of price order")
        }
        count += checkQueue(level)
        better = level
        level = ladders.levels[level].worse
      }
      precondition(checkTree(ladder) == better, "the tree and the list end differently")
      return count
    }

    private func checkQueue(_ level: UInt32) -> Int {
      var count = 0
      var total: UInt128 = 0
      var previous: UInt32 = 0
      var slot = ladders.levels[level].head
      while slot != 0 {
        let order = orders[slot]
        precondition(order.leaves > 0, "a resting order with nothing left")
        precondition(details[slot].total >= order.leaves, "more left than there was")
        precondition(order.level == level, "an order of another level")
        precondition(order.previous == previous, "orders linked one way only")
        precondition(index.find(order.id, in: orders) == slot, "an order the index misses")
        if previous != 0 {
          precondition(
            details[previous].arrival < details[slot].arrival, "a queue out of time order")
        }
        total += UInt128(order.leaves)
        count += 1
        previous = slot
        slot = order.next
      }
      precondition(count > 0, "an empty level")
      precondition(ladders.levels[level].tail == previous, "a tail that is not the last order")
      precondition(ladders.levels[level].orders == UInt32(count), "a wrong count of orders")
      precondition(ladders.levels[level].total == total, "a wrong total")
      return count
    }

    /// Walks down the last children of a ladder's tree and returns the worst level, or 0.
    private func checkTree(_ ladder: UInt32) -> UInt32 {
      var place = ladders.ladders[ladder].root
      var parent: UInt32 = 0
      while place.isBranch {
        let branch = ladders.branches[place.slot]
        precondition(branch.parent == parent, "a branch under another parent")
        precondition(branch.occupied.nonzeroBitCount >= 2, "a branch with fewer than two children")
        parent = place.slot
        place = branch.children[63 - branch.occupied.leadingZeroBitCount]
      }
      if place.slot != 0 {
        precondition(ladders.levels[place.slot].parent == parent, "a level under another parent")
      }
      return place.slot
    }
  }
#endif
