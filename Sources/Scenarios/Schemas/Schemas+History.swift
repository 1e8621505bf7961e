extension Schemas {
  /// The schema of one line of a history.
  package static let history = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A line of a history for Assay",
      "description": "The first line is a header; then commands, each with its events and books.",
      "oneOf": [
        {"$ref": "#/$defs/header"},
        {"$ref": "#/$defs/commandLine"},
        {"$ref": "#/$defs/shownBook"},
        {"$ref": "#/$defs/accepted"},
        {"$ref": "#/$defs/rejected"},
        {"$ref": "#/$defs/traded"},
        {"$ref": "#/$defs/canceled"},
        {"$ref": "#/$defs/replaced"},
        {"$ref": "#/$defs/expired"},
        {"$ref": "#/$defs/phaseChanged"},
        {"$ref": "#/$defs/uncrossed"}
      ],
      "$defs": {
    \#(historyLines),
    \#(scenarioValues),
    \#(scenarioInstruments),
    \#(scenarioCommands),
    \#(progressions),
    \#(historyEvents),
    \#(books)
      }
    }

    """#

  /// The definitions of the header, of a command and of a book.
  private static let historyLines = #"""
        "header": {
          "description": "The first line: what is traded, and by which conventions.",
          "type": "object",
          "properties": {
            "$schema": {
              "description": "Where this schema stands, for editors.",
              "type": "string"
            },
            "instruments": {
              "description": "What is traded.",
              "type": "array",
              "minItems": 1,
              "items": {"$ref": "#/$defs/instrument"}
            },
            "conventions": {
              "description": "The conventions of the engine; those by default where not given.",
              "$ref": "#/$defs/conventions"
            },
            "unreported": {
              "description": "Events that the engine never reports: they are taken for granted.",
              "type": "array",
              "items": {"enum": ["accepted", "rejected", "expired"]}
            },
            "bookDepth": {
              "description": "The most levels of a side that the engine's books show.",
              "type": "integer",
              "minimum": 1
            }
          },
          "required": ["instruments"],
          "additionalProperties": false
        },
        "commandLine": {
          "description": "A command; the first has the number 1.",
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
            }
          },
          "minProperties": 1,
          "maxProperties": 1,
          "additionalProperties": false
        },
        "shownBook": {
          "description": "A book that the engine shows after a command.",
          "type": "object",
          "properties": {
            "command": {
              "description": "The command after which it is shown, from 1.",
              "type": "integer",
              "minimum": 1
            },
            "book": {"description": "The book.", "$ref": "#/$defs/book"}
          },
          "required": ["command", "book"],
          "additionalProperties": false
        }
    """#
}
