import CommandLineFrame
import Foundation
import Testing

/// `assay doctor` from the command line to a child and back.
@Suite struct DoctorCommandTests {
  private static let executable = URL(filePath: Surroundings.process.executable)
    .deletingLastPathComponent().appending(path: "assay")

  private var serving: String { "process:'\(Self.executable.path)' serve" }

  @Test func `an adapter that is well exits with 0, and is written as JSON`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID()).json")
    defer { _ = try? FileManager.default.removeItem(at: file) }
    let result = try assay(["doctor", "--engine", serving, "--json", file.path])
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(result.output.contains("reference is fit to be judged"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("\"assay-doctor\""))
    #expect(try assay(["schema", "doctor"]).output.contains("2020-12"))
  }

  @Test(arguments: [
    // Each ends in another way when it is told to stop.
    ("exec '{}' serve | sed -u 's/^/ /'; exit 3", "stop", "exited with status 3"),
    ("'{}' serve; sleep 60", "stop", "did not end within 1 s"),
    ("'{}' serve; sleep 60", "end of input", "did not end within 1 s"),
    ("echo hello; exec '{}' serve", "handshake", "hello"),
    ("exit 4", "handshake", "exited with status 4"),
  ])
  func `what is wrong is told with what to do`(script: String, check: String, says: String) throws {
    let command = script.replacing("{}", with: Self.executable.path)
    let result = try assay([
      "doctor", "--engine", "process:sh -c \"\(command)\"", "--time-limit", "1s",
    ])
    #expect(result.status == 1, "\(result.output) \(result.error)")
    let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("wrong") }
    #expect(
      lines.contains { $0.contains(" \(check) ") && $0.contains(says) }, "\(result.output)")
    #expect(result.output.contains("fix: "))
  }
}
