extension PlantedFault {
  /// The law that should name the fault by the history alone.
  var rightLaw: RightLaw {
    switch self {
    case .worstBidFirst, .worstAskFirst, .levelsUnsorted, .oldestCrossingFirst, .sweepTurnsAround,
      .slotReused:
      .named(["price-priority"])
    case .limitForgotten, .staleBestBid, .staleBestAsk:
      .named(["limit"])
    case .sweepOfOneLevel, .buyNotAtTheTouch, .sellNotAtTheTouch, .crossingBuyRests,
      .crossingSellRests, .staleBounds, .limitsNeverMeet, .oneMakerThenRests, .oneMakerThenLost,
      .unlikeSizesEndBoth, .silentTrade, .replaceDoesNotTrade, .emptiedLevelBlocks, .zeroIsEmpty,
      .minusOneIsEmpty:
      .named(["positive-spread"])
    case .takersPrice, .takersPriceOfSells, .takersPriceOfBuys, .middlePrice, .buyersPrice,
      .replacesOwnPrice, .slotsOf256, .singlePrecision, .doublePrecision, .fillOrKillAtItsLimit:
      .named(["makers-price"])
    case .lastInFirstOut, .heapOfEquals, .unstableSort, .swapRemove, .partFillDemotes,
      .equalInstantsByIdentifier, .overflowingTimes, .awayAndBackKeeps, .nextLost,
      .cancelTakesTheLevel, .middleCutsNext, .tailTakesPrevious, .replaceLosesNeighbour,
      .levelTreeBreaks, .queueByIdentifier:
      .named(["time-priority"])
    case .increaseKeeps, .decreaseLoses, .staleFilled:
      .named(["replacement"])
    case .ordersMerged, .partFillNotTaken, .fullFillNotTaken, .wrapsBelowZero, .tellsTheRest,
      .marketRestTwice:
      .named(["conservation"])
    case .phantomTrade, .zombie, .onlyHeadsCanceled, .canceledStillTrades:
      .named(["the-dead-stay-dead"])
    case .levelTotalNotReduced, .overflowingSum, .immediateRests, .fillOrKillOfOneMaker,
      .fillOrKillOfOneLevel, .rangeForgottenByKill:
      .named(["immediate-orders"])
    case .marketRests, .marketBuysOnly, .interruptionCancels:
      .named(["remainder"])
    case .dateOneEarly, .dateOneLate, .replacedDateForgotten, .expiriesByPlace, .dateNotKept,
      .oldExpiryEndsNew:
      .named(["expiry"])
    case .cancelsOfBidsOnly, .cancelsOfAsksOnly, .deadCancelTaken, .secondCancelInARowRefused,
      .canceledTwice, .indexNotCleared, .filledReplaced, .filledByReplaceStaysKnown,
      .zeroQuantityTaken, .anySignTaken, .offTickTaken, .offLotTaken, .beyondBandTaken,
      .priceCheckedFirst, .reachedDateTaken, .clockMayRunBack, .duplicateTaken,
      .deadIdentifierRefused, .knownForAWhile, .largeIdentifiersWrap, .openingOrderTakenLate,
      .closedMatches, .closedRefusesCancels, .immediateCollected, .phaseNotBegun, .anyPhaseFollows,
      .crossedBookContinues, .uncrossAnywhere, .haltTakesOrders, .haltRefusesCancels:
      .named(["refusal"])
    case .lowerIdentifierMakes, .rolesSwapped, .closingOrderTradesEarly, .uncrossUntold,
      .auctionHasAggressor, .haltedMatches:
      .named(["one-answer"])
    case .depthByArrival, .interruptionNotBegun, .indicationOneOff:
      .named(["reported-book"])
    case .logOf1024, .massCancelOfOtherSide, .massCancelOfAnyAccount, .massCancelOfNobody,
      .massCancelMissesLast, .massCancelForgetsWaiting, .massCancelByPrice:
      .named(["cancellation"])
    case .dayNotKept, .openingOrderOutlivesMorning, .waitingLost, .haltEndsDayOrders:
      .named(["phases"])
    case .auctionPriceOneUp, .auctionTakesHighest, .auctionTakesLowest, .auctionForgetsSurplus,
      .auctionForgetsMarketOrders, .auctionForgetsLastPrice, .auctionMiddleDown,
      .imbalanceWithoutSign, .collarIgnored, .collarDropsBeyond, .collarWithoutItsEnds:
      .named(["auction-price"])
    case .auctionAtSellersLimit, .auctionLastInFirst, .auctionServesMarketLast, .auctionSharesOut,
      .auctionStopsEarly, .waitingJoinByIdentifier:
      .named(["auction-allocation"])
    case .openingOrderStays, .closingOrderStays, .marketOutlivesAuction:
      .named(["auction-end"])
    case .rangeIgnored, .rangeWithoutItsEnds, .rangeFromReference, .rangeFollowsTrades,
      .interruptionUntold:
      .named(["dynamic-range"])
    case .nextOrdersFill:
      .named(["price-priority", "time-priority"])
    case .pricesBeyondRangeLost, .poolFull, .slotsLeak:
      .named(["price-priority", "time-priority", "refusal"])
    default: .none("it is no fault of the history")
    }
  }
}
