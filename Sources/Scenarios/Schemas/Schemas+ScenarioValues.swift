extension Schemas {
  /// The definitions of plain values.
  static let scenarioValues = #"""
        "sentence": {
          "type": "string",
          "pattern": "\\S"
        },
        "id": {
          "description": "An order's id: an integer, or a string of its digits.",
          "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 18446744073709551615},
            {"type": "string", "pattern": "^(0|[1-9][0-9]{0,19})$"}
          ]
        },
        "account": {
          "description": "An account: a positive integer, or a string of its digits.",
          "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": 18446744073709551615},
            {"type": "string", "pattern": "^[1-9][0-9]{0,19}$"}
          ]
        },
        "accountFilter": {
          "description": "An account; 0, which no order has, matches none.",
          "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 18446744073709551615},
            {"type": "string", "pattern": "^(0|[1-9][0-9]{0,19})$"}
          ]
        },
        "time": {
          "description": "A logical time in nanoseconds, as an integer or a string of digits.",
          "anyOf": [
            {"type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807},
            {"type": "string", "pattern": "^-?(0|[1-9][0-9]{0,18})$"}
          ]
        },
        "decimal": {
          "description": "An exact decimal number, best as a string such as \"100.25\".",
          "anyOf": [
            {"type": "number"},
            {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$"}
          ]
        },
        "distance": {
          "description": "An exact distance between two prices, at least 0.",
          "anyOf": [
            {"type": "number", "minimum": 0},
            {"type": "string", "pattern": "^(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$"}
          ]
        },
        "unit": {
          "description": "A positive decimal of at most 18 digits.",
          "anyOf": [
            {"type": "number", "exclusiveMinimum": 0},
            {"type": "string", "pattern": "^(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$"}
          ]
        },
        "side": {
          "description": "The side of the market.",
          "enum": ["buy", "sell"]
        },
        "phaseName": {
          "description": "A phase of trading.",
          "enum": [
            "preOpen", "openingAuction", "continuous", "halted", "reopeningAuction", "callAuction",
            "closingAuction", "closed"
          ]
        },
        "rejectReason": {
          "description": "Why a command is refused; of several reasons the first in this list.",
          "enum": [
            "unknownInstrument", "unknownOrder", "duplicateOrder", "reusedIdentifier",
            "marketClosed", "tradingHalted", "needsContinuousTrading", "auctionPassed",
            "quantityNotPositive", "quantityOffLot", "quantityBelowMinimum",
            "quantityAboveMaximum", "priceSignNotAllowed", "priceOffTick", "priceOutsideBand",
            "expiryNotInFuture", "quantityAlreadyFilled", "phaseUnchanged", "phaseCannotFollow",
            "bookCrossed", "notInAuction", "clockRanBack"
          ]
        },
        "cancelReason": {
          "description": "Why an order is canceled.",
          "enum": [
            "requested", "massCancel", "immediateOrCancel", "fillOrKill", "noLiquidity",
            "replacedBelowFilled", "outsideDynamicRange"
          ]
        }
    """#
}
