extension ProtocolSchema {
  /// The schema of a request.
  package static let request = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Request of the process protocol",
      "description": "One line from the suite to an engine.",
      "anyOf": [
        {
          "type": "object",
          "required": ["ask", "assay"],
          "properties": {"ask": {"const": "start"}, "assay": {"const": 1}}
        },
        {
          "type": "object",
          "required": ["ask", "instruments", "conventions"],
          "properties": {
            "ask": {"const": "reset"},
            "instruments": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/definition"}},
            "conventions": {"$ref": "#/$defs/conventions"}
          }
        },
        {
          "type": "object",
          "required": ["ask", "commands"],
          "properties": {
            "ask": {"const": "commands"},
            "commands": {"type": "array", "items": {"$ref": "#/$defs/command"}}
          }
        },
        {
          "type": "object",
          "required": ["ask", "instrument"],
          "properties": {"ask": {"const": "book"}, "instrument": {"$ref": "#/$defs/instrument"}}
        },
        {
          "type": "object",
          "required": ["ask", "instrument"],
          "properties": {"ask": {"const": "phase"}, "instrument": {"$ref": "#/$defs/instrument"}}
        },
        {
          "type": "object",
          "required": ["ask", "instrument"],
          "properties": {"ask": {"const": "indication"}, "instrument": {"$ref": "#/$defs/instrument"}}
        },
        {"type": "object", "required": ["ask"], "properties": {"ask": {"const": "stop"}}}
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
          "required": [
            "decreasePriority", "replaceQuantity", "replaceBelowFilled", "marketRemainder",
            "identifierReuse", "halt", "auctionMarketOrders", "auctionPrice",
            "volatilityInterruption"
          ],
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
        "definition": {
          "type": "object",
          "required": ["symbol", "lot", "minimumQuantity", "maximumQuantity", "priceSigns"],
          "properties": {
            "symbol": {"type": "string", "minLength": 1},
            "tick": {"$ref": "#/$defs/count"},
            "ticks": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/$defs/count"}}},
            "lot": {"$ref": "#/$defs/count"},
            "minimumQuantity": {"$ref": "#/$defs/count"},
            "maximumQuantity": {"$ref": "#/$defs/count"},
            "priceSigns": {"enum": ["positive", "nonNegative", "any", "nonPositive", "negative"]},
            "bandLower": {"$ref": "#/$defs/count"},
            "bandUpper": {"$ref": "#/$defs/count"},
            "referencePrice": {"$ref": "#/$defs/count"},
            "dynamicRange": {"$ref": "#/$defs/count"},
            "auctionCollar": {"$ref": "#/$defs/count"},
            "priceUnit": {"type": "string"},
            "quantityUnit": {"type": "string"}
          }
        },
        "command": {
          "anyOf": [
            {
              "type": "object",
              "required": ["do", "id", "instrument", "side", "type", "quantity", "timeInForce"],
              "properties": {
                "do": {"const": "new"},
                "id": {"$ref": "#/$defs/id"},
                "instrument": {"$ref": "#/$defs/instrument"},
                "side": {"$ref": "#/$defs/side"},
                "type": {"enum": ["limit", "market"]},
                "price": {"$ref": "#/$defs/count"},
                "quantity": {"$ref": "#/$defs/count"},
                "timeInForce": {"$ref": "#/$defs/timeInForce"},
                "expires": {"$ref": "#/$defs/time"},
                "account": {"$ref": "#/$defs/id"}
              }
            },
            {
              "type": "object",
              "required": ["do", "id"],
              "properties": {
                "do": {"const": "cancel"},
                "id": {"$ref": "#/$defs/id"},
                "instrument": {"$ref": "#/$defs/instrument"},
                "side": {"$ref": "#/$defs/side"}
              }
            },
            {
              "type": "object",
              "required": ["do", "id"],
              "properties": {
                "do": {"const": "replace"},
                "id": {"$ref": "#/$defs/id"},
                "price": {"$ref": "#/$defs/count"},
                "quantity": {"$ref": "#/$defs/count"},
                "instrument": {"$ref": "#/$defs/instrument"},
                "side": {"$ref": "#/$defs/side"}
              }
            },
            {
              "type": "object",
              "required": ["do"],
              "properties": {
                "do": {"const": "massCancel"},
                "account": {"$ref": "#/$defs/id"},
                "instrument": {"$ref": "#/$defs/instrument"},
                "side": {"$ref": "#/$defs/side"}
              }
            },
            {
              "type": "object",
              "required": ["do", "instrument", "phase"],
              "properties": {
                "do": {"const": "phase"},
                "instrument": {"$ref": "#/$defs/instrument"},
                "phase": {"$ref": "#/$defs/phase"}
              }
            },
            {
              "type": "object",
              "required": ["do", "instrument"],
              "properties": {"do": {"const": "uncross"}, "instrument": {"$ref": "#/$defs/instrument"}}
            },
            {
              "type": "object",
              "required": ["do", "time"],
              "properties": {"do": {"const": "clock"}, "time": {"$ref": "#/$defs/time"}}
            }
          ]
        }
      }
    }

    """#
}
