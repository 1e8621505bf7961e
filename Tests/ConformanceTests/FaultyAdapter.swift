import Engines
import Foundation
import Market
import Testing

/// A right engine behind an adapter that does one thing wrong.
final class FaultyAdapter: LineConversation {
  /// What it does: `ask` is the right engine's answer to a line.
  typealias Fault = (_ line: String, _ ask: (String) throws(EngineFailure) -> String)
    throws(EngineFailure) -> String

  private let engine: ServedConversation
  private let fault: Fault
  private let end: EngineFailure?
  private let inputEnd: EngineFailure?
  private var hasInput = true

  init(
    _ source: EngineSource, end: EngineFailure? = nil, inputEnd: EngineFailure? = nil,
    fault: @escaping Fault
  ) {
    var source = source
    source.profile.version = "1"
    engine = ServedConversation(source)
    self.fault = fault
    self.end = end
    self.inputEnd = inputEnd
  }

  func ask(_ line: [UInt8]) throws(EngineFailure) -> [UInt8] {
    let answer = try fault(String(decoding: line, as: UTF8.self)) { line throws(EngineFailure) in
      String(decoding: try engine.ask(Array(line.utf8)), as: UTF8.self)
    }
    return Array(answer.utf8)
  }

  func endInput() {
    hasInput = false
    engine.endInput()
  }

  func awaitEnd() throws(EngineFailure) {
    if let end = hasInput ? end : inputEnd { throw end }
    try engine.awaitEnd()
  }
}

/// A fault of an adapter, and the check that finds it.
struct AdapterFault: Sendable, CustomTestStringConvertible {
  var name: String
  var check: String
  /// The fault of one adapter, with whatever it remembers.
  var make: @Sendable () -> FaultyAdapter.Fault

  var testDescription: String { name }

  /// No fault at all.
  static let none = AdapterFault(name: "is right", check: "") {
    { line, ask throws(EngineFailure) in try ask(line) }
  }

  /// A fault that changes answers alone.
  static func answer(
    _ name: String, _ check: String, _ change: @escaping @Sendable (String) -> String
  ) -> AdapterFault {
    AdapterFault(name: name, check: check) {
      { line, ask throws(EngineFailure) in change(try ask(line)) }
    }
  }

  /// A fault that changes requests alone.
  static func request(
    _ name: String, _ check: String, _ change: @escaping @Sendable (String) -> String
  ) -> AdapterFault {
    AdapterFault(name: name, check: check) {
      { line, ask throws(EngineFailure) in try ask(change(line)) }
    }
  }
}

extension String {
  /// The text with every match of a regular expression replaced.
  func changing(_ pattern: String, to template: String) -> String {
    replacingOccurrences(of: pattern, with: template, options: .regularExpression)
  }
}
