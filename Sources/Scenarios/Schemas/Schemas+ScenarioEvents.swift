extension Schemas {
  /// The definitions of expected events.
  static let scenarioEvents = #"""
        "accepted": {
          "description": "A new order was taken.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "accepted"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"}
          },
          "additionalProperties": false
        },
        "rejected": {
          "description": "A command was refused.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "rejected"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "reason": {"description": "Why.", "$ref": "#/$defs/rejectReason"}
          },
          "additionalProperties": false
        },
        "traded": {
          "description": "Two orders traded.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "traded"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "maker": {
              "description": "The order that rested; in an auction the buy order.",
              "$ref": "#/$defs/id"
            },
            "taker": {
              "description": "The order that came; in an auction the sell order.",
              "$ref": "#/$defs/id"
            },
            "buyer": {"description": "The order that bought.", "$ref": "#/$defs/id"},
            "seller": {"description": "The order that sold.", "$ref": "#/$defs/id"},
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
          "additionalProperties": false
        },
        "canceled": {
          "description": "What was left of an order was canceled.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "canceled"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"},
            "reason": {"description": "Why.", "$ref": "#/$defs/cancelReason"}
          },
          "additionalProperties": false
        },
        "replaced": {
          "description": "An order was replaced.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "replaced"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
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
          "additionalProperties": false
        },
        "expired": {
          "description": "An order's time was over.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "expired"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"}
          },
          "additionalProperties": false
        },
        "phaseChanged": {
          "description": "A phase began.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "phaseChanged"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "phase": {"description": "The phase.", "$ref": "#/$defs/phaseName"}
          },
          "additionalProperties": false
        },
        "uncrossed": {
          "description": "An auction was uncrossed.",
          "type": "object",
          "properties": {
            "event": {"description": "The kind of the event.", "const": "uncrossed"},
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "price": {
              "description": "The price of all its trades; null for none.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"type": "null"}]
            },
            "volume": {"description": "How much is traded.", "$ref": "#/$defs/decimal"},
            "imbalance": {
              "description": "What buyers bid at the price beyond what sellers offer.",
              "$ref": "#/$defs/decimal"
            }
          },
          "additionalProperties": false
        }
    """#
}
