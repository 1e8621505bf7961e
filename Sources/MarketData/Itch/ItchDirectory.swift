/// The stocks that a day's file of ITCH names before its first order.
///
/// The venue names all stocks of the day before it tells of the first order.
package struct ItchDirectory: Sendable {
  /// The names by the stocks' locates, of which there can't be more than 65,536.
  private var names: [UInt16: ItchSymbol] = [:]

  /// The number of messages between two looks at whether the directory is still wanted.
  private static let stride = 4096

  /// Reads as far as the first order; nil where it is not wanted any more.
  package init?(
    _ reader: consuming ItchReader, isWanted: () -> Bool
  ) throws(MarketDataProblem) {
    while let message = try reader.next() {
      switch message.content {
      case .stockDirectory(let directory): names[message.locate] = directory.stock
      case .added: return
      default: break
      }
      if reader.number.isMultiple(of: Self.stride), !isWanted() { return nil }
    }
  }

  /// The names of the stocks in alphabetical order.
  package var symbols: [String] { names.values.map(\.description).sorted() }

  package func contains(_ symbol: ItchSymbol) -> Bool { names.values.contains(symbol) }
}

/// The form of a whole day's file.
package enum ItchFormat {
  /// Whether a file begins as a day does; nil where it can't be read twice.
  package static func isDay(_ path: String) -> Bool? {
    guard StoredBytes.isRegularFile(path) else { return nil }
    do throws(MarketDataProblem) {
      var source = try ByteSource(file: path)
      return try source.starts(with: ItchReader.opening)
    } catch {
      // What is wrong with the file is told by whoever reads it whole.
      return false
    }
  }
}
