extension Schemas {
  /// The definitions of commands.
  static let scenarioCommands = #"""
        "new": {
          "type": "object",
          "properties": {
            "id": {
              "description": "The order's id, which no live order may have.",
              "anyOf": [{"$ref": "#/$defs/id"}, {"$ref": "#/$defs/progression"}]
            },
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
            "side": {"description": "Whether it buys or sells.", "$ref": "#/$defs/side"},
            "type": {
              "description": "Whether it has a limit.",
              "enum": ["limit", "market"],
              "default": "limit"
            },
            "price": {
              "description": "The limit; a market order has none.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"$ref": "#/$defs/progression"}]
            },
            "quantity": {
              "description": "How much is bought or sold.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"$ref": "#/$defs/progression"}]
            },
            "timeInForce": {
              "description": "How long it stands.",
              "enum": ["gtc", "day", "gtd", "ioc", "fok", "opg", "cls"],
              "default": "gtc"
            },
            "expires": {
              "description": "The time at which an order whose timeInForce is gtd expires.",
              "anyOf": [{"$ref": "#/$defs/time"}, {"$ref": "#/$defs/progression"}]
            },
            "account": {
              "description": "The account for which it is sent.",
              "anyOf": [{"$ref": "#/$defs/account"}, {"$ref": "#/$defs/progression"}]
            }
          },
          "required": ["id", "side", "quantity"],
          "additionalProperties": false,
          "allOf": [
            {
              "if": {"properties": {"type": {"const": "market"}}, "required": ["type"]},
              "then": {"properties": {"price": false}},
              "else": {"required": ["price"]}
            },
            {
              "if": {"properties": {"timeInForce": {"const": "gtd"}}, "required": ["timeInForce"]},
              "then": {"required": ["expires"]},
              "else": {"properties": {"expires": false}}
            }
          ]
        },
        "cancel": {
          "type": "object",
          "properties": {
            "id": {
              "description": "The order.",
              "anyOf": [{"$ref": "#/$defs/id"}, {"$ref": "#/$defs/progression"}]
            }
          },
          "required": ["id"],
          "additionalProperties": false
        },
        "replace": {
          "type": "object",
          "properties": {
            "id": {
              "description": "The order.",
              "anyOf": [{"$ref": "#/$defs/id"}, {"$ref": "#/$defs/progression"}]
            },
            "instrument": {
              "description": "The order's instrument: needed where several differ in their units.",
              "$ref": "#/$defs/instrumentName"
            },
            "price": {
              "description": "The new limit; the old one where it is not given.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"$ref": "#/$defs/progression"}]
            },
            "quantity": {
              "description": "The new quantity, total or remaining by convention.",
              "anyOf": [{"$ref": "#/$defs/decimal"}, {"$ref": "#/$defs/progression"}]
            }
          },
          "required": ["id"],
          "additionalProperties": false
        },
        "massCancel": {
          "type": "object",
          "properties": {
            "account": {
              "description": "Cancels the orders of this account.",
              "anyOf": [{"$ref": "#/$defs/accountFilter"}, {"$ref": "#/$defs/progression"}]
            },
            "instrument": {
              "description": "Cancels the orders of this instrument.",
              "$ref": "#/$defs/instrumentName"
            },
            "side": {"description": "Cancels the orders of this side.", "$ref": "#/$defs/side"}
          },
          "additionalProperties": false
        },
        "phase": {
          "type": "object",
          "properties": {
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            },
            "phase": {"description": "The phase that begins.", "$ref": "#/$defs/phaseName"}
          },
          "required": ["phase"],
          "additionalProperties": false
        },
        "uncross": {
          "type": "object",
          "properties": {
            "instrument": {
              "description": "The instrument; need not be named where there is only one.",
              "$ref": "#/$defs/instrumentName"
            }
          },
          "additionalProperties": false
        },
        "clock": {
          "type": "object",
          "properties": {
            "time": {
              "description": "The new time.",
              "anyOf": [{"$ref": "#/$defs/time"}, {"$ref": "#/$defs/progression"}]
            }
          },
          "required": ["time"],
          "additionalProperties": false
        }
    """#
}
