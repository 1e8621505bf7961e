internal import Results

/// Percentiles of latencies in figures: three rows for each rate, or why a rate counts for nothing.
struct LatencyTable {
  /// The latencies of one workload at one rate.
  struct Entry {
    let name: String
    let result: LatencyResult
  }

  let caption: String
  let rows: [Entry]

  /// The percentiles that have a column where they were read off, in parts per million.
  private static let columns = [500_000, 900_000, 990_000, 999_000, 999_900, 999_990]

  var markup: Markup {
    guard !rows.isEmpty else { return .nothing }
    let shares = Self.columns.filter { share in
      rows.contains { $0.result.response.nanoseconds(atPartsPerMillion: share) != nil }
    }
    return DataTable(
      caption: caption,
      columns: [.init("Workload"), .init("Rate", .numbers), .init("Measure")]
        + shares.map { .init(NumberText.percentile(partsPerMillion: $0), .numbers) }
        + [.init("Max", .numbers)],
      rows: rows.flatMap { markup(of: $0, shares) }
    ).markup
  }

  private func markup(of entry: Entry, _ shares: [Int]) -> [DataTable.Row] {
    let result = entry.result
    let rate = NumberText.rate(perSecond: result.commandsPerSecond)
    if case .invalid(let reason) = result.validity {
      return [
        DataTable.Row(
          heading: .text(entry.name),
          cells: [
            pill(isGood: false, "Invalid"), .text(" at \(rate): \(Excerpt.text(reason))"),
          ], spans: true, beginsGroup: true)
      ]
    }
    return [
      ("Response", result.response), ("Service", result.service), ("Lag", result.lag),
    ].enumerated().map { index, row in
      let (measure, distribution) = row
      let figures = shares.map { distribution.nanoseconds(atPartsPerMillion: $0) }
      return DataTable.Row(
        heading: index == 0 ? .text(entry.name) : tag("span", ["class": "repeated"], entry.name),
        cells: [.text(rate), .text(measure)]
          + (figures + [distribution.maximumNanoseconds]).map { nanoseconds in
            .text(
              nanoseconds.map { NumberText.duration(nanoseconds: $0) } ?? NumberText.missing)
          }, beginsGroup: index == 0)
    }
  }
}
