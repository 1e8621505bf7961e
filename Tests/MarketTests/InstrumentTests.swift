import Market
import Testing

@Suite struct InstrumentTests {
  @Test func `an instrument has a unit tick and lot, positive prices and no other limit`() {
    let instrument = Instrument(symbol: "XYZ")
    #expect(instrument.symbol == "XYZ")
    #expect(instrument.priceScale == .whole)
    #expect(instrument.quantityScale == .whole)
    #expect(instrument.tickTable == TickTable(increment: 1))
    #expect(instrument.lot == Quantity(1))
    #expect(instrument.minimumQuantity == Quantity(1))
    #expect(instrument.maximumQuantity == Quantity(.max))
    #expect(instrument.priceSigns == .positive)
    #expect(instrument.priceBand == nil)
    #expect(instrument.referencePrice == nil)
    #expect(instrument.dynamicRange == nil)
    #expect(instrument.auctionCollar == nil)
  }

  @Test func `every limit may be given`() throws {
    let cent = Scale(unit: try ExactDecimal("0.01"))
    let instrument = Instrument(
      symbol: "ABC", priceScale: cent, quantityScale: Scale(unit: ExactDecimal(10)),
      tickTable: TickTable(increment: 5), lot: Quantity(2), minimumQuantity: Quantity(4),
      maximumQuantity: Quantity(8), priceSigns: .any, priceBand: Price(1)...Price(9),
      referencePrice: Price(5), dynamicRange: 2, auctionCollar: 3)
    #expect(instrument.priceScale == cent)
    #expect(instrument.quantityScale.unit == ExactDecimal(10))
    #expect(instrument.tickTable == TickTable(increment: 5))
    #expect(instrument.lot == Quantity(2))
    #expect(instrument.minimumQuantity == Quantity(4))
    #expect(instrument.maximumQuantity == Quantity(8))
    #expect(instrument.priceSigns == .any)
    #expect(instrument.priceBand == Price(1)...Price(9))
    #expect(instrument.referencePrice == Price(5))
    #expect(instrument.dynamicRange == 2)
    #expect(instrument.auctionCollar == 3)
  }

  @Test func `a negative distance is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Instrument(symbol: "X", dynamicRange: -1) }
    await #expect(processExitsWith: .failure) { _ = Instrument(symbol: "X", auctionCollar: -1) }
  }

  @Test func `a lot that is not positive is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = Instrument(symbol: "X", lot: .zero) }
  }
}
