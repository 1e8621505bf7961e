extension Schemas {
  /// The schema of one line of a golden log.
  package static let golden = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A line of a golden log of Assay",
      "description": "An event, or the digest of the events of a long step; one object a line.",
      "oneOf": [
        {"$ref": "#/$defs/accepted"},
        {"$ref": "#/$defs/rejected"},
        {"$ref": "#/$defs/traded"},
        {"$ref": "#/$defs/canceled"},
        {"$ref": "#/$defs/replaced"},
        {"$ref": "#/$defs/expired"},
        {"$ref": "#/$defs/phaseChanged"},
        {"$ref": "#/$defs/uncrossed"},
        {"$ref": "#/$defs/digest"}
      ],
      "$defs": {
        "id": {
          "description": "An order's id, a string of digits.",
          "type": "string",
          "pattern": "^(0|[1-9][0-9]{0,19})$"
        },
        "decimal": {
          "description": "An exact decimal number.",
          "type": "string",
          "pattern": "^-?(0|[1-9][0-9]*)([.][0-9]+)?$"
        },
        "instrument": {
          "description": "The symbol of an instrument, or the number of one that is not there.",
          "type": ["string", "integer"],
          "minLength": 1,
          "minimum": 1,
          "maximum": 4294967295
        },
        "command": {
          "description": "The number of the command, counted from 1 through the scenario.",
          "type": "integer",
          "minimum": 1
        },
        "accepted": {
          "description": "A new order was taken.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "accepted"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"$ref": "#/$defs/instrument"}
          },
          "required": ["command", "event", "id", "instrument"],
          "additionalProperties": false
        },
        "rejected": {
          "description": "A command was refused and changed nothing.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "rejected"},
            "id": {
              "description": "The order that the command named, if it named one.",
              "$ref": "#/$defs/id"
            },
            "reason": {
              "description": "Why.",
              "enum": [
                "unknownInstrument", "unknownOrder", "duplicateOrder", "reusedIdentifier",
                "marketClosed", "tradingHalted", "needsContinuousTrading", "auctionPassed",
                "quantityNotPositive", "quantityOffLot", "quantityBelowMinimum",
                "quantityAboveMaximum", "priceSignNotAllowed", "priceOffTick", "priceOutsideBand",
                "expiryNotInFuture", "quantityAlreadyFilled", "phaseUnchanged",
                "phaseCannotFollow", "bookCrossed", "notInAuction", "clockRanBack"
              ]
            }
          },
          "required": ["command", "event", "reason"],
          "additionalProperties": false
        },
        "traded": {
          "description": "Two orders traded.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "traded"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "maker": {
              "description": "The order that rested; in an auction the buy order.",
              "$ref": "#/$defs/id"
            },
            "taker": {
              "description": "The order that came; in an auction the sell order.",
              "$ref": "#/$defs/id"
            },
            "price": {"description": "The price.", "$ref": "#/$defs/decimal"},
            "quantity": {"description": "How much was traded.", "$ref": "#/$defs/decimal"},
            "makerLeaves": {
              "description": "What is left of the maker.",
              "$ref": "#/$defs/decimal"
            },
            "takerLeaves": {
              "description": "What is left of the taker.",
              "$ref": "#/$defs/decimal"
            },
            "aggressor": {
              "description": "Which side brought the trade about, if not an auction.",
              "enum": ["buy", "sell", "auction"]
            }
          },
          "required": [
            "command", "event", "instrument", "maker", "taker", "price", "quantity",
            "makerLeaves", "takerLeaves", "aggressor"
          ],
          "additionalProperties": false
        },
        "canceled": {
          "description": "What was left of an order was canceled.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "canceled"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"},
            "reason": {
              "description": "Why.",
              "enum": [
                "requested", "massCancel", "immediateOrCancel", "fillOrKill", "noLiquidity",
                "replacedBelowFilled", "outsideDynamicRange"
              ]
            }
          },
          "required": ["command", "event", "id", "instrument", "quantity", "reason"],
          "additionalProperties": false
        },
        "replaced": {
          "description": "An order was replaced.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "replaced"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "price": {
              "description": "Its price now; null for a market order.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"type": "null"}]
            },
            "leaves": {
              "description": "What is left of it, before any trade of it.",
              "$ref": "#/$defs/decimal"
            },
            "priority": {
              "description": "What became of its place in the queue.",
              "enum": ["kept", "lost"]
            }
          },
          "required": ["command", "event", "id", "instrument", "price", "leaves", "priority"],
          "additionalProperties": false
        },
        "expired": {
          "description": "An order's time was over.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "expired"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"}
          },
          "required": ["command", "event", "id", "instrument", "quantity"],
          "additionalProperties": false
        },
        "phaseChanged": {
          "description": "A phase began.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "phaseChanged"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "phase": {
              "description": "The phase.",
              "enum": [
                "preOpen", "openingAuction", "continuous", "halted", "reopeningAuction", "callAuction",
                "closingAuction", "closed"
              ]
            }
          },
          "required": ["command", "event", "instrument", "phase"],
          "additionalProperties": false
        },
        "uncrossed": {
          "description": "An auction was uncrossed.",
          "type": "object",
          "properties": {
            "command": {"$ref": "#/$defs/command"},
            "event": {"description": "The kind of the event.", "const": "uncrossed"},
            "instrument": {"$ref": "#/$defs/instrument"},
            "price": {
              "description": "The price of all its trades, if there is one.",
              "$ref": "#/$defs/decimal"
            },
            "volume": {"description": "How much is traded.", "$ref": "#/$defs/decimal"},
            "imbalance": {
              "description": "What buyers bid at the price beyond what sellers offer.",
              "$ref": "#/$defs/decimal"
            }
          },
          "required": ["command", "event", "instrument", "volume", "imbalance"],
          "additionalProperties": false
        },
        "digest": {
          "description": "The events of a long step or a repeated block: how many, and a digest.",
          "type": "object",
          "properties": {
            "commands": {
              "description": "The numbers of its first and its last command.",
              "type": "string",
              "pattern": "^[1-9][0-9]*-[1-9][0-9]*$"
            },
            "events": {
              "description": "The number of its events.",
              "type": "integer",
              "minimum": 0
            },
            "digest": {
              "description": "A digest of the bytes of their lines.",
              "type": "string",
              "pattern": "^[0-9a-f]{16}$"
            }
          },
          "required": ["commands", "events", "digest"],
          "additionalProperties": false
        }
      }
    }

    """#
}
