import CommandLineFrame
import Foundation
import Testing

@Suite struct InterruptTests {
  /// A program whose command sends itself signals before it returns.
  static func program(_ signals: Int32...) -> Program {
    Program(
      name: "orchard", version: "1", summary: "a place",
      subcommands: [
        Subcommand("wait", summary: "Wait", examples: [.init("orchard wait", "Wait.")]) {
          invocation throws(CommandFailure) in
          guard !invocation.interrupt.isRequested else { return .failure }
          // The threads that tests run on block signals, unlike the thread of a program's start.
          var all = sigset_t()
          unsafe sigfillset(&all)
          unsafe pthread_sigmask(SIG_UNBLOCK, &all, nil)
          for signal in signals { raise(signal) }
          return invocation.interrupt.isRequested ? .success : .nonconforming
        }
      ], examples: [])
  }

  @Test func `without a signal the command's own code counts`() async {
    await #expect(processExitsWith: .exitCode(1)) {
      exit(InterruptTests.program().run(["wait"]).rawValue)
    }
  }

  @Test func `the first signal is a request to end`() async {
    await #expect(processExitsWith: .exitCode(130)) {
      exit(InterruptTests.program(SIGINT).run(["wait"]).rawValue)
    }
    await #expect(processExitsWith: .exitCode(130)) {
      exit(InterruptTests.program(SIGTERM).run(["wait"]).rawValue)
    }
  }

  @Test func `the second signal ends the process at once`() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      exit(InterruptTests.program(SIGINT, SIGINT).run(["wait"]).rawValue)
    }
  }
}
