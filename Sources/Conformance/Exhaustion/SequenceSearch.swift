internal import Engines
internal import Market
internal import OrderFlow

/// Every sequence of a depth, depth first: what sequences begin with alike is carried out once.
///
/// A sequence counts when its last command has been carried out by the engine and judged: what the
/// engine says and the book that it shows are held against the edge of the `RuleGraph`. What comes
/// before the last command is not judged again: shorter sequences come first.
struct SequenceSearch<Core: BranchingEngine & ~Copyable, Partner: MatchingCore & ~Copyable> {
  /// The engine after the first commands of a sequence, as many as it stands deep.
  private final class Branch {
    var engine: Core
    init(_ engine: consuming Core) { self.engine = engine }
  }

  /// Where a sequence has led.
  private struct Place {
    var node: Int32 = 0
    /// The identifiers of the live orders by their name in the node, from 1; 0 stands for one that
    /// is dead, and the name behind the last for one that comes in.
    var names = Names<OrderID>(repeating: OrderID(0))
    /// How many orders have come.
    var entered = 0
    /// Whether a letter with a side has come.
    var hasSide = false
    /// The identifiers that were ever taken, a bit each.
    var taken: UInt32 = 0

    /// What an order is called in a node, 0 where it is dead.
    func name(of id: OrderID, among count: Int) -> Int {
      for name in 0..<count where names[name + 1] == id { return name + 1 }
      return 0
    }

    /// Whether an order of an identifier was ever taken.
    func hasTaken(_ id: OrderID) -> Bool { taken & (1 << UInt32(id.rawValue)) != 0 }
  }

  /// What stopped the search before it was through.
  enum Stop: Error {
    case interrupted
    /// The sequence breaks a rule with its last command, or shows a wrong book after it.
    case found([Command])
  }

  private let alphabet: Alphabet
  private let skipsImages: Bool
  /// Whether an identifier stays used when its order is dead.
  private let staysUsed: Bool
  private let branches: [Branch]
  private(set) var graph: RuleGraph<Partner>
  /// How many sequences of the depth have been judged.
  private(set) var judged = 0
  private var log = EventLog()
  private var path: [Command] = []
  private var depth = 0
  private var nextQuestion = 0
  /// How many sequences are judged between two looks at whether more are wanted.
  private let stride: Int

  /// A search on engines at the start of their lives.
  init(
    _ alphabet: Alphabet, mirrorImages: MirrorImages, depth: Int, stride: Int = 100_000,
    makeEngine: () -> Core
  ) {
    precondition((0...ExhaustiveRun.greatestDepth).contains(depth), "no room for such sequences")
    self.alphabet = alphabet
    self.stride = stride
    skipsImages = mirrorImages == .skipped && alphabet.isSymmetric
    staysUsed = alphabet.conventions.identifierReuse == .never
    graph = RuleGraph(alphabet)
    var branches: [Branch] = []
    for _ in 0...depth { branches.append(Branch(makeEngine())) }
    self.branches = branches
  }

  /// The letters that sequences may begin with.
  var openings: [Int] {
    alphabet.free.indices.filter { !skipsImages || alphabet.free[$0].side != .sell }
  }

  /// Judges every sequence of exactly `depth` commands that begins with one letter, and stops at
  /// the first that is wrong.
  ///
  /// `isWanted` is asked now and then, with the number of sequences judged.
  mutating func search(
    depth: Int, beginningWith opening: Int, isWanted: (Int) -> Bool
  ) throws(Stop) {
    self.depth = depth
    path = []
    judged = 0
    nextQuestion = stride
    guard isWanted(0) else { throw .interrupted }
    try follow(opening, alphabet.free[opening], OrderID(1), name: 0, 0, Place(), isWanted)
  }

  private mutating func visit(
    _ level: Int, _ place: Place, _ isWanted: (Int) -> Bool
  ) throws(Stop) {
    if judged >= nextQuestion {
      nextQuestion = judged + stride
      guard isWanted(judged) else { throw .interrupted }
    }
    for letter in alphabet.free.indices {
      if skipsImages, !place.hasSide, alphabet.free[letter].side == .sell { continue }
      let id = OrderID(UInt64(place.entered + 1))
      try follow(letter, alphabet.free[letter], id, name: 0, level, place, isWanted)
    }
    guard place.entered > 0 else { return }
    let count = graph.nodes[Int(place.node)].count
    for entered in 1...place.entered {
      let id = OrderID(UInt64(entered))
      var name = place.name(of: id, among: count)
      if staysUsed, name == 0, !place.hasTaken(id) { name = RuleGraph<Partner>.unused }
      for letter in alphabet.perOrder.indices {
        try follow(
          alphabet.free.count + letter, alphabet.perOrder[letter], id, name: name, level, place,
          isWanted)
      }
    }
  }

