extension Schemas {
  /// The schema of scenario files.
  package static let scenario = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A scenario of Assay",
      "description": "Commands for a matching engine, and what must come of them by the rules.",
      "type": "object",
      "properties": {
        "$schema": {
          "description": "Where this schema stands, for editors: ../schema/scenario.json.",
          "type": "string"
        },
        "title": {
          "description": "What the scenario shows, in one line.",
          "$ref": "#/$defs/sentence"
        },
        "why": {
          "description": "The rule that decides it, in a sentence or two, with its source.",
          "$ref": "#/$defs/sentence"
        },
        "tags": {
          "description": "Codes of the faults that it catches, as 'assay coverage --faults' lists them.",
          "type": "array",
          "items": {"type": "string", "pattern": "^[A-Za-z0-9-]+$"}
        },
        "requires": {
          "description": "What an engine must be able to do to be run on it, besides what its commands show.",
          "type": "array",
          "items": {
            "enum": [
              "market", "ioc", "fok", "day", "gtd", "opg", "cls", "reduce", "replace",
              "massCancel", "phases", "auctions", "clock", "instruments", "accounts",
              "instrumentRules", "priceBands", "volatility", "collars", "duplicates",
              "unknownCancels", "trades", "tradeIDs", "tradePrices", "reasons", "aggregates",
              "orders", "levels", "top", "phase", "indication"
            ]
          }
        },
        "mirror": {
          "description": "Why it can't be run with sides and prices reflected; absent where it can.",
          "$ref": "#/$defs/sentence"
        },
        "conventions": {
          "description": "The conventions under which the scenario holds.",
          "$ref": "#/$defs/conventions"
        },
        "instruments": {
          "description": "What is traded; by default XYZ with a tick of 0.01.",
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/instrument"}
        },
        "steps": {
          "description": "The commands and expectations, in order.",
          "type": "array",
          "prefixItems": [
            {
              "description": "The first step gives commands.",
              "allOf": [{"$ref": "#/$defs/step"}, {"properties": {"expect": false}}]
            }
          ],
          "items": {"$ref": "#/$defs/step"},
          "contains": {"required": ["expect"]}
        }
      },
      "required": ["title", "why", "steps"],
      "additionalProperties": false,
      "$defs": {
    \#(scenarioValues),
    \#(scenarioInstruments),
    \#(scenarioSteps),
    \#(scenarioCommands),
    \#(scenarioExpectations),
    \#(scenarioEvents)
      }
    }

    """#
}
