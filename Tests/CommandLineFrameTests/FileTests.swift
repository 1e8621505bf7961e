import CommandLineFrame
import Foundation
import Testing

@Suite struct FileTests {
  private func problem(_ body: () throws(CommandFailure) -> Void) -> CommandFailure? {
    do throws(CommandFailure) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0, 1, 65_536, 200_001]) func `a file is read whole`(size: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = folder.path + "/file"
    try FileOutput(path: path).write(bytes)
    #expect(try FileInput(path: path).bytes() == bytes)
  }

  @Test func `a file that can't be read is named with the reason`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/absent"
    #expect(
      problem { () throws(CommandFailure) in _ = try FileInput(path: path) }
        == CommandFailure("'\(path)' can't be read: No such file or directory"))
    #expect(
      problem { () throws(CommandFailure) in _ = try FileInput(path: folder.path) }
        == CommandFailure("'\(folder.path)' can't be read: it is a folder"))
    try folder.write("x", to: "absent")
    let file = try FileInput(path: path)
    try FileManager.default.removeItem(atPath: path)
    #expect(
      problem { () throws(CommandFailure) in _ = try file.bytes() }
        == CommandFailure("'\(path)' can't be read: No such file or directory"))
  }

  @Test func `a file that can't be written is found out beforehand`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/absent/file"
    #expect(
      problem { () throws(CommandFailure) in _ = try FileOutput(path: path) }
        == CommandFailure("'\(path)' can't be written: No such file or directory"))
    #expect(
      problem { () throws(CommandFailure) in _ = try FileOutput(path: folder.path) }
        == CommandFailure("'\(folder.path)' can't be written: it is a folder"))
    try folder.write("x", to: "file")
    let inside = folder.path + "/file/inner"
    #expect(
      problem { () throws(CommandFailure) in _ = try FileOutput(path: inside) }
        == CommandFailure("'\(inside)' can't be written: Not a directory"))
  }

  @Test func `to ask whether a file can be written leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    _ = try FileOutput(path: folder.path + "/file")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a file is replaced as a whole, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a long text that was there before", to: "file")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path + "/file")
    try FileOutput(path: folder.path + "/file").write(Array("new".utf8))
    #expect(try text(of: folder.path + "/file") == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/file")
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func `a reader who has the old file open keeps it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "file")
    let reader = try #require(FileHandle(forReadingAtPath: folder.path + "/file"))
    try FileOutput(path: folder.path + "/file").write(Array("new".utf8))
    #expect(try reader.readToEnd() == Data("old".utf8))
  }

  @Test func `a link stays a link`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "file")
    let link = folder.path + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "file")
    try FileOutput(path: link).write(Array("new".utf8))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "file")
    #expect(try text(of: folder.path + "/file") == "new")
  }

  @Test func `a device is written, not replaced`() throws {
    try FileOutput(path: "/dev/null").write([1, 2, 3])
    var status = stat()
    #expect(unsafe stat("/dev/null", &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
    #expect(
      problem { () throws(CommandFailure) in try FileOutput(path: "/dev/full").write([1]) }
        == CommandFailure(
          "'/dev/full' can't be written: No space left on device", code: .failure))
  }

  @Test func `a failed write leaves the old file and nothing else`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("inner")
    let output = try FileOutput(path: folder.path + "/inner/file")
    try FileManager.default.removeItem(atPath: folder.path + "/inner")
    #expect(
      problem { () throws(CommandFailure) in try output.write([1]) }
        == CommandFailure("'\(output.path)' can't be written: No such file or directory"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a path on the command line is checked before the command runs`() throws {
    let report = Parameter.option("report", .outputFile, "Where to write")
    let program = Program(
      name: "orchard", version: "1", summary: "a place",
      subcommands: [
        Subcommand(
          "pick", summary: "Pick", parameters: report, Parameter.arguments(.inputFile, "Files"),
          examples: [], body: { _ throws(CommandFailure) in .success })
      ], examples: [])
    for (words, message) in [
      (["--report", "/absent/x"], "--report: '/absent/x' can't be written"),
      (["/absent/y"], "FILE: '/absent/y' can't be read"),
    ] {
      let outcome = try captured { program.run(["pick"] + words, in: $0) }
      #expect(outcome.code == .usage)
      #expect(outcome.error == "orchard: error: \(message): No such file or directory\n")
    }
  }
}
