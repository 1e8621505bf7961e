internal import Results

/// The scale of latency charts: percentiles by the logarithm of what lies beyond them, latencies
/// by their own logarithm.
struct LatencyScale {
  /// The shares that are marked, in parts per million, lowest first.
  let shares: [Int]
  /// The latencies that have a line across, in nanoseconds.
  let lines: [Int]
  private let lowest: Int
  private let highest: Int

  /// A scale that holds all of these; none where there is nothing to draw.
  init?(_ latencies: [LatencyResult]) {
    let drawn = latencies.flatMap { [$0.response, $0.service] }
    let values = drawn.flatMap { $0.percentiles.map(\.nanoseconds) + [$0.maximumNanoseconds] }
    guard let low = values.filter({ $0 > 0 }).min(), let high = values.max() else { return nil }
    let marked = [500_000, 900_000, 990_000, 999_000, 999_900, 999_990, 999_999]
    let known = Set(latencies.flatMap { $0.response.percentiles.map(\.partsPerMillion) })
    shares = marked.filter(known.contains)
    guard let first = shares.first, first < 1_000_000 else { return nil }
    lowest = Logarithm.base2(low) - Logarithm.unit / 2
    highest = max(Logarithm.base2(high), lowest + Logarithm.unit) + Logarithm.unit / 2
    let decades = (0...18).map { exponent in (0..<exponent).reduce(1) { value, _ in value * 10 } }
    let steps = high / low < 200 ? [1, 2, 5] : [1]
    let (floor, ceiling) = (lowest, highest)
    lines = decades.flatMap { decade in steps.map { decade.multipliedReportingOverflow(by: $0) } }
      .filter { !$0.overflow }.map(\.partialValue)
      .filter { (floor...ceiling).contains(Logarithm.base2($0)) }
  }

  /// Where a share stands, from 0 to `width`, the place of the maximum.
  func across(partsPerMillion share: Int, width: Int) -> Int {
    let start = rarity(shares[0])
    let end = rarity(shares[shares.count - 1])
    let beyond = max(end - start, Logarithm.unit) / 4
    return (rarity(share) - start) * width / (end - start + beyond)
  }

  /// Where a latency stands, from 0 at the top to `height`.
  func down(nanoseconds: Int, height: Int) -> Int {
    let level = min(max(Logarithm.base2(max(1, nanoseconds)), lowest), highest)
    return (highest - level) * height / (highest - lowest)
  }

  /// The logarithm of how rare what lies beyond a share is.
  private func rarity(_ share: Int) -> Int {
    Logarithm.base2(1_000_000) - Logarithm.base2(max(1, 1_000_000 - share))
  }
}

/// Logarithms by integer arithmetic, the same on every machine.
enum Logarithm {
  /// What stands for a factor of two.
  static let unit = 1024

  /// The logarithm to base 2 of a positive number, in `unit`s, rounded down.
  static func base2(_ value: Int) -> Int {
    precondition(value > 0, "only positive numbers have a logarithm")
    let whole = 63 - value.leadingZeroBitCount
    var mantissa = UInt64(value) << UInt64(62 - whole)
    var result = whole
    for _ in 0..<10 {
      let square = mantissa.multipliedFullWidth(by: mantissa)
      mantissa = square.high << 2 | square.low >> 62
      result <<= 1
      if mantissa >> 63 == 1 {
        result |= 1
        mantissa >>= 1
      }
    }
    return result
  }
}

/// A curve of latency percentiles.
///
/// Its lines stretch with the chart's width and its letters don't, so that it can be read on a
/// phone as on a desk.
struct LatencyChart {
  let title: String
  /// The commands a second of the schedule.
  let rate: Int
  let latency: LatencyResult
  let scale: LatencyScale

  private static let width = 10_000
  private static let height = 200
  /// The room above the plot.
  private static let top = 14

  var markup: Markup {
    tag("figure", ["class": "chart"]) {
      tag("figcaption") {
        tag("strong", title)
        " at \(NumberText.rate(perSecond: rate))"
      }
      tag("svg", ["class": "plot", "role": "img"]) {
        tag("title", "Latencies of \(title)")
        tag("desc", description)
        for line in scale.lines { horizontal(line) }
        for share in scale.shares {
          vertical(
            scale.across(partsPerMillion: share, width: Self.width),
            NumberText.percentile(partsPerMillion: share), anchor: "middle")
        }
        vertical(Self.width, "max", anchor: "end")
        tag(
          "svg",
          [
            "y": "\(Self.top)", "width": "100%", "height": "\(Self.height)",
            "viewBox": "0 0 \(Self.width) \(Self.height)", "preserveAspectRatio": "none",
            "overflow": "visible",
          ]
        ) {
          curve("lag", latency.lag)
          curve("service", latency.service)
          curve("response", latency.response)
        }
      }
    }
  }

  /// What the lines are, shown once for all charts.
  static var legend: Markup {
    lineLegend([("response", "Response"), ("service", "Service"), ("lag", "Lag")])
  }

  private var description: String {
    let points = latency.response.percentiles.filter {
      scale.shares.contains($0.partsPerMillion)
    }.map {
      "\(NumberText.percentile(partsPerMillion: $0.partsPerMillion)) "
        + NumberText.duration(nanoseconds: $0.nanoseconds)
    }
    let maximum = NumberText.duration(nanoseconds: latency.response.maximumNanoseconds)
    return "Response times of \(title): \(points.joined(separator: ", ")), max \(maximum)"
  }

  private func horizontal(_ nanoseconds: Int) -> Markup {
    let y = Self.top + scale.down(nanoseconds: nanoseconds, height: Self.height)
    return .sequence([
      tag("line", ["class": "grid", "x1": "0", "x2": "100%", "y1": "\(y)", "y2": "\(y)"]),
      tag(
        "text", ["x": "-8", "y": "\(y + 4)", "text-anchor": "end"],
        NumberText.mark(nanoseconds: nanoseconds)),
    ])
  }

  private func vertical(_ place: Int, _ label: String, anchor: String) -> Markup {
    let x = "\(place / 100).\(place % 100 / 10)%"
    let bottom = Self.top + Self.height
    return .sequence([
      tag(
        "line",
        ["class": "grid", "x1": x, "x2": x, "y1": "\(Self.top)", "y2": "\(bottom)"]),
      tag("text", ["x": x, "y": "\(bottom + 18)", "text-anchor": anchor], label),
    ])
  }

  private func curve(_ style: String, _ distribution: LatencyDistribution) -> Markup {
    let points = distribution.percentiles.filter { $0.partsPerMillion >= scale.shares[0] }.map {
      (scale.across(partsPerMillion: $0.partsPerMillion, width: Self.width), $0.nanoseconds)
    }.filter { $0.0 < Self.width }
    let all = points + [(Self.width, distribution.maximumNanoseconds)]
    let text = all.map { x, nanoseconds in
      "\(x),\(scale.down(nanoseconds: nanoseconds, height: Self.height))"
    }
    return tag("polyline", ["class": style, "points": text.joined(separator: " ")])
  }
}
