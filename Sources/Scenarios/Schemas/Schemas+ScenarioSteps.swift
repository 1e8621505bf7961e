extension Schemas {
  /// The definitions of steps.
  static let scenarioSteps = #"""
        "step": {
          "description": "One command, one block of repeated commands, or one expectation.",
          "type": "object",
          "properties": {
            "new": {
              "description": "A new order.",
              "allOf": [{"$ref": "#/$defs/new"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "cancel": {
              "description": "Cancels what is left of an order.",
              "allOf": [{"$ref": "#/$defs/cancel"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "replace": {
              "description": "Changes the price or the quantity of an order.",
              "allOf": [{"$ref": "#/$defs/replace"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "massCancel": {
              "description": "Cancels the orders that match every filter given; without one, all.",
              "allOf": [{"$ref": "#/$defs/massCancel"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "phase": {
              "description": "Begins a phase of an instrument.",
              "allOf": [{"$ref": "#/$defs/phase"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "uncross": {
              "description": "Matches the orders of an auction at one price.",
              "allOf": [{"$ref": "#/$defs/uncross"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "clock": {
              "description": "Moves the time on; orders whose time has come expire.",
              "allOf": [{"$ref": "#/$defs/clock"}, {"$ref": "#/$defs/withoutProgressions"}]
            },
            "expect": {
              "description": "What must have come of the step before, and how the books are now.",
              "$ref": "#/$defs/expectation"
            },
            "repeat": {
              "description": "Gives the same commands many times; numbers may change by round.",
              "$ref": "#/$defs/repetition"
            }
          },
          "minProperties": 1,
          "maxProperties": 1,
          "additionalProperties": false
        },
        "repetition": {
          "type": "object",
          "properties": {
            "times": {
              "description": "The number of rounds.",
              "type": "integer",
              "minimum": 1,
              "maximum": 5000000
            },
            "steps": {
              "description": "The commands of one round.",
              "type": "array",
              "minItems": 1,
              "maxItems": 5000000,
              "items": {"$ref": "#/$defs/repeatedCommand"}
            }
          },
          "required": ["times", "steps"],
          "additionalProperties": false
        },
        "repeatedCommand": {
          "description": "One command; its numbers may be progressions.",
          "type": "object",
          "properties": {
            "new": {"description": "A new order.", "$ref": "#/$defs/new"},
            "cancel": {
              "description": "Cancels what is left of an order.",
              "$ref": "#/$defs/cancel"
            },
            "replace": {
              "description": "Changes the price or the quantity of an order.",
              "$ref": "#/$defs/replace"
            },
            "massCancel": {
              "description": "Cancels the orders that match every filter given; without one, all.",
              "$ref": "#/$defs/massCancel"
            },
            "phase": {"description": "Begins a phase of an instrument.", "$ref": "#/$defs/phase"},
            "uncross": {
              "description": "Matches the orders of an auction at one price.",
              "$ref": "#/$defs/uncross"
            },
            "clock": {
              "description": "Moves the time on; orders whose time has come expire.",
              "$ref": "#/$defs/clock"
            }
          },
          "minProperties": 1,
          "maxProperties": 1,
          "additionalProperties": false
        },
    \#(progressions)
    """#

  /// The definitions of numbers that change from round to round, and of commands without them.
  static let progressions = #"""
        "withoutProgressions": {
          "additionalProperties": {"type": ["string", "number"]}
        },
        "progression": {
          "description": "A number that changes by the same amount each round.",
          "type": "object",
          "properties": {
            "from": {"description": "The number in the first round.", "$ref": "#/$defs/decimal"},
            "by": {
              "description": "What each round adds to it, which may be negative.",
              "$ref": "#/$defs/decimal"
            }
          },
          "required": ["from", "by"],
          "additionalProperties": false
        }
    """#
}
