extension Schemas {
  /// The definitions of the events of a history.
  static let historyEvents = #"""
        "accepted": {
          "description": "A new order was taken.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "accepted"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            }
          },
          "required": ["command", "event", "id"],
          "additionalProperties": false
        },
        "rejected": {
          "description": "A command was refused and changed nothing.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "rejected"},
            "id": {
              "description": "The order that the command named, if it named one.",
              "$ref": "#/$defs/id"
            },
            "reason": {"description": "Why.", "$ref": "#/$defs/rejectReason"}
          },
          "required": ["command", "event", "reason"],
          "additionalProperties": false
        },
        "traded": {
          "description": "Two orders traded.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "traded"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
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
            "makerLeaves": {"description": "What is left of the maker.", "$ref": "#/$defs/decimal"},
            "takerLeaves": {"description": "What is left of the taker.", "$ref": "#/$defs/decimal"},
            "aggressor": {
              "description": "Which side brought the trade about, if not an auction.",
              "enum": ["buy", "sell", "auction"]
            }
          },
          "required": [
            "command", "event", "maker", "taker", "price", "quantity",
            "makerLeaves", "takerLeaves", "aggressor"
          ],
          "additionalProperties": false
        },
        "canceled": {
          "description": "What was left of an order was canceled.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "canceled"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"},
            "reason": {"description": "Why.", "$ref": "#/$defs/cancelReason"}
          },
          "required": ["command", "event", "id", "quantity", "reason"],
          "additionalProperties": false
        },
        "replaced": {
          "description": "An order was replaced.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "replaced"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
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
          "required": ["command", "event", "id", "price", "leaves", "priority"],
          "additionalProperties": false
        },
        "expired": {
          "description": "An order's time was over.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "expired"},
            "id": {"description": "The order.", "$ref": "#/$defs/id"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
            "quantity": {"description": "What was left.", "$ref": "#/$defs/decimal"}
          },
          "required": ["command", "event", "id", "quantity"],
          "additionalProperties": false
        },
        "phaseChanged": {
          "description": "A phase began.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "phaseChanged"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
            "phase": {"description": "The phase.", "$ref": "#/$defs/phaseName"}
          },
          "required": ["command", "event", "phase"],
          "additionalProperties": false
        },
        "uncrossed": {
          "description": "An auction was uncrossed.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command that it answers, from 1.",
              "type": "integer", "minimum": 1
            },
            "event": {"description": "The kind of the event.", "const": "uncrossed"},
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
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
          "required": ["command", "event", "volume", "imbalance"],
          "additionalProperties": false
        }
    """#
}
