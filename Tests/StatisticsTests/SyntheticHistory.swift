import Foundation
import Statistics

/// A history of measurements whose steps are known, with noise of a known kind.
struct SyntheticHistory {
  /// How measurements scatter about their level.
  enum Noise: String, CaseIterable {
    case normal
    /// Cauchy's, cut at the extreme.
    case heavyTailed
    /// Normal, and one in twenty is far off.
    case outliers
    /// Skewed: never much too fast, at times much too slow.
    case skewed
    /// Each resembles the one before it: correlation 0.5.
    case autocorrelated
    /// Normal, and the level rises by 1 % in all, which is less than is told.
    case slightDrift
  }

  var noise: Noise
  var count: Int
  /// The scatter, as a share of the level.
  var spread = 0.015
  /// Where the level changes, and by which factor.
  var steps: [(index: Int, factor: Double)] = []
  /// By how much the level rises from the first to the last, evenly.
  var drift = 0.0
  var seed: UInt64

  var values: [Double] {
    var generator = ResamplingGenerator(seed: seed)
    var last = 0.0
    return (0..<count).map { index in
      let done = Double(index) / Double(count)
      var level = steps.filter { $0.index <= index }.reduce(1000.0) { $0 * $1.factor }
      level *= 1 + (noise == .slightDrift ? 0.01 : drift) * done
      var error = normal(&generator)
      switch noise {
      case .normal, .slightDrift: break
      case .heavyTailed: error /= max(0.2, abs(normal(&generator)))
      case .outliers: if generator.unit() < 0.05 { error += 20 }
      case .skewed: error = exp(error)
      case .autocorrelated:
        last = 0.5 * last + error * 0.75.squareRoot()
        error = last
      }
      return level * (1 + spread * error)
    }
  }

  private func normal(_ generator: inout ResamplingGenerator) -> Double {
    (-2 * log(1 - generator.unit())).squareRoot() * cos(2 * Double.pi * generator.unit())
  }
}
