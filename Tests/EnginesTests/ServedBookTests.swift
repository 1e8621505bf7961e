import Engines
import Market
import Testing

/// Books that a server tells: by the most that the profile of its engine says it can.
@Suite struct ServedBookTests {
  private func book(_ capability: Capability?) throws -> String {
    var source = EngineChoice.reference.source
    source.profile.capabilities.subtract([.orders, .levels, .top])
    if let capability {
      source.profile.capabilities.formUnion(Capability.closure(of: [capability]))
    }
    let served = ServedConversation(source)
    func ask(_ line: String) throws -> String {
      String(decoding: try served.ask(Array("\(line)\n".utf8)), as: UTF8.self)
    }
    #expect(try ask(#"{"ask":"reset","instruments":[{"symbol":"A"}]}"#) == #"{"ok":true}"#)
    let orders = [(1, 100), (2, 100), (3, 101)].map { id, price in
      #"{"do":"new","id":"\#(id)","instrument":"A","side":"sell","type":"limit","price":\#(price),"#
        + #""quantity":5,"timeInForce":"gtc"}"#
    }
    _ = try ask(#"{"ask":"commands","commands":[\#(orders.joined(separator: ","))]}"#)
    return try ask(#"{"ask":"book","instrument":"A"}"#)
  }

  @Test func `an engine of levels or of the top tells these, and not its orders`() throws {
    let best = #"{"price":100,"quantity":10,"orders":2}"#
    let next = #"{"price":101,"quantity":5,"orders":1}"#
    #expect(try book(.levels) == #"{"bids":[],"asks":[\#(best),\#(next)]}"#)
    #expect(try book(.top) == #"{"bids":[],"asks":[\#(best)]}"#)
    #expect(try book(.orders).contains(#"{"id":"1","price":100,"leaves":5}"#))
    #expect(try book(nil).contains("error"))
  }
}
