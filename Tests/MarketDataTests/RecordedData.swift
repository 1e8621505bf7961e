import Glibc
import MarketData
import Testing

/// The folder of recorded order flow: `ASSAY_DATA`, or `../shared/data` beside the project.
enum RecordedData {
  static let folder: String = {
    if let named = unsafe getenv("ASSAY_DATA") { return unsafe String(cString: named) }
    return "\(project)/../shared/data"
  }()

  /// The folder into which `.ci/fetch-sample` puts the public sample.
  static let sampleFolder = "\(project)/.cache/ob-analytics"

  private static let project =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  static func path(_ file: String) -> String { "\(folder)/\(file)" }

  static func has(_ file: String) -> Bool { unsafe access(path(file), R_OK) == 0 }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, saying so, where a file of recorded order flow is absent.
  static func needs(_ file: String) -> ConditionTrait {
    .enabled(
      if: RecordedData.has(file),
      "skipped: \(RecordedData.path(file)) is absent; ASSAY_DATA may name another folder")
  }
}
