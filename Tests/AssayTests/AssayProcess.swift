import CommandLineFrame
import Foundation

/// Runs the executable that stands beside the tests' own.
func assay(_ words: [String]) throws -> (status: Int32, output: String, error: String) {
  let own = URL(filePath: Surroundings.process.executable)
  let process = Process()
  let (output, error) = (Pipe(), Pipe())
  process.executableURL = own.deletingLastPathComponent().appending(path: "assay")
  process.arguments = words
  process.standardOutput = output
  process.standardError = error
  try process.run()
  let printed = try output.fileHandleForReading.readToEnd() ?? Data()
  let complaint = try error.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (
    process.terminationStatus, String(decoding: printed, as: UTF8.self),
    String(decoding: complaint, as: UTF8.self)
  )
}
