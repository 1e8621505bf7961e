internal import Glibc

/// A clock that tells nanoseconds since some origin and never runs back.
package protocol NanosecondClock {
  /// The time now.
  func now() -> Int64
}

/// The time that passes, whatever the wall clock is set to.
package struct MonotonicClock: NanosecondClock, Sendable {
  package init() {}

  package func now() -> Int64 { read(CLOCK_MONOTONIC) }
}

/// The processor time of the thread that asks.
package struct ThreadClock: NanosecondClock, Sendable {
  package init() {}

  package func now() -> Int64 { read(CLOCK_THREAD_CPUTIME_ID) }
}

private func read(_ clock: clockid_t) -> Int64 {
  var time = timespec()
  let status = unsafe clock_gettime(clock, &time)
  precondition(status == 0, "Linux has this clock")
  return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
