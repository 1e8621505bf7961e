package import JSONText
package import Results

/// Whatever the suite has saved as JSON: told apart by the name of its format, to be shown.
package enum SavedResult: Hashable, Sendable {
  case report(Report)
  case matrix(MatrixResult)
  case comparison(ComparisonResult)
  case tracking(TrackingResult)
  case doctor(DoctorResult)
  case coverage(CoverageResult)

  /// The formats of which there is something to show.
  private enum Format: String, CaseIterable {
    case report = "assay-report"
    case matrix = "assay-matrix"
    case comparison = "assay-comparison"
    case tracking = "assay-tracking"
    case doctor = "assay-doctor"
    case coverage = "assay-coverage"
  }

  /// What a text holds.
  ///
  /// Throws every problem found; of a text that is no saved result, or one of another version, only
  /// that.
  package init(from bytes: [UInt8]) throws(JSONRefusal) {
    switch try Self.format(of: bytes) {
    case .report: self = .report(try ReportJSON.report(from: bytes))
    case .matrix: self = .matrix(try MatrixJSON.result(from: bytes))
    case .comparison: self = .comparison(try ComparisonJSON.result(from: bytes))
    case .tracking: self = .tracking(try TrackingJSON.result(from: bytes))
    case .doctor: self = .doctor(try DoctorJSON.result(from: bytes))
    case .coverage: self = .coverage(try CoverageJSON.result(from: bytes))
    }
  }

  private static func format(of bytes: [UInt8]) throws(JSONRefusal) -> Format {
    let table = Format.allCases.map { (name: $0.rawValue, value: $0) }
    return try JSONText.read(
      bytes,
      as: JSONForm<Format>.object { header in
        header.ignoreOtherKeys()
        return header.required("format", JSONForm<Format>.choice(table))
      })
  }

  /// What it is, with its article.
  package var name: String {
    switch self {
    case .report: "a report"
    case .matrix: "a matrix"
    case .comparison: "a comparison"
    case .tracking: "a history’s report"
    case .doctor: "an examination of an adapter"
    case .coverage: "a coverage"
    }
  }

  /// The same as JSON.
  package var json: [UInt8] {
    switch self {
    case .report(let report): ReportJSON.bytes(of: report)
    case .matrix(let matrix): MatrixJSON.bytes(of: matrix)
    case .comparison(let comparison): ComparisonJSON.bytes(of: comparison)
    case .tracking(let tracking): TrackingJSON.bytes(of: tracking)
    case .doctor(let doctor): DoctorJSON.bytes(of: doctor)
    case .coverage(let coverage): CoverageJSON.bytes(of: coverage)
    }
  }

  /// One HTML file that opens anywhere, as it will stand at a path.
  package func page(at path: String = "/") -> String {
    switch self {
    case .report(let report): HTMLReport.page(for: report)
    case .matrix(let matrix): MatrixPage.page(for: matrix, at: path)
    case .comparison(let comparison): ComparisonPage.page(for: comparison)
    case .tracking(let tracking): TrackingPage.page(for: tracking)
    case .doctor(let doctor): DoctorPage.page(for: doctor)
    case .coverage(let coverage): CoveragePage.page(for: coverage)
    }
  }

  /// A summary for a job of continuous integration, with a line end after the last line.
  package var markdown: String {
    switch self {
    case .report(let report): MarkdownSummary.text(for: report)
    case .matrix(let matrix): MatrixMarkdown.text(for: matrix)
    case .comparison(let comparison): ComparisonText.markdown(for: comparison)
    case .tracking(let tracking): TrackingText.markdown(for: tracking)
    case .doctor(let doctor): DoctorMarkdown.text(for: doctor)
    case .coverage(let coverage): CoverageMarkdown.text(for: coverage)
    }
  }
}
