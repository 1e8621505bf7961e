internal import MarketData
internal import Scenarios

extension OrderLogFormatFile {
  /// The JSON Schema of the file, in dialect 2020-12.
  package static var schema: [UInt8] { Array(schemaText.utf8) }

  private static var schemaText: String {
    """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The format of an order log",
      "description": "Which column of an order log holds what, and which words mean what.",
      "type": "object",
      "properties": {
        "$schema": {"description": "Where this schema stands, for editors.", "type": "string"},
        "columns": {
          "description": "The headings of columns that have other names than the usual ones.",
    \(headings(OrderLogColumn.allCases.map { ($0.rawValue, $0.headings) }))
        },
        "values": {
          "description": "Words beside the usual ones, by column, then by what they mean.",
    \(words(OrderLogColumn.allCases.map { ($0.rawValue, $0.meanings) }))
        },
        "trades": {
          "description": "The same for the trades that happened.",
          "type": "object",
          "properties": {
            "columns": {
              "description": "Headings; what is not there is not compared.",
    \(headings(TradeColumn.allCases.map { ($0.rawValue, $0.headings) }))
            },
            "values": {
              "description": "Words beside the usual ones.",
    \(words(TradeColumn.allCases.map { ($0.rawValue, $0.meanings) }))
            }
          },
          "additionalProperties": false
        },
        "delimiter": {
          "description": "One character, or tab; by default what the first line holds most of.",
          "type": "string"
        },
        "priceUnit": {
          "description": "The unit of prices, 0.01 by default; a price must be a multiple of it.",
          "type": "string",
          "pattern": "\(unit)"
        },
        "quantityUnit": {
          "description": "The unit of quantities, 1 by default.",
          "type": "string",
          "pattern": "\(unit)"
        },
        "timeUnit": {
          "description": "The unit of times that are numbers.",
          "enum": [\(list(OrderLogFormat.TimeUnit.allCases.map(\.rawValue)))],
          "default": "ns"
        },
        "instruments": {
          "description": "What is traded, where units and limits differ; else found by symbol.",
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/instrument"}
        },
        "conventions": {
          "description": "The conventions of the venue.",
          "$ref": "#/$defs/conventions"
        }
      },
      "additionalProperties": false,
      "$defs": {
    \(Schemas.marketDefinitions)
      }
    }

    """
  }

  private static let unit = "^(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$"

  private static func list(_ words: [String]) -> String {
    words.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  private static func object(_ members: [String]) -> String {
    """
          "type": "object",
          "properties": {
    \(members.map { "        \($0)" }.joined(separator: ",\n"))
          },
          "additionalProperties": false
    """
  }

  private static func headings(_ columns: [(name: String, usual: [String])]) -> String {
    object(
      columns.map { name, usual in
        let meaning = "Usually headed \(usual.joined(separator: ", "))."
        return """
          "\(name)": {"description": "\(meaning)", "type": "string", "minLength": 1}
          """
      })
  }

  private static func words(_ columns: [(name: String, meanings: [String])]) -> String {
    object(
      columns.filter { !$0.meanings.isEmpty }.map { name, meanings in
        let members = meanings.map { meaning in
          """
          "\(meaning)": {"type": "array", "items": {"type": "string", "minLength": 1}}
          """
        }
        return """
          "\(name)": {"type": "object", "properties": {\(members.joined(separator: ", "))}, \
          "additionalProperties": false}
          """
      })
  }
}
