import Measurement

/// A clock that moves on by a little each time it is read, and when it is told to.
final class ScriptedClock: NanosecondClock {
  var time: Int64 = 1_000_000
  /// What a reading takes, in nanoseconds.
  let tick: Int64
  /// Times at which the thread is kept from running, each with for how long; once.
  var pauses: [(from: Int64, length: Int64)] = []

  init(tick: Int64 = 10) { self.tick = tick }

  func now() -> Int64 {
    time += tick
    if let pause = pauses.first, time >= pause.from {
      pauses.removeFirst()
      time += pause.length
    }
    return time
  }
}
