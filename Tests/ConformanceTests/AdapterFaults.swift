import Engines
import Foundation
import Market

extension AdapterFault {
  /// Faults of every adapter, whatever the engine can.
  static let all: [AdapterFault] = [
    .answer("misspells a capability", "handshake") {
      $0.replacing("\"ioc\",", with: "\"iocc\",")
    },
    .answer("misspells a limit", "handshake") {
      $0.changing("(\"capabilities\":.*)\\}$", to: "$1,\"limits\":{\"ordrID\":\"9\"}}")
    },
    .answer("has no capabilities", "handshake") {
      $0.changing(",\"capabilities\":\\[[^\\]]*\\]", to: "")
    },
    .answer("prints while it loads", "handshake") {
      $0.hasPrefix("{\"assay\"") ? "Loading engine" : $0
    },
    AdapterFault(name: "refuses every reset", check: "plain reset") {
      { line, ask throws(EngineFailure) in
        line.contains("\"ask\":\"reset\"") ? "{\"unsupported\":\"never\"}" : try ask(line)
      }
    },
    .answer("tells trades before accepted", "event order") {
      $0.changing("(\\{\"event\":\"accepted\"[^}]*\\}),(\\{[^\\]]*\\})\\]", to: "$2,$1]")
    },
    .answer("tells the last maker first", "event order") {
      $0.changing(
        "(\\{\"event\":\"traded\"[^}]*\\}),(\\{\"event\":\"traded\"[^}]*\\})", to: "$2,$1")
    },
    AdapterFault(name: "tells trades late", check: "barriers") {
      var late = ""
      return { line, ask throws(EngineFailure) in
        var answer = try ask(line)
        if line.contains("\"ask\":\"reset\"") { late = "" }
        guard line.contains("\"ask\":\"commands\"") else { return answer }
        let before = late
        late = ""
        if let start = answer.range(of: ",{\"event\":\"traded\"") {
          late = String(answer[start.lowerBound...].dropLast(3))
          answer = answer[..<start.lowerBound] + "]]}"
        }
        return before.isEmpty ? answer : String(answer.dropLast(3)) + before + "]]}"
      }
    },
    .answer("drops the end of a batch", "batches") {
      $0.changing("\\],\\[\\{\"event\":\"accepted\"[^\\]]*\\]\\]\\}$", to: "],[]]}")
    },
    .answer("keeps ids as floating point", "ids") {
      $0.replacing("18446744073709551615", with: "18446744073709549568")
    },
    AdapterFault(name: "tells prices in cents", check: "scale") {
      var isScaled = false
      return { line, ask throws(EngineFailure) in
        let answer = try ask(line)
        if line.contains("\"ask\":\"reset\"") { isScaled = line.contains("\"0.01\"") }
        return isScaled ? answer.changing("\"price\":([0-9]+)", to: "\"price\":$100") : answer
      }
    },
    .answer("keeps quantities as floating point", "big numbers") {
      $0.replacing("9007199254740993", with: "9007199254740992")
    },
    AdapterFault(name: "keeps its book at a reset", check: "reset") {
      var last = ""
      return { line, ask throws(EngineFailure) in
        guard line.contains("\"ask\":\"reset\"") else { return try ask(line) }
        defer { last = line }
        return line == last ? "{\"ok\":true}" : try ask(line)
      }
    },
    AdapterFault(name: "resets only after commands", check: "second reset") {
      var last = ""
      return { line, ask throws(EngineFailure) in
        defer { last = line }
        let isSecond = [last, line].allSatisfy { $0.contains("\"ask\":\"reset\"") }
        return isSecond ? "{\"error\":\"there are no books\"}" : try ask(line)
      }
    },
    AdapterFault(name: "knows one instrument by heart", check: "other instruments") {
      { line, ask throws(EngineFailure) in
        let isKnown = line.contains("\"reset\"") || !line.contains("LONGER.NAME")
        return isKnown ? try ask(line) : "{\"error\":\"KeyError: 'LONGER.NAME'\"}"
      }
    },
    .answer("tells a stale book", "books") { $0.replacing("\"leaves\":4}", with: "\"leaves\":5}") },
    AdapterFault(name: "empties a level to look at it", check: "snapshots") {
      { line, ask throws(EngineFailure) in
        let answer = try ask(line)
        if line.contains("\"ask\":\"book\"") {
          _ = try ask("{\"ask\":\"commands\",\"commands\":[{\"do\":\"cancel\",\"id\":\"2\"}]}\n")
        }
        return answer
      }
    },
    .answer("says canceled of what is dead", "dead orders") {
      $0.replacing(
        "{\"event\":\"rejected\",\"id\":\"9\",\"reason\":\"unknownOrder\"}",
        with: "{\"event\":\"canceled\",\"id\":\"9\"}")
    },
    AdapterFault(name: "refuses keys that it does not know", check: "unknown keys") {
      { line, ask throws(EngineFailure) in
        line.contains("later") ? "{\"error\":\"unexpected key\"}" : try ask(line)
      }
    },
    AdapterFault(name: "reads 64 KiB at most", check: "long batch") {
      { line, ask throws(EngineFailure) in
        line.utf8.count > 65_536 ? "{\"error\":\"unterminated line\"}" : try ask(line)
      }
    },
    .answer("does not confirm a stop", "stop") { $0 == "{\"ok\":true}" ? "{\"ok\":false}" : $0 },
  ]

