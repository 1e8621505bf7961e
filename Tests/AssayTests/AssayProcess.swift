import CommandLineFrame
import Foundation

/// Runs the executable that stands beside the tests' own; standard input is empty where none is
/// given.
func assay(
  _ words: [String], input: Data = Data()
) throws -> (status: Int32, output: String, error: String) {
  let run = try start(words)
  try run.input.fileHandleForWriting.write(contentsOf: input)
  try run.input.fileHandleForWriting.close()
  let printed = try run.output.fileHandleForReading.readToEnd() ?? Data()
  let complaint = try run.error.fileHandleForReading.readToEnd() ?? Data()
  run.process.waitUntilExit()
  return (
    run.process.terminationStatus, String(decoding: printed, as: UTF8.self),
    String(decoding: complaint, as: UTF8.self)
  )
}

/// Starts the executable, with pipes to all that it reads and writes.
func start(
  _ words: [String]
) throws -> (process: Process, input: Pipe, output: Pipe, error: Pipe) {
  let own = URL(filePath: Surroundings.process.executable)
  let process = Process()
  let (input, output, error) = (Pipe(), Pipe(), Pipe())
  process.executableURL = own.deletingLastPathComponent().appending(path: "assay")
  process.arguments = words
  process.standardInput = input
  process.standardOutput = output
  process.standardError = error
  try process.run()
  return (process, input, output, error)
}
