internal import Engines
internal import Laws
internal import Market
internal import OrderFlow

/// Something for each order that can live in a short sequence, by what the order is called.
typealias Names<Element> = InlineArray<16, Element>

/// What must follow each command in each state, worked out once for all sequences that lead there.
///
/// Sequences are many, the states that they lead to few. The graph has a node for each state that
/// the partner of the engine under test can be in, and an edge for each command that can follow:
/// what the partner says, what the laws say of that, and the state after it. Two states are one if
/// they differ in nothing but identifiers: in a node the live orders are called 1, 2, … in the
/// order of their places, an order that comes in has the next number, and 0 is any that is dead.
/// Where identifiers may be used once, 0 is one that was used, and `unused` one that never was.
struct RuleGraph<Partner: MatchingCore & ~Copyable> {
  struct Node {
    var snapshot: Snapshot
    /// The live orders.
    var count: Int
    /// By `key`, where known: the place in `edges`, else -1.
    var edges: [Int32]
  }

  struct Edge {
    /// What must be answered: the first in `events`, and how many.
    var first: Int
    var count: Int
    /// The state after it, or -1 while nobody has asked.
    var target: Int32 = -1
    /// For each live order of the target, from 1, what it was called in the source.
    var origins = Names<UInt8>(repeating: 0)
    /// What must be shown after it, by the names of the source.
    var books: UInt64
    /// Whether what must be answered breaks a law itself: then the rules contradict each other.
    var breaksLaw: Bool
  }

  let alphabet: Alphabet
  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  /// What must be answered, edge by edge.
  private(set) var events: [Event] = []
  private var places: [Snapshot: Int32] = [:]

  /// What an order is called that was refused when it came, where that matters.
  static var unused: Int { 255 }

  init(_ alphabet: Alphabet) {
    self.alphabet = alphabet
    let start = Partner(instruments: [alphabet.instrument], conventions: alphabet.conventions)
    _ = node(of: start)
  }

  /// Where the edge of a letter is among those of its node; `name` is that of the order it names.
  func key(_ letter: Int, name: Int, in node: Node) -> Int {
    guard letter >= alphabet.free.count else { return letter }
    let place =
      switch name {
      case 0: node.count
      case Self.unused: node.count + 1
      default: name - 1
      }
    return letter + place * alphabet.perOrder.count
  }

  /// The edge of a letter of a node: from 0 on the free ones, then those for each order.
  mutating func edge(_ letter: Int, name: Int, from source: Int32) -> Int32 {
    let key = key(letter, name: name, in: nodes[Int(source)])
    let known = nodes[Int(source)].edges[key]
    if known >= 0 { return known }
    makeEdge(letter, name: name, from: nodes[Int(source)])
    nodes[Int(source)].edges[key] = Int32(edges.count - 1)
    return Int32(edges.count - 1)
  }

  /// The node that an edge leads to; only where a sequence is carried on must it be known.
  mutating func target(of edge: Int32, _ letter: Int, name: Int, from source: Int32) -> Int32 {
    let known = edges[Int(edge)].target
    if known >= 0 { return known }
    var partner = partner(in: nodes[Int(source)])
    var log = EventLog()
    partner.apply(command(letter, name: name, in: nodes[Int(source)]), to: &log)
    let (target, origins) = node(of: partner)
    edges[Int(edge)].target = target
    edges[Int(edge)].origins = origins
    return target
  }

  private func command(_ index: Int, name: Int, in source: Node) -> Command {
    let isFree = index < alphabet.free.count
    let letter = isFree ? alphabet.free[index] : alphabet.perOrder[index - alphabet.free.count]
    let newcomer = UInt64(source.count + 1)
    // The dead are as good as new, but where their identifiers stay used.
    let isFresh =
      name == Self.unused || (name == 0 && alphabet.conventions.identifierReuse == .onceDead)
    let called: UInt64 =
      switch letter {
      case .new: newcomer
      case .reuse: isFresh ? newcomer : UInt64(name)
      case .cancel, .replace, .venue: name == Self.unused ? newcomer : UInt64(name)
      }
    return letter.command(OrderID(called))
  }

  private func partner(in source: Node) -> Partner {
    Partner(
      instruments: [alphabet.instrument], conventions: alphabet.conventions,
      restoring: source.snapshot)
  }

  private mutating func makeEdge(_ letter: Int, name: Int, from source: Node) {
    let command = command(letter, name: name, in: source)
    var partner = partner(in: source)
    var judge = Judge(
      instruments: [alphabet.instrument], conventions: alphabet.conventions,
      restoring: source.snapshot)
    var log = EventLog()
    partner.apply(command, to: &log)
    let violations = judge.judge(command, answeredBy: log.events)
    edges.append(
      Edge(
        first: events.count, count: log.events.count, books: BookMark(ofCore: partner).value,
        breaksLaw: !violations.isEmpty))
    events += log.events
  }

  /// The node of a state, made if there is none, and what its orders were called before.
  private mutating func node(of partner: borrowing Partner) -> (Int32, Names<UInt8>) {
    var snapshot = partner.save()
    var origins = Names<UInt8>(repeating: 0)
    var count = 0
    for book in snapshot.books.indices {
      for place in snapshot.books[book].orders.indices {
        let id = snapshot.books[book].orders[place].id
        count += 1
        origins[count] = UInt8(id.rawValue)
        snapshot.books[book].orders[place].id = OrderID(UInt64(count))
      }
    }
    if alphabet.conventions.identifierReuse == .never {
      snapshot.usedIdentifiers = (0...UInt64(count)).map { OrderID($0) }
    }
    if let known = places[snapshot] { return (known, origins) }
    let rows = alphabet.free.count + alphabet.perOrder.count * (count + 2)
    nodes.append(Node(snapshot: snapshot, count: count, edges: Array(repeating: -1, count: rows)))
    let place = Int32(nodes.count - 1)
    places[snapshot] = place
    return (place, origins)
  }
}