  /// Capabilities that are declared and not there, by the word.
  static let capabilities: [AdapterFault] = [
    .request("rests market orders", "market") {
      $0.replacing("\"type\":\"market\"", with: "\"type\":\"limit\",\"price\":100")
    },
    .request("rests immediate orders", "ioc") { $0.replacing("\"ioc\"", with: "\"gtc\"") },
    .request("fills fill-or-kill in part", "fok") { $0.replacing("\"fok\"", with: "\"ioc\"") },
    .request("keeps day orders", "day") { $0.replacing("\"day\"", with: "\"gtc\"") },
    .request("keeps orders beyond their date", "gtd") {
      $0.replacing("\"expires\":\"10\"", with: "\"expires\":\"99\"")
    },
    .request("keeps orders at the opening", "opg") { $0.replacing("\"opg\"", with: "\"gtc\"") },
    .request("takes orders at the close at once", "cls") {
      $0.replacing("\"cls\"", with: "\"gtc\"")
    },
    .answer("loses its place by less", "reduce") {
      $0.replacing("\"priority\":\"kept\"", with: "\"priority\":\"lost\"")
    },
    .request("takes no new price", "replace") {
      $0.changing("(\"do\":\"replace\",\"id\":\"2\",\"price\":)102", to: "$199")
    },
    .request("cancels both sides", "massCancel") {
      $0.changing("(\"do\":\"massCancel\".*),\"side\":\"buy\"", to: "$1")
    },
    .request("does not halt", "phases") { $0.replacing("\"halted\"", with: "\"closed\"") },
    .request("trades while it collects", "auctions") {
      $0.replacing("\"callAuction\"", with: "\"halted\"")
    },
    .request("has no clock", "clock") { $0.replacing("\"time\":\"4\"", with: "\"time\":\"6\"") },
    .request("has one book for all", "instruments") {
      $0.replacing("\"instrument\":\"B\",\"side\"", with: "\"instrument\":\"A\",\"side\"")
    },
    .request("forgets accounts", "accounts") { $0.changing(",\"account\":\"[0-9]+\"", to: "") },
    .request("knows no lots", "instrumentRules") { $0.replacing("\"lot\":10", with: "\"lot\":1") },
    .request("knows no bands", "priceBands") {
      $0.changing("\"bandLower\":[0-9]+,\"bandUpper\":[0-9]+,", to: "")
    },
    .request("knows no range", "volatility") { $0.changing("\"dynamicRange\":[0-9]+,", to: "") },
    .request("knows no collar", "collars") { $0.changing("\"auctionCollar\":[0-9]+,", to: "") },
    .answer("calls a second id unknown", "duplicates") {
      $0.replacing("duplicateOrder", with: "unknownInstrument")
    },
    .answer("is silent on unknown orders", "unknownCancels") {
      $0.changing("\\{\"event\":\"rejected\"[^}]*unknownOrder\"\\}", to: "")
    },
    .answer("tells no trades", "trades") {
      $0.changing(",\\{\"event\":\"traded\"[^}]*\\}", to: "")
    },
    .answer("names no maker", "tradeIDs") { $0.changing("\"maker\":\"[0-9]+\",", to: "") },
    .answer("tells no price", "tradePrices") {
      $0.changing("(\"taker\":\"[0-9]+\",)\"price\":[0-9]+,", to: "$1")
    },
    .answer("says no reason", "reasons") { $0.changing(",\"reason\":\"unknownOrder\"", to: "") },
    .answer("tells the asks from the worst", "orders") {
      $0.changing("(\"asks\":\\[)(\\{[^}]*\\}),(\\{[^}]*\\})", to: "$1$3,$2")
    },
    .answer("is always open", "phase") {
      $0.changing("^\\{\"phase\":.*", to: "{\"phase\":\"continuous\"}")
    },
    .answer("indicates nothing", "indication") {
      $0.changing("^\\{\"indication\":.*", to: "{\"indication\":null}")
    },
  ]

  /// Conventions that the engine has decided without saying so, by the key.
  static let conventions: [AdapterFault] = [
    "decreasePriority", "replaceQuantity", "replaceBelowFilled", "marketRemainder",
    "identifierReuse", "halt", "auctionMarketOrders", "volatilityInterruption",
  ].map { key in
    .request("has decided \(key)", key) {
      $0.changing("(\"\(key)\":)\"[A-Za-z]*\"", to: "$1\"\(decided[key] ?? "")\"")
    }
  }

  private static let decided = [
    "decreasePriority": Conventions().decreasePriority.rawValue,
    "replaceQuantity": Conventions().replaceQuantity.rawValue,
    "replaceBelowFilled": Conventions().replaceBelowFilled.rawValue,
    "marketRemainder": Conventions().marketRemainder.rawValue,
    "identifierReuse": Conventions().identifierReuse.rawValue,
    "halt": Conventions().halt.rawValue,
    "auctionMarketOrders": Conventions().auctionMarketOrders.rawValue,
    "volatilityInterruption": Conventions().volatilityInterruption.rawValue,
  ]
}
