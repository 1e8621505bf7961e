internal import Market

extension ProtocolCodec {
  /// The events of a line in the plain form in which they come by the million; nil where the line
  /// is anything else, which the reader of all JSON then judges.
  func fastEvents(_ line: [UInt8]) -> [[ReportedEvent]]? { nil }

  /// The commands of a line in the plain form; nil where it is anything else.
  func fastCommands(_ line: [UInt8]) -> [Command]? { nil }
}
