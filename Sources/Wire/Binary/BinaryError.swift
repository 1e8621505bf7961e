/// Why a binary stream was refused, and where.
package struct BinaryError: Error, Hashable, Sendable {
  /// What is wrong with a stream.
  package enum Reason: Hashable, Sendable {
    /// The stream doesn't begin as one of Assay's.
    case notAStream
    /// The stream holds events where commands are read, or the other way round.
    case otherContent(expected: BinaryStream.Content)
    /// The stream is of a version that this reader doesn't know.
    case unknownVersion(UInt8)
    /// The header gives the records another size.
    case unknownRecordSize(UInt8)
    /// The stream ends inside its header or a record.
    case truncated(missing: Int)
    /// A code stands for nothing.
    case unknownCode(UInt8, of: String)
    /// A byte is set that the record's kind leaves zero.
    case strayByte(UInt8)
    /// An event names no command: they are counted from 1, within 63 bits.
    case commandNumber(UInt64)
  }

  /// The byte of the stream at which the fault stands, from 0.
  package let offset: Int
  package let reason: Reason
}

extension BinaryError: CustomStringConvertible {
  package var description: String { "byte \(offset): \(explanation)" }

  private var explanation: String {
    switch reason {
    case .notAStream:
      "expected a binary stream, which begins with \"ASSAY\""
    case .otherContent(let expected):
      "expected a stream of \(expected), found one of \(expected.other)"
    case .unknownVersion(let version):
      "expected version \(BinaryStream.version), found \(version)"
    case .unknownRecordSize(let size):
      "expected records of \(BinaryRecord.size) bytes, found \(size)"
    case .truncated(let missing):
      "the stream ends too early: \(missing) more \(missing == 1 ? "byte is" : "bytes are") expected"
    case .unknownCode(let code, let field):
      "\(code) stands for no \(field)"
    case .strayByte(let byte):
      "expected a zero, found \(byte)"
    case .commandNumber(let number):
      "expected the number of a command, from 1 to \(Int.max), found \(number)"
    }
  }
}
