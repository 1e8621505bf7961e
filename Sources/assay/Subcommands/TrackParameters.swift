internal import CommandLineFrame
internal import JSONText
internal import Reports
internal import Results
internal import Tracking

/// What the commands have in common that work with a history of measurements.
enum TrackParameters {
  static let history = Parameter.option(
    "history", .path("FILE"), default: "reports/history.jsonl",
    "The history, a line of JSON for each record; reports/history.jsonl by default")
}

extension Invocation {
  /// The history as it stands; nil where there is no such file.
  ///
  /// A line that is no record is named, with what was expected, and the command ends.
  func history() throws(CommandFailure) -> TrackHistory? {
    let path = self[TrackParameters.history]
    guard FileInput.exists(path) else { return nil }
    let bytes = try FileInput(path: path).bytes()
    do throws(JSONRefusal) {
      return try TrackHistory(reading: bytes)
    } catch {
      throw CommandFailure(
        "the history can't be read, and is left as it is\n\(error.rendered(file: path))")
    }
  }

  /// The records of all engines of a file that 'assay bench --json' wrote.
  ///
  /// What has none is told; a result that may not be kept ends the command.
  func records(
    in file: FileInput, commit: String, committed: String? = nil
  ) throws(CommandFailure) -> [TrackRecord] {
    var records: [TrackRecord] = []
    for bench in try benches(in: file) {
      do throws(BenchRecords.Refusal) {
        let found = try BenchRecords(
          of: bench, commit: commit, committed: committed, suiteVersion: Assay.version)
        for line in found.leftOut { terminal.print("left out: \(line)", to: .error) }
        records += found.records
      } catch {
        throw CommandFailure(
          "'\(file.path)' can't be used: \(error)", hint: "measure again by 'assay bench --json'")
      }
    }
    return records
  }

  /// The benchmarks of a file that 'assay bench --json' wrote.
  private func benches(in file: FileInput) throws(CommandFailure) -> [BenchResult] {
    let bytes = try file.bytes()
    let report: Report
    do throws(JSONRefusal) {
      report = try ReportJSON.report(from: bytes)
    } catch {
      throw CommandFailure("'\(file.path)' is no result\n\(error.rendered(file: file.path))")
    }
    guard !report.benches.isEmpty else {
      throw CommandFailure(
        "there is no benchmark in '\(file.path)'", hint: "'assay bench --json FILE' writes one")
    }
    return report.benches
  }

  /// The repository of the current folder.
  var repository: GitRepository { GitRepository(folder: surroundings.currentFolder) }
}
