import CommandLineFrame
import Foundation
import Testing

/// Engines behind the process protocol, from the command line to the end of every child.
@Suite struct ProcessEngineTests {
  private static let executable = URL(filePath: Surroundings.process.executable)
    .deletingLastPathComponent().appending(path: "assay")

  private var serving: String { "process:'\(Self.executable.path)' serve" }

  @Test func `our own engine passes behind the protocol`() throws {
    let result = try assay(["run", "time-priority", "mass-cancel", "--engine", serving])
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(result.output.contains("reference conforms"))
  }

  @Test func `a campaign on it is clean, and exhaustive search too`() throws {
    let fuzz = try assay(["fuzz", "--engine", serving, "--cases", "4", "--commands", "50"])
    #expect(fuzz.status == 0, "\(fuzz.output) \(fuzz.error)")
    let exhaust = try assay(["exhaust", "--engine", serving, "--depth", "1"])
    #expect(exhaust.status == 0, "\(exhaust.output) \(exhaust.error)")
  }

  @Test(arguments: [("Q", "crashed"), ("s/.*/x/", "malformed"), ("s/,{.*}]/]/", "failed")])
  func `an exhaustive search tells how an engine ends that breaks at the first trade`(
    change: String, verdict: String
  ) throws {
    let report = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { _ = try? FileManager.default.removeItem(at: report) }
    let script =
      "'\(Self.executable.path)' serve | { sed -u '/maker/\(change)'; kill -9 0; }"
    let result = try assay([
      "exhaust", "--engine", "process:sh -c \"\(script)\"", "--depth", "3", "--json", report.path,
    ])
    #expect(result.status == 1, "\(result.error)")
    let text = try String(contentsOf: report, encoding: .utf8)
    #expect(text.contains("\"verdict\": \"\(verdict)\""), "\(result.output)")
  }

  @Test func `an engine says who it is`() throws {
    let result = try assay(["engines", "--engine", serving])
    #expect(result.status == 0)
    #expect(result.output.contains("reference") && result.output.contains("tradeIDs"))
    #expect(try assay(["engines", "--engine", serving, "--json"]).output.hasPrefix("{\"assay\":1"))
  }

  @Test func `the lines have schemas`() throws {
    for name in ["protocol-request", "protocol-answer"] {
      #expect(try assay(["schema", name]).output.contains("2020-12"))
    }
  }

  @Test(arguments: [
    ("proces:x", "process:x"), ("process:", "program"),
    ("process:/no/such/program", "No such file"),
    ("process:sh -c 'echo sorry >&2; exit 3'", "sorry"),
  ])
  func `what is no engine is told before anything is judged`(engine: String, says: String) throws {
    let result = try assay(["run", "--engine", engine])
    #expect(result.status == 2)
    #expect(result.error.contains(says), "\(result.error)")
  }

  @Test(arguments: [[SIGINT, SIGINT], [SIGTERM, SIGTERM], [SIGKILL]])
  func `however the suite ends, no child is left`(signals: [Int32]) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    defer { _ = try? FileManager.default.removeItem(at: file) }
    let script = """
      trap '' INT TERM HUP
      read -r line
      echo '{"assay":1,"name":"deaf","version":"1","capabilities":["trades"]}'
      echo $$ >'\(file.path)'
      while :; do sleep 1; done
      """
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = [
      "run", "cancel", "--jobs", "1", "--engine", "process:sh -c \"\(script.quoted)\"",
    ]
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    // The threads that tests run on block signals, and what they start would too.
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
    try process.run()
    let child = try #require(number(in: file))
    #expect(kill(child, 0) == 0)
    for signal in signals {
      kill(process.processIdentifier, signal)
      usleep(200_000)
    }
    process.waitUntilExit()
    #expect(vanishes(child))
  }

  /// Long work on an engine behind the protocol, by its command.
  private static let works = [
    ["run"], ["fuzz", "--for", "2m", "--commands", "50", "--jobs", "1", "--save", "OUT"],
    ["exhaust", "--depth", "6", "--jobs", "1"], ["replay", "LOG"],
    ["matrix", "cancel", "--engines", "MANIFEST", "--output", "OUT", "--cases", "100000"],
  ]

  @Test(arguments: works)
  func `Ctrl-C ends long work with 130, and no child is left`(work: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path }
    let number = folder.appending(path: "number")
    let script = path("engine.sh")
    try "echo $$ >'\(number.path)'; exec '\(Self.executable.path)' serve\n".write(
      toFile: script, atomically: true, encoding: .utf8)
    let engine = "process:sh '\(script)'"
    try #"{"engines": [{"name": "own", "engine": "\#(engine)"}]}"#.write(
      toFile: path("manifest"), atomically: true, encoding: .utf8)
    let rows = (1...100_000).map { "new,\($0),sell,100,5\ncancel,\($0),,,\n" }.joined()
    try "action,id,side,price,quantity\n\(rows)".write(
      toFile: path("log.csv"), atomically: true, encoding: .utf8)
    let files = ["LOG": path("log.csv"), "MANIFEST": path("manifest"), "OUT": path("out")]
    let words = work.map { files[$0] ?? $0 }
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
    let begun = try start(words + (work[0] == "matrix" ? [] : ["--engine", engine]))
    let child = try #require(self.number(in: number))
    usleep(700_000)
    #expect(kill(child, 0) == 0)
    kill(begun.process.processIdentifier, SIGINT)
    begun.process.waitUntilExit()
    #expect(begun.process.terminationStatus == 130)
    #expect(vanishes(child))
    if work[0] == "matrix" {
      let kept = try String(contentsOfFile: path("out") + "/matrix.json", encoding: .utf8)
      #expect(kept.contains("\"ending\": \"interrupted\""))
    }
  }

  @Test(
    arguments: [
      ["run", "cancel", "--jobs", "1"],
      ["fuzz", "--cases", "9", "--commands", "20", "--save", "OUT"],
      ["doctor"],
    ])
  func `Ctrl-C is prompt though the engine does not answer`(work: [String]) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    let folder = file.path + "-out"
    defer {
      for path in [file.path, folder] { _ = try? FileManager.default.removeItem(atPath: path) }
    }
    let script = """
      read -r line
      echo '{"assay":1,"name":"idle","version":"1","capabilities":["trades"]}'
      read -r line
      echo $$ >'\(file.path)'
      exec sleep 600
      """
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
    let begun = try start(
      work.map { $0 == "OUT" ? folder : $0 } + [
        "--time-limit", "590s", "--engine", "process:sh -c \"\(script.quoted)\"",
      ])
    let child = try #require(number(in: file))
    kill(begun.process.processIdentifier, SIGINT)
    begun.process.waitUntilExit()
    #expect(begun.process.terminationReason == .exit)
    #expect(begun.process.terminationStatus == 130)
    #expect(vanishes(child))
  }

  /// The number that a file will hold before long.
  private func number(in file: URL) -> Int32? {
    for _ in 0..<1_000 {
      if let text = try? String(contentsOf: file, encoding: .utf8), text.hasSuffix("\n") {
        return Int32(text.dropLast())
      }
      usleep(10_000)
    }
    return nil
  }

  /// Whether a process that is not ours goes away before long.
  private func vanishes(_ process: Int32) -> Bool {
    for _ in 0..<1_000 {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      // What is dead is for the system's first process to bury.
      if stat?.contains(") Z ") ?? true { return true }
      usleep(10_000)
    }
    return false
  }
}

extension String {
  /// The text within double quotes.
  fileprivate var quoted: String {
    replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
