internal import Glibc
internal import Synchronization

/// Where the program prints: standard output and standard error, whether or not a terminal.
///
/// It may be used from several threads at once. Nothing is held back: each call writes.
package final class Terminal: Sendable {
  /// One of the two places to print to.
  package enum Stream: Sendable {
    case output
    case error
  }

  private struct State {
    /// Whether the cursor stands on a progress line.
    var showsProgress = false
    /// When the progress line was drawn last, in nanoseconds.
    var drawn: UInt64?
    /// Whether the reader of standard output has gone away.
    var isOutputClosed = false
    /// The number of the first error of standard output.
    var outputError: Int32?
  }

  /// The least time between two drawings of the progress line, in nanoseconds.
  static let progressInterval: UInt64 = 100_000_000

  /// The number of characters that fit on a line: the terminal's, or 80 where there is none.
  package let width: Int
  private let outputDescriptor: Int32
  private let errorDescriptor: Int32
  private let isOutputColored: Bool
  private let isErrorColored: Bool
  private let canShowProgress: Bool
  private let now: @Sendable () -> UInt64
  private let state = Mutex(State())

  /// A terminal on the descriptors of the surroundings; `now` gives the time in nanoseconds.
  package init(
    _ surroundings: Surroundings, color: ColorChoice,
    now: @escaping @Sendable () -> UInt64 = monotonicNanoseconds
  ) {
    outputDescriptor = surroundings.output
    errorDescriptor = surroundings.error
    self.now = now
    let isDumb = surroundings.variable("TERM") == "dumb"
    let isOutput = isatty(surroundings.output) == 1
    let isError = isatty(surroundings.error) == 1
    let mayColor = !isDumb && surroundings.variable("NO_COLOR") == nil
    isOutputColored = color == .always || (color == .auto && mayColor && isOutput)
    isErrorColored = color == .always || (color == .auto && mayColor && isError)
    canShowProgress = isError && !isDumb
    width =
      Self.columns(of: surroundings.output) ?? Self.columns(of: surroundings.error)
      ?? surroundings.variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 80
  }

  /// The text in a style, or as it is where the stream is not coloured.
  package func paint(_ text: String, _ style: TextStyle, for stream: Stream = .output) -> String {
    guard stream == .output ? isOutputColored : isErrorColored else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// Prints the text and ends its line.
  package func print(_ text: String, to stream: Stream = .output) {
    write(Array((text + "\n").utf8), to: stream)
  }

  /// Writes bytes as they are.
  ///
  /// When the reader of standard output has gone away, what is left for it is dropped without a
  /// word: the work and its exit code still count.
  package func write(_ bytes: [UInt8], to stream: Stream = .output) {
    state.withLock { state in
      eraseProgress(&state)
      if stream == .error {
        _ = writeAll(bytes, to: errorDescriptor)
        return
      }
      guard !state.isOutputClosed, state.outputError == nil else { return }
      switch writeAll(bytes, to: outputDescriptor) {
      case nil: break
      case EPIPE: state.isOutputClosed = true
      case let number: state.outputError = number
      }
    }
  }

  /// Why standard output could not be written, if so.
  var failure: CommandFailure? {
    state.withLock(\.outputError).map { number in
      CommandFailure("can't write to standard output: \(reason(of: number))", code: .failure)
    }
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}

// MARK: - Progress

extension Terminal {
  /// Shows how far the work has come, in the last line of the terminal, ten times a second at most.
  ///
  /// Off a terminal nothing is shown. What is printed next takes the line's place.
  package func showProgress(_ text: @autoclosure () -> String) {
    guard canShowProgress else { return }
    let time = now()
    state.withLock { state in
      if let drawn = state.drawn, time < drawn + Self.progressInterval { return }
      state.drawn = time
      state.showsProgress = true
      let line = text().prefix(max(width - 1, 1))
      _ = writeAll(Array("\r\u{1B}[K\(line)".utf8), to: errorDescriptor)
    }
  }

  /// Erases the progress line.
  package func endProgress() {
    state.withLock { state in
      eraseProgress(&state)
      state.drawn = nil
    }
  }

  private func eraseProgress(_ state: inout State) {
    guard state.showsProgress else { return }
    state.showsProgress = false
    _ = writeAll(Array("\r\u{1B}[K".utf8), to: errorDescriptor)
  }
}

/// The time since some moment in the past, in nanoseconds, never running back.
@Sendable package func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
