internal import Glibc
internal import Synchronization

/// A child process as the system knows it: its number, and our ends of its pipes.
struct ChildHandle: Sendable {
  var process: pid_t
  /// Where its standard input is written.
  var input: Int32
  /// Where its standard output is read.
  var output: Int32
  /// Where its standard error is read.
  var errors: Int32
}

/// How a process ended.
enum ProcessEnding: Hashable, Sendable {
  case exited(Int32)
  case signaled(Int32)

  /// In words that follow `it`.
  var words: String {
    switch self {
    case .exited(let status): return "exited with status \(status)"
    case .signaled(let number):
      let name = Self.names[number].map { " (\($0))" }
      return "was ended by signal \(number)\(name ?? "")"
    }
  }

  private static let names: [Int32: String] = [
    SIGHUP: "SIGHUP", SIGINT: "SIGINT", SIGQUIT: "SIGQUIT", SIGILL: "SIGILL", SIGTRAP: "SIGTRAP",
    SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGKILL: "SIGKILL",
    SIGSEGV: "SIGSEGV", SIGPIPE: "SIGPIPE", SIGTERM: "SIGTERM", SIGXCPU: "SIGXCPU",
  ]
}

/// What the system is asked about children, each call in one place.
enum ChildSystem {
  /// What reading or writing came to.
  enum Transfer {
    case bytes(Int)
    /// Nothing now.
    case later
    /// The other end is closed.
    case closed
  }

  /// A number of an error in words.
  static func reason(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }

  /// Nanoseconds that never run back.
  static func now() -> Int {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  // MARK: - Birth

  /// Held while pipes are made and inherited, so that no other child inherits them.
  private static let birth = Mutex(())

  /// Starts a program in a process group of its own, with pipes that no other child inherits.
  ///
  /// Throws the number of the error.
  static func spawn(_ words: [String]) throws(SystemError) -> ChildHandle {
    // A child that is gone is told by the failing write, not by a signal.
    _ = signal(SIGPIPE, SIG_IGN)
    return try birth.withLock { _ throws(SystemError) in
      let input = try pipe()
      let output = try closing(input) { () throws(SystemError) in try pipe() }
      let errors = try closing(input, output) { () throws(SystemError) in try pipe() }
      let process = try closing(input, output, errors) { () throws(SystemError) in
        try spawn(words, input.reading, output.writing, errors.writing)
      }
      for descriptor in [input.reading, output.writing, errors.writing] { close(descriptor) }
      for descriptor in [input.writing, output.reading, errors.reading] {
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
      }
      return ChildHandle(
        process: process, input: input.writing, output: output.reading, errors: errors.reading)
    }
  }

  private static func spawn(
    _ words: [String], _ input: Int32, _ output: Int32, _ errors: Int32
  ) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    unsafe posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer {
      for index in unsafe arguments.indices { unsafe free(arguments[index]) }
    }
    var process: pid_t = 0
    let status = unsafe posix_spawnp(
      &process, words[0], &actions, &attributes, arguments, environ)
    guard status == 0 else { throw SystemError(number: status) }
    return process
  }

  private static func pipe() throws(SystemError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw SystemError(number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func closing<Value>(
    _ pipes: (reading: Int32, writing: Int32)..., if body: () throws(SystemError) -> Value
  ) throws(SystemError) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      for pipe in pipes {
        close(pipe.reading)
        close(pipe.writing)
      }
      throw error
    }
  }

  // MARK: - Life

  /// Closes a descriptor.
  static func end(_ descriptor: Int32) { close(descriptor) }

  /// Reads what is there, at most `limit` bytes, and appends it.
  static func read(
    _ descriptor: Int32, _ limit: Int, into bytes: inout [UInt8]
  ) -> Transfer {
    var count = -1
    var number: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      count = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
      number = errno
      filled = max(0, count)
    }
    bytes += chunk
    if count > 0 { return .bytes(count) }
    if count == 0 { return .closed }
    return number == EAGAIN || number == EINTR ? .later : .closed
  }

  /// Writes what the other end takes now, from a place on.
  static func write(_ descriptor: Int32, _ bytes: [UInt8], from start: Int) -> Transfer {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(
        descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
    }
    if count >= 0 { return .bytes(count) }
    return errno == EAGAIN || errno == EINTR ? .later : .closed
  }

  /// Waits until one of the descriptors is ready, or so many milliseconds.
  static func wait(
    reading: [Int32], writing: Int32?, milliseconds: Int
  ) {
    var descriptors = reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if let writing { descriptors.append(pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)) }
    _ = unsafe poll(
      &descriptors, nfds_t(descriptors.count), Int32(clamping: milliseconds))
  }

  // MARK: - Death

  /// How a child has ended, which stays known to the system; nil while it runs.
  static func ending(of process: pid_t) -> ProcessEnding? {
    var information = unsafe siginfo_t()
    let status = unsafe waitid(
      P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    guard status == 0, unsafe information.si_signo == SIGCHLD else { return nil }
    let value = unsafe information._sifields._sigchld.si_status
    return unsafe information.si_code == Int32(CLD_EXITED) ? .exited(value) : .signaled(value)
  }

  /// Kills a child and all that it started in its group, and closes our ends of its pipes.
  ///
  /// Until it is buried nobody else gets its number.
  static func end(_ handle: ChildHandle) {
    for descriptor in [handle.input, handle.output, handle.errors] { close(descriptor) }
    // By both numbers: it may have left its group, or be gone and its group not.
    _ = kill(-handle.process, SIGKILL)
    _ = kill(handle.process, SIGKILL)
  }

  /// Lets the system forget a child that was killed.
  static func bury(_ handle: ChildHandle) {
    while waitpid(handle.process, nil, 0) < 0, errno == EINTR {}
  }
}

/// An error of the system, by its number.
struct SystemError: Error {
  var number: Int32
}
