extension ProtocolSchema {
  /// The schema of an answer.
  package static let answer = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Answer of the process protocol",
      "description": "One line from an engine to the suite.",
      "anyOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["assay", "name", "version", "capabilities"],
          "properties": {
            "assay": {"const": 1},
            "name": {"type": "string", "minLength": 1},
            "version": {"type": "string"},
            "language": {"type": "string"},
            "homepage": {"type": "string"},
            "capabilities": {"type": "array", "items": {"$ref": "#/$defs/capability"}},
            "conventions": {"$ref": "#/$defs/conventions"},
            "limits": {"$ref": "#/$defs/limits"}
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["ok"],
          "properties": {"ok": {"const": true}}
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["unsupported"],
          "properties": {"unsupported": {"type": "string"}}
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["error"],
          "properties": {"error": {"type": "string"}}
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["malformed"],
          "properties": {"malformed": {"type": "string"}}
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["events"],
          "properties": {
            "events": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/event"}}}
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["bids", "asks"],
          "properties": {
            "bids": {"type": "array", "items": {"$ref": "#/$defs/row"}},
            "asks": {"type": "array", "items": {"$ref": "#/$defs/row"}}
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["phase"],
          "properties": {"phase": {"$ref": "#/$defs/phase"}}
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["indication"],
          "properties": {"indication": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/uncrossing"}]}}
        }
      ],
      "$defs": {
        "id": {"type": "string", "pattern": "^(0|[1-9][0-9]{0,19})$"},
        "time": {"type": "string", "pattern": "^(0|-?[1-9][0-9]{0,18})$"},
        "count": {
          "anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^(0|-?[1-9][0-9]*)$"}]
        },
        "instrument": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        "side": {"enum": ["buy", "sell"]},
        "phase": {
          "enum": [
            "preOpen", "openingAuction", "continuous", "halted", "reopeningAuction",
            "callAuction", "closingAuction", "closed"
          ]
        },
        "timeInForce": {"enum": ["gtc", "day", "gtd", "ioc", "fok", "opg", "cls"]},
        "conventions": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "decreasePriority": {"enum": ["keeps", "loses"]},
            "replaceQuantity": {"enum": ["total", "remaining"]},
            "replaceBelowFilled": {"enum": ["cancels", "rejects"]},
            "marketRemainder": {"enum": ["cancels", "rests"]},
            "identifierReuse": {"enum": ["onceDead", "never"]},
            "halt": {"enum": ["takesCancels", "takesOrders", "takesNothing"]},
            "auctionMarketOrders": {"enum": ["rejected", "collected"]},
            "auctionPrice": {"enum": ["shanghai", "xetra", "euronext", "nasdaq", "asx"]},
            "volatilityInterruption": {"enum": ["halts", "refuses"]}
          }
        },
        "capability": {
          "enum": [
            "market", "ioc", "fok", "day", "gtd", "opg", "cls", "reduce", "replace",
            "massCancel", "phases", "auctions", "clock", "instruments", "accounts",
            "instrumentRules", "priceBands", "volatility", "collars", "duplicates",
            "unknownCancels", "trades", "tradeIDs", "tradePrices", "reasons", "aggregates",
            "orders", "levels", "top", "phase", "indication"
          ]
        },
        "limits": {
          "type": "object",
          "additionalProperties": false,
          "required": [],
          "properties": {
            "orderID": {"$ref": "#/$defs/id"},
            "price": {"type": "array", "items": {"$ref": "#/$defs/count"}},
            "quantity": {"$ref": "#/$defs/count"},
            "instruments": {"type": "integer"},
            "orders": {"type": "integer"}
          }
        },
        "row": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "leaves"],
              "properties": {
                "id": {"$ref": "#/$defs/id"},
                "price": {"anyOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
                "leaves": {"$ref": "#/$defs/count"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["quantity"],
              "properties": {
                "price": {"anyOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
                "quantity": {"$ref": "#/$defs/count"},
                "orders": {"type": "integer"}
              }
            }
          ]
        },
        "uncrossing": {
          "type": "object",
          "additionalProperties": false,
          "required": ["volume", "imbalance"],
          "properties": {
            "price": {"anyOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
            "volume": {"$ref": "#/$defs/count"},
            "imbalance": {"$ref": "#/$defs/count"}
          }
        },
        "event": {
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event"],
              "properties": {
                "event": {"const": "accepted"},
                "id": {"$ref": "#/$defs/id"},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event"],
              "properties": {
                "event": {"const": "rejected"},
                "id": {"$ref": "#/$defs/id"},
                "reason": {
                  "enum": [
                    "unknownInstrument", "unknownOrder", "duplicateOrder", "reusedIdentifier",
                    "marketClosed", "tradingHalted", "needsContinuousTrading", "auctionPassed",
                    "quantityNotPositive", "quantityOffLot", "quantityBelowMinimum",
                    "quantityAboveMaximum", "priceSignNotAllowed", "priceOffTick",
                    "priceOutsideBand", "expiryNotInFuture", "quantityAlreadyFilled",
                    "phaseUnchanged", "phaseCannotFollow", "bookCrossed", "notInAuction",
                    "clockRanBack"
                  ]
                },
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event", "quantity"],
              "properties": {
                "event": {"const": "traded"},
                "maker": {"$ref": "#/$defs/id"},
                "taker": {"$ref": "#/$defs/id"},
                "price": {"$ref": "#/$defs/count"},
                "quantity": {"$ref": "#/$defs/count"},
                "makerLeaves": {"$ref": "#/$defs/count"},
                "takerLeaves": {"$ref": "#/$defs/count"},
                "aggressor": {"enum": ["buy", "sell", "auction"]},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event"],
              "properties": {
                "event": {"const": "canceled"},
                "id": {"$ref": "#/$defs/id"},
                "quantity": {"$ref": "#/$defs/count"},
                "reason": {
                  "enum": [
                    "requested", "massCancel", "immediateOrCancel", "fillOrKill", "noLiquidity",
                    "replacedBelowFilled", "outsideDynamicRange"
                  ]
                },
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event"],
              "properties": {
                "event": {"const": "replaced"},
                "id": {"$ref": "#/$defs/id"},
                "price": {"anyOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
                "leaves": {"$ref": "#/$defs/count"},
                "priority": {"enum": ["kept", "lost"]},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event", "id"],
              "properties": {
                "event": {"const": "expired"},
                "id": {"$ref": "#/$defs/id"},
                "quantity": {"$ref": "#/$defs/count"},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event", "phase"],
              "properties": {
                "event": {"const": "phaseChanged"},
                "phase": {"$ref": "#/$defs/phase"},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["event", "volume", "imbalance"],
              "properties": {
                "event": {"const": "uncrossed"},
                "price": {"anyOf": [{"$ref": "#/$defs/count"}, {"type": "null"}]},
                "volume": {"$ref": "#/$defs/count"},
                "imbalance": {"$ref": "#/$defs/count"},
                "instrument": {"$ref": "#/$defs/instrument"}
              }
            }
          ]
        }
      }
    }

    """#
}
