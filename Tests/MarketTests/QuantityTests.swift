import Market
import Testing

@Suite struct QuantityTests {
  @Test func `quantities add, subtract and compare as numbers do`() {
    #expect(Quantity(5) + Quantity(7) == Quantity(12))
    #expect(Quantity(5) - Quantity(7) == Quantity(-2))
    #expect(Quantity(.max - 1) + Quantity(1) == Quantity(.max))
    #expect(Quantity.zero == Quantity(0))
    #expect([Int64.min, -1, 0, 1, .max].map { Quantity($0) }.max() == Quantity(.max))
    #expect(Quantity(-1) < Quantity.zero)
    #expect(!(Quantity(1) < Quantity(1)))
  }

  @Test func `a sum beyond 64 bits is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Quantity(.max) + Quantity(1) }
    await #expect(processExitsWith: .failure) { _ = Quantity(.min) - Quantity(1) }
  }
}

@Suite struct VolumeTests {
  @Test func `volumes take in quantities beyond 64 bits`() {
    var volume = Volume.zero
    for _ in 0..<4 { volume += Quantity(.max) }
    #expect(volume == Volume(4 * UInt128(Int64.max)))
    volume -= Quantity(.max)
    #expect(volume == Volume(3 * UInt128(Int64.max)))
  }

  @Test func `volumes add, subtract and compare as numbers do`() {
    let large = Volume(UInt128(1) << 100)
    #expect(large + Volume(Quantity(5)) - large == Volume(5))
    #expect(Volume(5) < large)
    #expect(!(large < large))
    #expect(Volume(Quantity(0)) == .zero)
    #expect(Volume(rawValue: 7) == Volume(Quantity(7)))
  }

  @Test func `a volume below zero is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Volume(Quantity(-1)) }
    await #expect(processExitsWith: .failure) { _ = Volume(1) - Volume(2) }
  }
}
