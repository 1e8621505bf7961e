internal import CCallgrind
internal import Foundation
internal import Glibc

/// Runs this program again, plainly or under callgrind, and reads what it found.
package struct ProbeRunner {
  /// Why there is no figure.
  package enum Failure: Error, Hashable, Sendable {
    /// There is no valgrind, or this was built without its headers.
    case noValgrind(String)
    /// The probe ended by a complaint.
    case failed(String)
    case interrupted
  }

  /// The path of this program.
  private let executable: String
  private let isInterrupted: () -> Bool

  package init(executable: String, isInterrupted: @escaping () -> Bool) {
    self.executable = executable
    self.isInterrupted = isInterrupted
  }

  /// Where valgrind is, as far as it can be used.
  package static func valgrind() throws(Failure) -> String {
    guard ccallgrind_can_mark() else {
      throw .noValgrind(
        "this was built without valgrind's headers; install valgrind and build it again")
    }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for folder in folders {
      let path = "\(folder)/valgrind"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw .noValgrind("there is no valgrind on the path; install it (Debian: valgrind)")
  }

  /// Runs the program with these words; what it prints is lines of a name and a number.
  package func figures(_ words: [String]) throws(Failure) -> [String: Int] {
    let printed = try run(executable, words, [:])
    var figures: [String: Int] = [:]
    for line in printed.split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2, let number = Int(parts[1]) { figures[String(parts[0])] = number }
    }
    return figures
  }

  /// The instructions that callgrind counts in the region that the program marks.
  ///
  /// The count is the same in each run: the hashes of the Swift library are not seeded, and the region
  /// holds nothing but the engine and the loop around it.
  package func instructions(_ words: [String]) throws(Failure) -> Int {
    let valgrind = try Self.valgrind()
    let profile = FileManager.default.temporaryDirectory
      .appending(path: "assay-callgrind-\(UUID().uuidString)").path
    defer {
      // Where callgrind failed there is none.
      let files = FileManager.default
      if files.fileExists(atPath: profile) { try? files.removeItem(atPath: profile) }
    }
    _ = try run(
      valgrind,
      [
        "--tool=callgrind", "--quiet", "--instr-atstart=no", "--collect-atstart=no",
        "--callgrind-out-file=\(profile)", executable,
      ] + words, ["SWIFT_DETERMINISTIC_HASHING": "1"])
    guard let file = SystemFile(path: profile), let total = file.value(of: "totals"),
      let instructions = Int(total)
    else { throw .failed("callgrind has left no totals") }
    return instructions
  }

  private func run(
    _ program: String, _ words: [String], _ variables: [String: String]
  ) throws(Failure) -> String {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw .failed("\(program) can't be started: \(error.localizedDescription)")
    }
    while process.isRunning {
      if isInterrupted() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw .interrupted
      }
      usleep(20_000)
    }
    let printed = Self.text(output)
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let last = Self.text(errors).split(separator: "\n").last.map(String.init)
      throw .failed(last ?? "it ended with status \(process.terminationStatus)")
    }
    return printed
  }

  /// What was written to a pipe: a few lines, which it holds until they are read.
  private static func text(_ pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }
}
