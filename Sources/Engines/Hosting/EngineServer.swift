internal import JSONText
internal import Market
internal import Wire

/// An engine behind the protocol of lines: a request in, an answer out.
package struct EngineServer: ~Copyable {
  private let engine: any HostedEngine
  private var codec = ProtocolCodec(instruments: [])
  private var line = LineBuilder(symbols: [])
  /// How many instruments there are; none before the first reset.
  private var instruments = 0
  /// Whether it was asked to stop.
  package private(set) var isStopped = false

  /// A server that introduces itself by the profile of the source, which is one of our own.
  package init(_ source: EngineSource) { engine = OwnEngine(source) }

  /// A server of an engine in this very process: one of our own, or one of a library, which is
  /// loaded for ever.
  ///
  /// `version` is that of our own. `surrender` gets the line that must be the last, and ends the
  /// process, where a library does not come back from what it was asked.
  package init(
    hosting spec: EngineSpec, version: String, surrender: @escaping Surrender
  ) throws(EngineFailure) {
    switch spec {
    case .own(let choice):
      var source = choice.source
      source.profile.version = version
      engine = OwnEngine(source)
    case .library(let path):
      engine = try LibraryEngine(EngineLibrary(path), surrender: surrender)
    case .flash1(let path):
      engine = try Flash1Connection(Flash1Symbols(path), surrender: surrender)
    case .process:
      throw EngineFailure(.crashed, "\(spec.text) is in no library, and answers for itself")
    }
  }

  /// Ends the process with a last line.
  package typealias Surrender = @Sendable ([UInt8]) -> Never

  /// The line that answers everything where there is no engine.
  package static func refusal(_ failure: EngineFailure) -> [UInt8] {
    var line = LineBuilder(symbols: [])
    line.answer(failure.answer)
    return line.bytes
  }

  /// Answers one line, without its end, by the bytes of another, with its end.
  ///
  /// What can't be understood or done is answered by an error.
  package mutating func answer(_ request: [UInt8]) -> [UInt8] {
    line.removeAll()
    do throws(JSONRefusal) {
      let request = try codec.request(request)
      do throws(EngineFailure) {
        try answer(request)
      } catch {
        line.removeAll()
        line.answer(error.answer)
      }
    } catch {
      line.answer(.broken("the request is not one: \(error.problems[0])"))
    }
    return line.bytes
  }

  private mutating func answer(_ request: ProtocolRequest) throws(EngineFailure) {
    switch request {
    case .start(let version):
      line.answer(
        version == protocolVersion
          ? .started(engine.profile)
          : .broken("this engine speaks version \(protocolVersion), not \(version)"))
    case .reset(let instruments, let conventions):
      codec = ProtocolCodec(instruments: instruments)
      line = LineBuilder(symbols: instruments.map(\.symbol))
      self.instruments = 0
      try engine.reset(instruments, conventions)
      self.instruments = instruments.count
      line.answer(.done)
    case .stop:
      isStopped = true
      line.answer(.done)
    case .commands(let commands):
      guard instruments > 0 else { return refuse() }
      line.answer(.events(try engine.apply(commands)))
    case .book(let instrument):
      guard instrument.index < instruments else { return refuse() }
      line.answer(try engine.book(of: instrument))
    case .phase(let instrument):
      guard instrument.index < instruments else { return refuse() }
      line.answer(.phase(try engine.phase(of: instrument)))
    case .indication(let instrument):
      guard instrument.index < instruments else { return refuse() }
      let found = try engine.indication(of: instrument)
      line.answer(.indication(found.map { ReportedEvent(.uncrossed($0)) }))
    }
  }

  private mutating func refuse() {
    line.answer(.broken("there is no such instrument; the first request after start is a reset"))
  }
}

extension EngineFailure {
  /// How it is told in the protocol.
  var answer: ProtocolAnswer {
    switch kind {
    case .crashed, .hung, .interrupted: .broken(message)
    case .malformed: .malformed(message)
    case .unsupported: .unsupported(message)
    }
  }
}
