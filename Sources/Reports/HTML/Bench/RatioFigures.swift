internal import Results

/// How fast engines are beside the first of their run: each ratio with its interval, and 1 marked.
struct RatioFigures {
  let benches: [BenchResult]

  var markup: Markup {
    guard !ratios.isEmpty else { return .nothing }
    return .sequence([chart.map(\.markup) ?? .nothing, table])
  }

  private var ratios: [(flow: String, engine: Int, ratio: SpeedRatio)] {
    var names: [String] = []
    for workload in benches.flatMap(\.workloads) where !names.contains(workload.name) {
      names.append(workload.name)
    }
    return names.flatMap { name in
      benches.enumerated().flatMap { engine, bench in
        bench.workloads.filter { $0.name == name }.compactMap { workload in
          workload.figures?.ratio.map { (name, engine, $0) }
        }
      }
    }
  }

  private var chart: RowChart? {
    let values = ratios.flatMap { row -> [Int] in
      [row.ratio.partsPerMillion]
        + (row.ratio.interval.map { [$0.lowerPartsPerMillion, $0.upperPartsPerMillion] } ?? [])
    }
    guard let scale = LogScale(values + [1_000_000], extent: RowChart.width) else { return nil }
    let engines = Set(ratios.map(\.engine))
    var groups: [RowChart.Group] = []
    for (flow, engine, ratio) in ratios {
      let row = RowChart.Row(
        label: engines.count == 1 ? flow : benches.name(of: engine),
        value: Self.words(ratio),
        low: scale.place(ratio.interval?.lowerPartsPerMillion ?? ratio.partsPerMillion),
        middle: scale.place(ratio.partsPerMillion),
        high: scale.place(ratio.interval?.upperPartsPerMillion ?? ratio.partsPerMillion),
        style: RowChart.series(engine))
      let title = engines.count == 1 ? "" : flow
      if let last = groups.last, last.title == title {
        groups[groups.count - 1] = RowChart.Group(title: title, rows: last.rows + [row])
      } else {
        groups.append(RowChart.Group(title: title, rows: [row]))
      }
    }
    return RowChart(
      title: "How many times as fast as \(Self.others(ratios.map(\.ratio)))",
      note:
        "Each ratio with its bootstrap interval, on a logarithmic scale; an interval that holds 1 "
        + "shows no difference.",
      shape: .point, groups: groups, marks: marks(scale))
  }

  private func marks(_ scale: LogScale) -> [RowChart.Mark] {
    let one = scale.place(1_000_000)
    let others = scale.marks.filter {
      $0 != 1_000_000 && abs(scale.place($0) - one) > RowChart.width / 12
    }
    return others.map {
      RowChart.Mark(place: scale.place($0), label: Self.tick($0))
    } + [RowChart.Mark(place: one, label: "1.0", isReference: true)]
  }

  private var table: Markup {
    let isOne = Set(ratios.map(\.engine)).count == 1
    let engine: [DataTable.Column] = isOne ? [] : [.init("Engine", .names)]
    return DataTable(
      caption: "Speed beside \(Self.others(ratios.map(\.ratio)))",
      columns: [.init("Workload")] + engine + [
        .init("Times as fast", .numbers), .init("Interval", .numbers),
        .init("Confidence", .numbers), .init("Pairs", .numbers), .init("Clock"), .init("Verdict"),
      ],
      rows: ratios.enumerated().map { index, row in
        let (flow, engine, ratio) = row
        let isFirst = index == 0 || ratios[index - 1].flow != flow
        return DataTable.Row(
          heading: isFirst ? .text(flow) : tag("span", ["class": "repeated"], flow),
          cells: (isOne ? [] : [.text(benches.name(of: engine))]) + [
            tag("strong", Self.times(ratio.partsPerMillion)),
            .text(ratio.interval.map(Self.extent) ?? NumberText.missing),
            .text(
              ratio.interval.map {
                "\($0.confidencePartsPerMillion / 10_000) %"
              } ?? NumberText.missing),
            .text(NumberText.grouped(ratio.pairs)), .text(ratio.clock.rawValue),
            Self.verdict(ratio),
          ], beginsGroup: !isOne && isFirst)
      }
    ).markup
  }

  private static func verdict(_ ratio: SpeedRatio) -> Markup {
    switch ratio.judgement {
    case .faster: pill(isGood: true, "faster")
    case .slower: pill(isGood: false, "slower")
    case .noDifference, .tooFewPasses: tag("span", ["class": "whole"], ratio.judgement.rawValue)
    }
  }

  /// `2.50 (2.41 to 2.60)`.
  private static func words(_ ratio: SpeedRatio) -> String {
    times(ratio.partsPerMillion) + (ratio.interval.map { " (\(extent($0)))" } ?? "")
  }

  private static func extent(_ interval: SpeedRatio.Interval) -> String {
    "\(times(interval.lowerPartsPerMillion)) to \(times(interval.upperPartsPerMillion))"
  }

  private static func times(_ partsPerMillion: Int) -> String {
    NumberText.ratio(partsPerMillion, over: 1_000_000)
  }

  /// A ratio as the mark of an axis: `0.5`, `2`.
  private static func tick(_ partsPerMillion: Int) -> String {
    var text = times(partsPerMillion)
    guard text.contains(".") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// The engines that others are compared with, mostly one.
  private static func others(_ ratios: [SpeedRatio]) -> String {
    var names: [String] = []
    for ratio in ratios where !names.contains(ratio.other) { names.append(ratio.other) }
    return Excerpt.list(names, limit: 3).shown.map { Excerpt.text($0, limit: 40) }
      .joined(separator: ", ")
  }
}