  /// Carries out one more command: judges it where it is the last, and goes on where not.
  private mutating func follow(
    _ index: Int, _ letter: Alphabet.Letter, _ id: OrderID, name: Int, _ level: Int, _ place: Place,
    _ isWanted: (Int) -> Bool
  ) throws(Stop) {
    let command = letter.command(id)
    log.events.removeAll(keepingCapacity: true)
    let child = branches[level + 1]
    child.engine.copyState(of: branches[level].engine)
    child.engine.apply(command, to: &log)
    let edge = graph.edge(index, name: name, from: place.node)
    let count = graph.nodes[Int(place.node)].count
    var names = place.names
    names[0] = id
    names[count + 1] = id
    if level + 1 == depth {
      judged += 1
      guard isAnswer(edge, names), isShown(edge, names, live: count, level + 1) else {
        throw .found(path + [command])
      }
      return
    }
    var next = place
    if letter.enters { next.entered += 1 }
    if staysUsed, case .accepted? = log.events.first { next.taken |= 1 << UInt32(id.rawValue) }
    next.hasSide = place.hasSide || letter.side != nil
    next.node = graph.target(of: edge, index, name: name, from: place.node)
    let origins = graph.edges[Int(edge)].origins
    for order in 0..<graph.nodes[Int(next.node)].count {
      next.names[order + 1] = names[Int(origins[order + 1])]
    }
    path.append(command)
    try visit(level + 1, next, isWanted)
    path.removeLast()
  }

  /// Whether the engine has said what it must, and the laws have nothing against it.
  private func isAnswer(_ edge: Int32, _ names: Names<OrderID>) -> Bool {
    let expected = graph.edges[Int(edge)]
    guard !expected.breaksLaw, log.events.count == expected.count else { return false }
    for place in 0..<expected.count
    where !log.events[place].isSame(as: graph.events[expected.first + place], names) {
      return false
    }
    return true
  }

  /// Whether the engine shows what it must after the command of an edge.
  private func isShown(
    _ edge: Int32, _ names: Names<OrderID>, live count: Int, _ level: Int
  ) -> Bool {
    let mark = BookMark(of: branches[level].engine) { id in
      for name in 1...(count + 1) where names[name] == id { return UInt64(name) }
      // No live order is called so: the mark can't be the one that is due.
      return .max - id.rawValue
    }
    return mark.value == graph.edges[Int(edge)].books
  }
}

extension Event {
  /// Whether this is an event of the rules, with their names for the orders.
  fileprivate func isSame(as rule: Event, _ names: Names<OrderID>) -> Bool {
    func actual(_ id: OrderID) -> OrderID { names[Int(id.rawValue)] }
    switch (self, rule) {
    case (.accepted(let own), .accepted(let other)):
      return own.id == actual(other.id) && own.instrument == other.instrument
    case (.rejected(let own), .rejected(let other)):
      return own.id == other.id.map(actual) && own.reason == other.reason
    case (.traded(let own), .traded(let other)):
      return own.maker == actual(other.maker) && own.taker == actual(other.taker)
        && own.price == other.price && own.quantity == other.quantity
        && own.makerLeaves == other.makerLeaves && own.takerLeaves == other.takerLeaves
        && own.aggressor.rawValue == other.aggressor.rawValue && own.instrument == other.instrument
    case (.canceled(let own), .canceled(var other)):
      other.id = actual(other.id)
      return own == other
    case (.replaced(let own), .replaced(var other)):
      other.id = actual(other.id)
      return own == other
    case (.expired(let own), .expired(var other)):
      other.id = actual(other.id)
      return own == other
    case (.phaseChanged, .phaseChanged), (.uncrossed, .uncrossed):
      return self == rule
    default:
      return false
    }
  }
}
