extension Schemas {
  /// The definitions of what is expected.
  static let scenarioExpectations = #"""
        "expectation": {
          "type": "object",
          "properties": {
            "events": {
              "description": "All events of the step before, in order.",
              "type": "array",
              "items": {"$ref": "#/$defs/event"}
            },
            "trades": {
              "description": "All its trades, in order.",
              "type": "array",
              "items": {"$ref": "#/$defs/traded"}
            },
            "rejected": {
              "description": "It was refused for this reason, and nothing else happened.",
              "$ref": "#/$defs/rejectReason"
            },
            "canceled": {
              "description": "All its cancellations, in order.",
              "type": "array",
              "items": {"$ref": "#/$defs/canceled"}
            },
            "expired": {
              "description": "All orders that expired in it, in order.",
              "type": "array",
              "items": {"$ref": "#/$defs/id"}
            },
            "uncrossed": {"description": "Its one uncrossing.", "$ref": "#/$defs/uncrossed"},
            "indicative": {
              "description": "What an uncross would say now; null where no orders are collected.",
              "anyOf": [
                {"$ref": "#/$defs/indication"},
                {"type": "array", "items": {"$ref": "#/$defs/indication"}},
                {"type": "null"}
              ]
            },
            "book": {
              "description": "How a book is now, or several.",
              "anyOf": [
                {"$ref": "#/$defs/book"},
                {"type": "array", "items": {"$ref": "#/$defs/book"}}
              ]
            },
            "orders": {
              "description": "What has become of orders, by their ids.",
              "type": "object",
              "patternProperties": {
                "^(0|[1-9][0-9]{0,19})$": {
                  "description": "What has become of the last order of this id.",
                  "enum": ["resting", "filled", "canceled", "expired", "rejected", "unknown"]
                }
              },
              "additionalProperties": false
            },
            "phase": {
              "description": "The phase of an instrument now, or of several.",
              "anyOf": [
                {"$ref": "#/$defs/phaseNow"},
                {"type": "array", "items": {"$ref": "#/$defs/phaseNow"}}
              ]
            }
          },
          "minProperties": 1,
          "additionalProperties": false
        },
        "event": {
          "description": "An event: its kind, and those of its fields that matter.",
          "required": ["event"],
          "oneOf": [
            {"$ref": "#/$defs/accepted"},
            {"$ref": "#/$defs/rejected"},
            {"$ref": "#/$defs/traded"},
            {"$ref": "#/$defs/canceled"},
            {"$ref": "#/$defs/replaced"},
            {"$ref": "#/$defs/expired"},
            {"$ref": "#/$defs/phaseChanged"},
            {"$ref": "#/$defs/uncrossed"}
          ]
        },
    \#(books),
        "indication": {
          "description": "What an uncross would say of an instrument, or some of it.",
          "type": "object",
          "properties": {
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "price": {
              "description": "The price; null where nothing would trade.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"type": "null"}]
            },
            "volume": {"description": "How much would trade.", "$ref": "#/$defs/decimal"},
            "imbalance": {
              "description": "What buyers bid at the price beyond what sellers offer.",
              "$ref": "#/$defs/decimal"
            }
          },
          "additionalProperties": false
        },
        "phaseNow": {
          "description": "The phase of an instrument.",
          "type": "object",
          "properties": {
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "phase": {"description": "The phase.", "$ref": "#/$defs/phaseName"}
          },
          "required": ["phase"],
          "additionalProperties": false
        }
    """#

  /// The definitions of books, by their levels.
  static let books = #"""
        "book": {
          "description": "The levels of a book, of each side that is given all of them.",
          "type": "object",
          "properties": {
            "instrument": {"description": "The instrument.", "$ref": "#/$defs/instrumentName"},
            "bids": {
              "description": "The buy side, best level first.",
              "$ref": "#/$defs/levels"
            },
            "asks": {
              "description": "The sell side, best level first.",
              "$ref": "#/$defs/levels"
            }
          },
          "anyOf": [{"required": ["bids"]}, {"required": ["asks"]}],
          "additionalProperties": false
        },
        "levels": {
          "description": "The levels of a side, the market orders first if there are any.",
          "type": "array",
          "prefixItems": [{"$ref": "#/$defs/level"}],
          "items": {
            "allOf": [
              {"$ref": "#/$defs/level"},
              {"properties": {"price": {"$ref": "#/$defs/decimal"}}}
            ]
          }
        },
        "level": {
          "description": "One price of a book.",
          "type": "object",
          "properties": {
            "price": {
              "description": "The price, or the word for the orders without one.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"const": "market"}]
            },
            "quantity": {"description": "The total of its orders.", "$ref": "#/$defs/decimal"},
            "orders": {
              "description": "Its orders by time, oldest first.",
              "type": "array",
              "items": {
                "anyOf": [
                  {"$ref": "#/$defs/id"},
                  {
                    "description": "An order and what is left of it.",
                    "type": "object",
                    "properties": {
                      "id": {"description": "The order.", "$ref": "#/$defs/id"},
                      "leaves": {"description": "What is left of it.", "$ref": "#/$defs/decimal"}
                    },
                    "required": ["id", "leaves"],
                    "additionalProperties": false
                  }
                ]
              }
            }
          },
          "required": ["price"],
          "additionalProperties": false
        }
    """#
}
