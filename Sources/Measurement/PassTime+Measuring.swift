package import Results

extension PassTime {
  /// The time that a piece of work takes on this thread.
  package init(of work: () -> Void) {
    let processor = ThreadClock()
    let wall = MonotonicClock()
    let processorBefore = processor.now()
    let before = wall.now()
    work()
    let after = wall.now()
    let processorAfter = processor.now()
    self.init(
      wallNanoseconds: Int(after - before), cpuNanoseconds: Int(processorAfter - processorBefore))
  }
}
