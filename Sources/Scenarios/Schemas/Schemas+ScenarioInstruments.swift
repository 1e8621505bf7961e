extension Schemas {
  /// The definitions of what is traded, and by which conventions.
  static let scenarioInstruments = #"""
        "conventions": {
          "description": "The choices on which correct venues differ; each has a default.",
          "type": "object",
          "properties": {
            "decreasePriority": {
              "description": "What a lower quantity at the same price does to time priority.",
              "enum": ["keeps", "loses"],
              "default": "keeps"
            },
            "replaceQuantity": {
              "description": "Whether a replace gives the total, with fills, or what remains.",
              "enum": ["total", "remaining"],
              "default": "total"
            },
            "replaceBelowFilled": {
              "description": "What a replace to a total that is filled already does.",
              "enum": ["cancels", "rejects"],
              "default": "cancels"
            },
            "marketRemainder": {
              "description": "What happens to the part of a market order that finds nobody.",
              "enum": ["cancels", "rests"],
              "default": "cancels"
            },
            "identifierReuse": {
              "description": "Whether the id of a dead order may be used again.",
              "enum": ["onceDead", "never"],
              "default": "onceDead"
            },
            "halt": {
              "description": "What is taken while an instrument is halted.",
              "enum": ["takesCancels", "takesOrders", "takesNothing"],
              "default": "takesCancels"
            },
            "auctionMarketOrders": {
              "description": "Whether market orders are taken where orders are only collected.",
              "enum": ["rejected", "collected"],
              "default": "rejected"
            },
            "auctionPrice": {
              "description": "By whose rule the price of an auction is found.",
              "enum": ["shanghai", "xetra", "euronext", "nasdaq", "asx"],
              "default": "shanghai"
            },
            "volatilityInterruption": {
              "description": "What a trade too far from the last price does.",
              "enum": ["halts", "refuses"],
              "default": "halts"
            }
          },
          "additionalProperties": false
        },
        "instrument": {
          "description": "What is traded, and in which steps.",
          "type": "object",
          "properties": {
            "symbol": {
              "description": "The name, unique in the scenario.",
              "type": "string",
              "minLength": 1
            },
            "tick": {
              "description": "The price step: one for all prices, or a table of steps by price.",
              "$ref": "#/$defs/tick"
            },
            "priceUnit": {
              "description": "The unit of prices, the tick by default; finer, to send others.",
              "$ref": "#/$defs/unit"
            },
            "lot": {
              "description": "What every quantity is a multiple of, 1 by default.",
              "$ref": "#/$defs/unit"
            },
            "quantityUnit": {
              "description": "The unit of quantities, by default the lot; finer, to send odd lots.",
              "$ref": "#/$defs/unit"
            },
            "minimumQuantity": {
              "description": "The least quantity of an order.",
              "$ref": "#/$defs/decimal"
            },
            "maximumQuantity": {
              "description": "The largest quantity of an order.",
              "$ref": "#/$defs/decimal"
            },
            "priceSigns": {
              "description": "The signs that prices may have.",
              "enum": ["positive", "nonNegative", "any", "nonPositive", "negative"],
              "default": "positive"
            },
            "priceBand": {
              "description": "The lowest and the highest price of an order, both allowed.",
              "type": "object",
              "properties": {
                "lower": {"description": "The lowest price.", "$ref": "#/$defs/decimal"},
                "upper": {"description": "The highest price.", "$ref": "#/$defs/decimal"}
              },
              "required": ["lower", "upper"],
              "additionalProperties": false
            },
            "referencePrice": {
              "description": "The price that the day begins from.",
              "$ref": "#/$defs/decimal"
            },
            "dynamicRange": {
              "description": "How far from the last price a trade may be, except in an auction.",
              "$ref": "#/$defs/distance"
            },
            "auctionCollar": {
              "description": "How far from the last price the price of an auction may be.",
              "$ref": "#/$defs/distance"
            }
          },
          "required": ["symbol"],
          "additionalProperties": false
        },
        "tick": {
          "anyOf": [
            {"$ref": "#/$defs/unit"},
            {
              "type": "array",
              "minItems": 1,
              "items": {
                "description": "A step, and the price from which on it holds.",
                "type": "object",
                "properties": {
                  "from": {
                    "description": "The lowest price; 0 in the first row, rising from row to row.",
                    "$ref": "#/$defs/decimal"
                  },
                  "tick": {"description": "The step from there on.", "$ref": "#/$defs/unit"}
                },
                "required": ["from", "tick"],
                "additionalProperties": false
              }
            }
          ]
        },
        "instrumentName": {
          "description": "The symbol of an instrument, or a number that no instrument has.",
          "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "integer", "minimum": 1, "maximum": 4294967295}
          ]
        }
    """#
}
