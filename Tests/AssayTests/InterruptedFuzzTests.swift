import CommandLineFrame
import Foundation
import Testing

/// A campaign that is ended from outside, by Ctrl-C or by a kill.
@Suite struct InterruptedFuzzTests {
  /// A campaign that would go on for two minutes, once it has kept its state in the folder.
  private func ended(by signal: Int32, in folder: String) throws -> Ended {
    // The threads that tests run on block signals, and a child begins with what its parent blocks.
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
    let process = Process()
    let (output, error) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: Surroundings.process.executable)
      .deletingLastPathComponent().appending(path: "assay")
    process.arguments = [
      "fuzz", "--for", "2m", "--commands", "50", "--jobs", "1", "--save", folder,
    ]
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let state = "\(folder)/full-seed-1.state"
    // A thread that sleeps: a task would come back only when other tests leave a thread to it.
    for _ in 0..<600 where !FileManager.default.fileExists(atPath: state) { usleep(100_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, reason: process.terminationReason, state: state,
      output: String(
        decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self),
      error: String(
        decoding: try error.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self))
  }

  private struct Ended {
    var status: Int32
    var reason: Process.TerminationReason
    var state: String
    var output: String
    var error: String

    /// The number of cases that the state says are done.
    func done() throws -> Int {
      let object = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(filePath: state)))
      return try #require((object as? [String: Any])?["next"] as? Int)
    }
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  /// Goes on from the state for one more case.
  private func expectToGoOn(_ ended: Ended) throws {
    let done = try ended.done()
    #expect(done > 0)
    let rest = try assay(["fuzz", "--cases", "\(done + 1)", "--resume", ended.state])
    #expect(rest.status == 0, "\(rest.error)")
    #expect(rest.output.contains("of full, seed 1"))
    let again = try assay(["fuzz", "--cases", "\(done + 1)", "--commands", "50"])
    func played(_ output: String) -> Substring { output.prefix { $0 != "," } }
    #expect(played(rest.output) == played(again.output))
  }

  @Test func `Ctrl-C ends a campaign with 130, tells what it played, and it goes on`() throws {
    try inFolder { folder in
      let ended = try ended(by: SIGINT, in: folder)
      #expect(ended.reason == .exit)
      #expect(ended.status == 130)
      #expect(ended.output.contains("no failure in"))
      #expect(ended.error.contains("--save \(folder) --resume \(ended.state)"))
      try expectToGoOn(ended)
    }
  }

  @Test func `a kill leaves the state, and it goes on`() throws {
    try inFolder { folder in
      let ended = try ended(by: SIGKILL, in: folder)
      #expect(ended.reason == .uncaughtSignal)
      #expect(ended.status == SIGKILL)
      try expectToGoOn(ended)
    }
  }
}
