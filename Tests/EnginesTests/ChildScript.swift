import Engines
import Foundation
import Market

/// A child in shell script that behaves until it is given commands.
///
/// It writes its number to standard error first, so that a test can see what became of it.
struct ChildScript: Sendable {
  var capabilities = "\"trades\",\"tradeIDs\",\"tradePrices\",\"reasons\",\"orders\""
  /// What it does at a reset.
  var reset = #"echo '{"ok":true}'"#
  /// What it does at commands.
  var commands = #"echo '{"events":[[{"event":"accepted"}]]}'"#

  /// What `--engine` means by it.
  var spec: EngineSpec { .process(["/bin/sh", "-c", text]) }

  private var text: String {
    """
    echo "pid $$" >&2
    while read -r line; do
      case $line in
      *'"ask":"start"'*)
        echo '{"assay":1,"name":"script","version":"1","capabilities":[\(capabilities)]}' ;;
      *'"ask":"reset"'*) \(reset) ;;
      *) \(commands) ;;
      esac
    done
    """
  }

  /// An engine of it with a short patience.
  func source(line: Int = 1 << 20) throws -> EngineSource {
    try spec.open(ProcessLimits(requestNanoseconds: 400_000_000, line: line))
  }
}

/// What became of the processes that said `pid N`.
enum ProcessTable {
  /// The numbers in lines of standard error.
  static func numbers(in lines: [String]) -> [Int32] {
    lines.compactMap { line in
      line.hasPrefix("pid ") ? Int32(line.dropFirst(4)) : nil
    }
  }

  /// Whether a process is there, be it as a zombie of ours.
  static func exists(_ process: Int32) -> Bool {
    let path = "/proc/\(process)/stat"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return false }
    let fields = text[text.index(after: end)...].split(separator: " ")
    // What others have left is for the system's first process to bury.
    return !(fields[0] == "Z" && fields[1] != "\(getpid())")
  }

  /// Whether a process goes away before long: what is killed is gone a little later.
  static func vanishes(_ process: Int32) -> Bool {
    for _ in 0..<500 {
      if !exists(process) { return true }
      usleep(10_000)
    }
    return false
  }
}

extension Command {
  /// An order to buy 5 for 100.
  static func buy(_ id: UInt64) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(0), side: .buy, type: .limit(Price(100)),
        quantity: Quantity(5)))
  }
}
