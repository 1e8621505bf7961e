import Market
import OrderFlow
import Testing

@Suite struct EnumerationTests {
  /// Every sequence, written out one by one.
  private func sequences(_ alphabet: Alphabet, depth: Int) -> [[Alphabet.Letter]] {
    guard depth > 0 else { return [[]] }
    return sequences(alphabet, depth: depth - 1).flatMap { sequence in
      let entered = sequence.count { $0.enters }
      return (alphabet.free + (0..<entered).flatMap { _ in alphabet.perOrder }).map {
        sequence + [$0]
      }
    }
  }

  @Test(arguments: NamedAlphabet.allCases)
  func `the number of sequences is that of those written out`(name: NamedAlphabet) {
    let alphabet = name.alphabet
    for depth in 0...3 {
      let all = sequences(alphabet, depth: depth)
      #expect(alphabet.sequences(ofDepth: depth, mirrorImages: .taken) == all.count)
      guard alphabet.isSymmetric else { continue }
      let leading = all.count { sequence in
        sequence.first { $0.side != nil }?.side != .sell
      }
      #expect(alphabet.sequences(ofDepth: depth, mirrorImages: .skipped) == leading)
    }
  }

  @Test(arguments: NamedAlphabet.allCases)
  func `an alphabet that is called symmetric is its own mirror image`(name: NamedAlphabet) {
    let alphabet = name.alphabet
    guard alphabet.isSymmetric else { return }
    #expect(Set(alphabet.free.map(\.mirrored)) == Set(alphabet.free))
    #expect(Set(alphabet.perOrder.map(\.mirrored)) == Set(alphabet.perOrder))
    for letter in alphabet.free + alphabet.perOrder {
      #expect(letter.mirrored.mirrored == letter)
      #expect((letter.side == nil) == (letter.mirrored.side == nil))
    }
  }

  @Test(arguments: NamedAlphabet.allCases)
  func `no letter stands twice in an alphabet`(name: NamedAlphabet) {
    let letters = name.alphabet.free + name.alphabet.perOrder
    #expect(Set(letters).count == letters.count)
    #expect(name.alphabet.name == name.rawValue)
  }

  @Test func `the conventions of an alphabet are those that its letters can show`() {
    func count(_ name: NamedAlphabet) -> Int { name.alphabet.everyConventions.count }
    #expect(count(.plain) == 8)
    #expect(count(.types) == 2)
    #expect(count(.identifiers) == 16)
    #expect(count(.auction) == 2 * 2 * 5)
    #expect(count(.day) == 3)
  }

  @Test func `a count beyond 64 bits is no count`() {
    let alphabet = NamedAlphabet.plain.alphabet
    #expect(alphabet.sequences(ofDepth: 12, mirrorImages: .taken) != nil)
    #expect(alphabet.sequences(ofDepth: 60, mirrorImages: .taken) == nil)
    #expect(alphabet.sequences(ofDepth: 60, mirrorImages: .skipped) == nil)
  }
}
