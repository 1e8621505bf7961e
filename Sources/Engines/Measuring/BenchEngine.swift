package import Market

/// An engine as it is measured: commands are loaded, then carried out while the time is taken, and
/// what it reports goes into a fingerprint.
package protocol BenchEngine: AnyObject {
  /// Begins anew: empty books, every instrument in continuous trading, at time 0.
  func begin(_ instruments: [Instrument]) throws(EngineFailure)
  /// Takes the commands that come next, in place of those loaded before; this is not measured.
  func load(_ commands: [Command]) throws(EngineFailure)
  /// Carries out loaded commands, by their places; each once and in order.
  func run(_ places: Range<Int>)
  /// Gives back the memory of the books.
  func end()
  /// Of everything that was reported since it began.
  var fingerprint: EventFingerprint { get }
  /// Why it can't go on; nil as long as it can.
  var failure: EngineFailure? { get }
}

extension BenchEngine {
  package var failure: EngineFailure? { nil }
}
