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
          "description": "The flow of commands; of resting-orders and of growth-orders, \
    growth-levels and growth-instruments the hash is that of the sizes of the books.",
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
              "name": {
                "description": "Any name; those of 'assay bench' are throughput, processor-time, \
    response-pX@RATE, knee, instructions, allocations, allocated-bytes, warm-allocations, \
    warm-allocated-bytes (of the second half of a pass), peak-memory, order-memory, \
    processor-time-growth and instructions-growth (the greatest book's over the smallest's).",
                "type": "string", "minLength": 1
              },
              "unit": {
                "description": "What one is, such as commands/s, ps/command, \
    instructions/1000 commands, bytes/1000 orders, times/1000 (of a ratio).",
                "type": "string"
              },
              "better": {"description": "Which of two values is better.", "enum": ["less", "more"]},
              "kind": {
                "description": "Whether the same program always gives the same value.",
                "enum": ["exact", "sampled"]
              },
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
