package import JSONText
package import Market

/// The JSON of commands, events and books on a list of instruments, read and written.
///
/// What is written is canonical: the same value always gives the same bytes, and they are read
/// back as the same value. Identifiers and times are strings of digits; reading takes integers
/// too. An instrument is named by its symbol, and one that isn't in the list by its index.
package struct JSONCodec: Sendable {
  /// How prices and quantities are written.
  package enum Numbers: Hashable, Sendable {
    /// As whole numbers of units: JSON numbers up to 2^53 either way, strings beyond.
    case units
    /// As exact decimal strings by the instruments' scales; reading takes JSON numbers too.
    case decimals
  }

  package let instruments: [Instrument]
  package let numbers: Numbers
  private let places: [String: InstrumentID]
  /// Whether a number means the same for all instruments, so that it need not be said which.
  let sharesScales: Bool

  /// A codec for instruments whose symbols differ.
  package init(instruments: [Instrument], numbers: Numbers) {
    self.instruments = instruments
    self.numbers = numbers
    places = Dictionary(
      uniqueKeysWithValues: instruments.enumerated().map {
        ($1.symbol, InstrumentID(UInt32($0)))
      })
    sharesScales =
      numbers == .units
      || instruments.allSatisfy {
        $0.priceScale == instruments[0].priceScale
          && $0.quantityScale == instruments[0].quantityScale
      }
  }

  /// How the numbers of an instrument are written.
  package func notation(of instrument: InstrumentID) -> Notation {
    guard numbers == .decimals else { return .units }
    guard instrument.index < instruments.count else {
      return .decimals(of: Instrument(symbol: "instrument \(instrument.rawValue)"))
    }
    return .decimals(of: instruments[instrument.index])
  }

  /// How the numbers of an instrument are written, where it isn't known which if nil.
  package func notation(of instrument: InstrumentID?) -> Notation {
    instrument.map { notation(of: $0) } ?? (numbers == .units ? .units : .undetermined)
  }
}

// MARK: - Instruments by name

extension JSONCodec {
  /// An instrument's symbol, or the index of an instrument that isn't there.
  package var instrument: JSONForm<InstrumentID> {
    JSONForm { value, problems in
      switch value.kind {
      case .string(let symbol):
        if let instrument = places[symbol] { return instrument }
        problems.report(
          expected: "the symbol of an instrument", found: value,
          suggestion: didYouMean(symbol, among: instruments.map(\.symbol)))
      case .number(let number):
        if let index: UInt32 = number.integer(), index >= instruments.count {
          return InstrumentID(index)
        }
        problems.report(
          expected: "the symbol of an instrument, or an index from \(instruments.count) up "
            + "for one that isn't there", found: value)
      default:
        problems.report(expected: "the symbol of an instrument", found: value)
      }
      return nil
    }
  }

  /// The instrument that an object names; the only one, if there is only one, need not be named.
  package func instrument(of members: inout JSONObjectReader) -> InstrumentID? {
    guard instruments.count == 1, !members.contains("instrument") else {
      return members.required("instrument", instrument)
    }
    return members.optional("instrument", instrument) ?? InstrumentID(0)
  }

  /// The instrument by which an object's numbers are read, which must be named only if it matters.
  package func scaleOwner(of members: inout JSONObjectReader) -> InstrumentID? {
    guard sharesScales, !members.contains("instrument") else {
      return members.required("instrument", instrument)
    }
    return members.optional("instrument", instrument) ?? InstrumentID(0)
  }

  /// Writes an instrument's name.
  package func write(_ instrument: InstrumentID, to writer: inout JSONWriter) {
    if instrument.index < instruments.count {
      writer.string(instruments[instrument.index].symbol)
    } else {
      writer.integer(instrument.rawValue)
    }
  }
}

extension JSONObjectReader {
  /// Reports a key that has no place beside the others.
  package mutating func forbid(_ key: String, _ reason: String) {
    guard contains(key) else { return }
    let nothing = JSONForm<JSONValue> { value, problems in
      problems.report("unexpected \"\(key)\": \(reason)", at: value)
      return nil
    }
    _ = optional(key, nothing)
  }
}
