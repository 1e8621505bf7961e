internal import Results

/// How the cost of a command grows with the size of the book: a curve for each way of growing.
struct GrowthFigures {
  let bench: BenchResult

  var markup: Markup {
    guard !bench.growth.isEmpty else { return .nothing }
    return .sequence([
      tag("h3", "Growth"),
      tag(
        "p", ["class": "note"],
        "The cost of a command in books of rising size. A flat line is an engine that does not "
          + "care; the scale of sizes is logarithmic."),
      tag("div", ["class": "charts"]) {
        for dimension in GrowthPoint.Dimension.allCases {
          time(of: dimension)
          instructions(of: dimension)
        }
      },
      table,
    ])
  }

  private func points(of dimension: GrowthPoint.Dimension) -> [GrowthPoint] {
    bench.growth.filter { $0.dimension == dimension && $0.commands > 0 }
      .sorted { $0.size < $1.size }
  }

  /// Picoseconds a command, so that no digit that counts is lost.
  private func time(of dimension: GrowthPoint.Dimension) -> Markup {
    chart(
      dimension, "processor time of a command", "cost-time",
      points(of: dimension).map { point in
        (
          point.size,
          Int(clamping: Int128(point.cpuNanoseconds) * 1000 / Int128(point.commands)),
          NumberText.duration(nanoseconds: point.cpuNanoseconds, each: point.commands)
        )
      }
    ) { NumberText.mark(nanoseconds: $0 / 1000) }
  }

  private func instructions(of dimension: GrowthPoint.Dimension) -> Markup {
    chart(
      dimension, "instructions of a command", "cost-instructions",
      points(of: dimension).compactMap { point in
        point.instructions.map {
          (
            point.size, Int(clamping: Int128($0) * 1000 / Int128(point.commands)),
            NumberText.ratio($0, over: point.commands)
          )
        }
      }
    ) { NumberText.mark(count: $0 / 1000) }
  }

  private func chart(
    _ dimension: GrowthPoint.Dimension, _ what: String, _ style: String,
    _ points: [(size: Int, cost: Int, words: String)], mark: (Int) -> String
  ) -> Markup {
    guard points.count > 1, let most = points.map(\.cost).max(),
      let across = LogScale(points.map(\.size), extent: CurveChart.width, margin: 0)
    else { return .nothing }
    // From a few thousand units on, all marks are whole units.
    let up = ZeroScale(upTo: max(most, 5000), extent: CurveChart.height)
    return CurveChart(
      title: "By \(dimension.words)", note: what,
      description: "\(what) by \(dimension.words): "
        + points.map { "\(NumberText.grouped($0.size)) \($0.words)" }.joined(separator: ", "),
      curves: [
        CurveChart.Curve(
          style: style,
          points: points.map {
            (across.place($0.size), CurveChart.height - up.place($0.cost))
          })
      ],
      across: across.marks.map {
        CurveChart.Mark(place: across.place($0), label: NumberText.mark(count: $0))
      },
      down: up.marks.map {
        CurveChart.Mark(place: CurveChart.height - up.place($0), label: mark($0))
      }
    ).markup
  }

  private var table: Markup {
    DataTable(
      caption: "Cost of a command by the size of the book",
      columns: [
        .init("Grows"), .init("Orders", .numbers), .init("Levels a side", .numbers),
        .init("Instruments", .numbers), .init("CPU per command", .numbers),
        .init("Instructions per command", .numbers),
      ],
      rows: bench.growth.enumerated().map { index, point in
        let isFirst = index == 0 || bench.growth[index - 1].dimension != point.dimension
        let name = point.dimension.rawValue
        return DataTable.Row(
          heading: isFirst ? .text(name) : tag("span", ["class": "repeated"], name),
          cells: [
            .text(NumberText.grouped(point.orders)), .text(NumberText.grouped(point.levels)),
            .text(NumberText.grouped(point.instruments)),
            .text(NumberText.duration(nanoseconds: point.cpuNanoseconds, each: point.commands)),
            .text(
              point.instructions.map { NumberText.ratio($0, over: point.commands) }
                ?? NumberText.missing),
          ], beginsGroup: isFirst)
      }
    ).markup
  }
}

extension GrowthPoint {
  /// What grows from point to point.
  fileprivate var size: Int {
    switch dimension {
    case .orders: orders
    case .levels: levels
    case .instruments: instruments
    }
  }
}

extension GrowthPoint.Dimension {
  fileprivate var words: String {
    switch self {
    case .orders: "resting orders"
    case .levels: "levels a side"
    case .instruments: "instruments"
    }
  }
}
