extension HistoryLine {
  /// The JSON Schema (2020-12) of a line of the history.
  package static let schema = """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Assay track record",
      "description": "A line of the history: what one benchmark of one engine gave on one flow.",
      "type": "object",
      "properties": {
        "version": {"description": "The version of the format.", "const": \(version)},
        "commit": {
          "description": "The commit that was measured.", "type": "string", "minLength": 1
        },
        "committed": {
          "description": "When the commit was made, as ISO 8601 text in UTC; points of a series \
    stand by it.",
          "type": "string"
        },
        "measured": {
          "description": "When it was measured, as ISO 8601 text.", "type": "string", "minLength": 1
        },
        "suite": {"description": "The version of the suite that measured.", "type": "string"},
        "engine": {
          "description": "The engine; its name keeps a series together, its version does not.",
          "type": "object",
          "properties": {
            "name": {"type": "string", "minLength": 1},
            "version": {"type": "string"}
          },
          "required": ["name", "version"],
          "additionalProperties": false
        },
        "machine": {
          "description": "What the machine is, as far as it bears on the figures.",
          "type": "object",
          "properties": {
            "processor": {"type": "string"},
            "processors": {"type": "integer", "minimum": 1, "maximum": \(greatest)},
            "memoryBytes": {"type": "integer", "minimum": 0, "maximum": \(greatest)},
            "system": {"type": "string"},
            "toolchain": {"type": "string"}
          },
          "required": ["processor", "processors", "memoryBytes", "system", "toolchain"],
          "additionalProperties": false
        },
        "flow": {
          "description": "The flow of commands.",
          "type": "object",
          "properties": {
            "name": {"type": "string", "minLength": 1},
            "hash": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "commands": {"type": "integer", "minimum": 1, "maximum": \(greatest)}
          },
          "required": ["name", "hash", "commands"],
          "additionalProperties": false
        },
        "figures": {
          "description": "What was measured, each figure once.",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "name": {"type": "string", "minLength": 1},
              "unit": {"type": "string"},
              "better": {"enum": ["less", "more"]},
              "kind": {"enum": ["exact", "sampled"]},
              "values": {
                "description": "The value of each pass.",
                "type": "array",
                "items": {"type": "integer", "minimum": 0, "maximum": \(greatest)},
                "minItems": \(passBounds.lowerBound),
                "maxItems": \(passBounds.upperBound)
              }
            },
            "required": ["name", "unit", "better", "kind", "values"],
            "additionalProperties": false
          }
        }
      },
      "required": ["version", "commit", "measured", "suite", "engine", "machine", "flow", "figures"],
      "additionalProperties": false
    }

    """
}
