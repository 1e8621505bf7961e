import Market
import Testing

@testable import MarketData

/// Files of strangers: whatever stands in them, they are read or it is said where they stopped.
@Suite struct ItchRobustnessTests {
  private static func damaged(_ bytes: [UInt8], seed: UInt64) -> [UInt8] {
    var numbers = ItchSample.Numbers(state: seed)
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...80, using: &numbers))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  /// Reads bytes in every way there is; returns whether they were read to their end.
  private func readAll(_ bytes: [UInt8]) throws -> Bool {
    var isSound = true
    for unknownTypes in [ItchReader.UnknownTypes.refused, .skipped] {
      do throws(MarketDataProblem) {
        let reader = try ItchReader(
          source(bytes: bytes, name: "day.itch"), unknownTypes: unknownTypes)
        var book = ItchBookReader(reader, symbol: "AAPL")
        while try book.next() != nil {}
      } catch {
        isSound = false
        let place = error.messagePlace
        // Random bytes may begin like gzip data.
        guard let place else {
          #expect(bytes.starts(with: [0x1F, 0x8B]))
          continue
        }
        #expect((0...bytes.count).contains(place.offset))
        #expect((1...bytes.count / 13 + 1).contains(place.number))
      }
    }
    return isSound
  }

  @Test func `random bytes are refused`() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var numbers = ItchSample.Numbers(state: seed)
      let count = Int.random(in: 0..<200, using: &numbers)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(try !readAll(bytes))
    }
  }

  @Test func `random bytes under the length of a type are messages or refused`() throws {
    for seed in 0..<3000 as Range<UInt64> {
      var numbers = ItchSample.Numbers(state: seed)
      var file = ItchFile()
      for _ in 0..<5 {
        let type = ItchMessage.types.randomElement(using: &numbers) ?? 0
        let length = try #require(ItchMessage.length(ofType: type))
        file.add(
          bytes: [type]
            + (1..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) })
      }
      _ = try readAll(file.bytes)
    }
  }

  @Test func `damaged files are read or refused`() throws {
    let directory = ItchMessage(
      locate: 13, tracking: 0, instant: .zero,
      content: .stockDirectory(
        ItchMessage.StockDirectory(
          stock: "AAPL", marketCategory: "Q", financialStatus: "N", roundLot: 100,
          roundLotsOnly: "N", classification: "C", subType: "Z", authenticity: "P",
          shortSaleThreshold: "N", newIssue: "N", priceLimitTier: "1", fund: "N",
          fundLeverage: 0, fundIsInverted: "N")))
    let bytes = ItchFile([directory] + ItchReaderTests.oneOfEach()).bytes
    #expect(try readAll(bytes))
    var sound = 0
    for seed in 0..<3000 as Range<UInt64> {
      if try readAll(Self.damaged(bytes, seed: seed)) { sound += 1 }
    }
    #expect((1..<2900).contains(sound))
  }
}
