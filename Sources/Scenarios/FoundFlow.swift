internal import JSONText
package import Market
internal import Wire

/// A flow that showed something, to be kept as a scenario: what must follow its last command is
/// expected of it from then on.
package struct FoundFlow: Sendable {
  /// What it shows, in one line.
  package var title: String
  /// The rule that decides it, with its source.
  package var why: String
  package var instruments: [Instrument]
  package var conventions: Conventions
  package var commands: [Command]
  /// What must follow the last command.
  package var expected: [Event]

  package init(
    title: String, why: String, instruments: [Instrument], conventions: Conventions,
    commands: [Command], expected: [Event]
  ) {
    self.title = title
    self.why = why
    self.instruments = instruments
    self.conventions = conventions
    self.commands = commands
    self.expected = expected
  }

  /// The scenario file, a step a line.
  package var text: String {
    let codec = JSONCodec(instruments: instruments, numbers: .decimals)
    var members = [
      #""$schema": "../schema/scenario.json""#,
      #""title": "# + line { $0.string(title) },
      #""why": "# + line { $0.string(why) },
    ]
    if hasUncross {
      members.append(#""mirror": "In an auction a tie is not the same for both sides.""#)
    }
    if conventions != Conventions() {
      members.append(#""conventions": "# + line { $0.conventions(conventions) })
    }
    let listed = instruments.map { instrument in line { $0.instrument(instrument) } }
    members.append("\"instruments\": [\n    " + listed.joined(separator: ",\n    ") + "\n  ]")
    members.append(
      "\"steps\": [\n    " + (commandLines + [expectation(codec)]).joined(separator: ",\n    ")
        + "\n  ]")
    return "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
  }

  /// The commands, each as it stands in the file.
  package var commandLines: [String] {
    let codec = JSONCodec(instruments: instruments, numbers: .decimals)
    return zip(commands, owners).map { command, owner in
      line { codec.write(command, owner: owner, to: &$0) }
    }
  }

  private func expectation(_ codec: JSONCodec) -> String {
    let events = expected.map { event in line { codec.write(event, to: &$0) } }
    if events.isEmpty { return #"{"expect": {"events": []}}"# }
    return "{\"expect\": {\"events\": [\n      " + events.joined(separator: ",\n      ")
      + "\n    ]}}"
  }

  private func line(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private var hasUncross: Bool {
    commands.contains { if case .uncross = $0 { true } else { false } }
  }

  /// The instrument by whose scales the numbers of each command are written.
  private var owners: [InstrumentID] {
    var owners: [OrderID: InstrumentID] = [:]
    return commands.map { command in
      switch command {
      case .new(let order):
        owners[order.id] = order.instrument
        return order.instrument
      case .replace(let replace):
        return owners[replace.id] ?? InstrumentID(0)
      case .cancel, .massCancel, .phase, .uncross, .clock:
        return InstrumentID(0)
      }
    }
  }
}
