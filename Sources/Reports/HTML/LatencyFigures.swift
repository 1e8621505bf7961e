internal import Results

/// The latencies of a benchmark: a curve for each workload, all on one scale, and a table.
struct LatencyFigures {
  let bench: BenchResult

  /// The percentiles that have a column where they were read off, in parts per million.
  private static let columns = [500_000, 900_000, 990_000, 999_000, 999_900, 999_990]

  var markup: Markup {
    let latencies = latencies
    guard !latencies.isEmpty else { return .nothing }
    return .sequence([
      tag("h3", "Latency"),
      tag(
        "p", ["class": "note"],
        "Commands are sent by a schedule. Response: from the scheduled time to the answer, which "
          + "is what a participant waits. Service: from the actual sending to the answer. "
          + "Lag: from the scheduled time to the actual sending."),
      charts(of: latencies.filter { $0.result.validity == .valid }),
      table(of: latencies),
    ])
  }

  private var latencies: [(name: String, result: LatencyResult)] {
    bench.workloads.flatMap { workload in
      (workload.figures?.latencies ?? []).map { (workload.name, $0) }
    }
  }

  private func charts(of latencies: [(name: String, result: LatencyResult)]) -> Markup {
    guard let scale = LatencyScale(latencies.map(\.result)) else { return .nothing }
    return .sequence([
      LatencyChart.legend,
      tag("div", ["class": "charts"]) {
        for (name, result) in latencies {
          LatencyChart(
            title: name, rate: result.commandsPerSecond, latency: result, scale: scale
          ).markup
        }
      },
    ])
  }

  private func table(of latencies: [(name: String, result: LatencyResult)]) -> Markup {
    let shares = Self.columns.filter { share in
      latencies.contains { $0.result.response.nanoseconds(atPartsPerMillion: share) != nil }
    }
    return DataTable(
      caption: "Latency percentiles",
      columns: [.init("Workload"), .init("Rate", .numbers), .init("Measure")]
        + shares.map { .init(NumberText.percentile(partsPerMillion: $0), .numbers) }
        + [.init("Max", .numbers)],
      rows: latencies.flatMap { name, result in rows(name, result, shares) }
    ).markup
  }

  private func rows(_ name: String, _ result: LatencyResult, _ shares: [Int]) -> [DataTable.Row] {
    let rate = NumberText.rate(perSecond: result.commandsPerSecond)
    if case .invalid(let reason) = result.validity {
      return [
        DataTable.Row(
          heading: .text(name),
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
        heading: index == 0 ? .text(name) : tag("span", ["class": "repeated"], name),
        cells: [.text(rate), .text(measure)]
          + (figures + [distribution.maximumNanoseconds]).map { nanoseconds in
            .text(
              nanoseconds.map { NumberText.duration(nanoseconds: $0) } ?? NumberText.missing)
          }, beginsGroup: index == 0)
    }
  }
}
