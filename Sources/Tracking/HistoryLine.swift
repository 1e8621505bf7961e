package import JSONText
package import Results

/// How a record stands in a line of the history.
package enum HistoryLine {
  /// The version of the format, which stands first in every line.
  package static let version = 1
  /// The greatest value of a figure, which every reader of JSON keeps exactly.
  static let greatest = 1 << 53
  static let passBounds = 1...1_000

  /// The line of a record, with its end.
  package static func bytes(of record: TrackRecord) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("version", version)
    writer.member("commit", record.commit)
    if let committed = record.committed { writer.member("committed", committed) }
    writer.member("measured", record.measured)
    writer.member("suite", record.suiteVersion)
    writer.object("engine") {
      $0.member("name", record.engine.name)
      $0.member("version", record.engine.version)
    }
    writer.object("machine") {
      $0.member("processor", record.machine.processor)
      $0.member("processors", record.machine.processors)
      $0.member("memoryBytes", record.machine.memoryBytes)
      $0.member("system", record.machine.system)
      $0.member("toolchain", record.machine.toolchain)
    }
    writer.object("flow") {
      $0.member("name", record.flow.name)
      $0.member("hash", record.flow.hash)
      $0.member("commands", record.flow.commands)
    }
    writer.key("figures")
    writer.beginArray()
    for figure in record.figures { write(figure, &writer) }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ figure: TrackedFigure, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("name", figure.name)
    writer.member("unit", figure.unit)
    writer.member("better", figure.better.rawValue)
    writer.member("kind", figure.certainty.rawValue)
    writer.key("values")
    writer.beginArray()
    for value in figure.values { writer.integer(value) }
    writer.endArray()
    writer.endObject()
  }

  /// The record of a line, whose number it is told for what it reports.
  ///
  /// Throws every problem found.
  package static func record(
    from bytes: [UInt8], line: Int
  ) throws(JSONRefusal) -> TrackRecord {
    try JSONText.read(bytes, as: form, startingAtLine: line)
  }

  // MARK: - Reading

  private static let form = JSONForm<TrackRecord>.object { reader in
    _ = reader.required("version", supportedVersion)
    let commit = reader.required("commit", word)
    let committed = reader.optional("committed", .string)
    let measured = reader.required("measured", word)
    let suite = reader.required("suite", .string)
    let engine = reader.required("engine", engine)
    let machine = reader.required("machine", machine)
    let flow = reader.required("flow", flow)
    let figures = reader.required("figures", .array(of: figure))
    guard let commit, let measured, let suite, let engine, let machine, let flow, let figures
    else { return nil }
    let names = figures.map(\.name)
    guard Set(names).count == names.count else {
      reader.report("expected each figure once")
      return nil
    }
    return TrackRecord(
      commit: commit, committed: committed, measured: measured, suiteVersion: suite,
      engine: engine, machine: machine, flow: flow, figures: figures)
  }

  private static let supportedVersion = JSONForm<Int>.integer().refine {
    (found) throws(JSONExpectation) in
    guard found == version else {
      throw JSONExpectation("version \(version) of the format, the only one known here")
    }
    return found
  }

  private static let word = JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
    guard !text.isEmpty else { throw JSONExpectation("a text that is not empty") }
    return text
  }

  private static let hash = JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
    guard text.wholeMatch(of: /[0-9a-f]{16}/) != nil else {
      throw JSONExpectation("16 hexadecimal digits in lower case")
    }
    return text
  }

  private static let engine = JSONForm<EngineIdentity>.object { reader in
    let name = reader.required("name", word)
    let version = reader.required("version", .string)
    guard let name, let version else { return nil }
    return EngineIdentity(name: name, version: version)
  }

  private static let machine = JSONForm<MachineFacts>.object { reader in
    let processor = reader.required("processor", .string)
    let processors = reader.required("processors", .integer(in: 1...greatest))
    let memory = reader.required("memoryBytes", .integer(in: 0...greatest))
    let system = reader.required("system", .string)
    let toolchain = reader.required("toolchain", .string)
    guard let processor, let processors, let memory, let system, let toolchain else { return nil }
    return MachineFacts(
      processor: processor, processors: processors, memoryBytes: memory, system: system,
      toolchain: toolchain)
  }

  private static let flow = JSONForm<TrackedFlow>.object { reader in
    let name = reader.required("name", word)
    let hash = reader.required("hash", hash)
    let commands = reader.required("commands", .integer(in: 1...greatest))
    guard let name, let hash, let commands else { return nil }
    return TrackedFlow(name: name, hash: hash, commands: commands)
  }

  private static let figure = JSONForm<TrackedFigure>.object { reader in
    let name = reader.required("name", word)
    let unit = reader.required("unit", .string)
    let better = reader.required("better", .choice(TrackedFigure.Better.table))
    let kind = reader.required("kind", .choice(TrackedFigure.Certainty.table))
    let values = reader.required("values", values)
    guard let name, let unit, let better, let kind, let values else { return nil }
    return TrackedFigure(name: name, unit: unit, better: better, certainty: kind, values: values)
  }

  private static let values = JSONForm<[Int]>.array(of: .integer(in: 0...greatest))
    .refine { (values) throws(JSONExpectation) in
      guard passBounds.contains(values.count) else {
        throw JSONExpectation("\(passBounds.lowerBound) to \(passBounds.upperBound) values")
      }
      return values
    }
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  /// The names of all, each with what it stands for.
  fileprivate static var table: [(name: String, value: Self)] {
    allCases.map { ($0.rawValue, $0) }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, _ text: String) {
    self.key(key)
    string(text)
  }

  fileprivate mutating func member(_ key: String, _ number: Int) {
    self.key(key)
    integer(number)
  }

  fileprivate mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    self.key(key)
    beginObject()
    body(&self)
    endObject()
  }
}
