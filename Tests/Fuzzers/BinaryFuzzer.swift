import Market
import Wire

extension Fuzzer {
  /// The binary codec: every stream that is read is the only form of what it says, every other is
  /// refused at a byte of it, and what it says can be said in JSON Lines.
  static let binary = Fuzzer("binary") { bytes in
    do throws(BinaryError) {
      let commands = try BinaryStream.decodeCommands(bytes)
      require(BinaryStream.encode(commands) == bytes, "two forms of one flow")
      for codec in codecs {
        checkAgain(codec.lines(of: commands), as: codec.command, commands)
      }
    } catch {
      require((0...bytes.count).contains(error.offset), "\(error) of \(bytes.count) bytes")
    }
    do throws(BinaryError) {
      let events = try BinaryStream.decodeEvents(bytes)
      require(BinaryStream.encode(events) == bytes, "two forms of one log")
      for codec in codecs { checkAgain(codec.lines(of: events), as: codec.event, events) }
    } catch {
      require((0...bytes.count).contains(error.offset), "\(error) of \(bytes.count) bytes")
    }
  }
}
