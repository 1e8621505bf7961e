import CommandLineFrame
import Foundation
import Synchronization
import Testing

@Suite struct TerminalTests {
  /// A clock that stands where it is put.
  final class Clock: Sendable {
    let time = Mutex<UInt64>(0)
    func advance(milliseconds: UInt64) { time.withLock { $0 += milliseconds * 1_000_000 } }
  }

  /// Both ends of a terminal of 20 columns; what is written to one is read from the other.
  final class PseudoTerminal {
    /// The requests TIOCSPTLCK and TIOCGPTPEER of Linux, macros that Swift does not see.
    private let (setLock, openPeer): (UInt, UInt) = (0x4004_5431, 0x5441)
    let controller: Int32
    let device: Int32

    init(columns: UInt16 = 20) throws {
      controller = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var lock: Int32 = 0
      try #require(unsafe ioctl(controller, setLock, &lock) == 0)
      device = ioctl(controller, openPeer, O_RDWR | O_NOCTTY)
      try #require(device >= 0)
      var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      try #require(unsafe ioctl(device, UInt(TIOCSWINSZ), &size) == 0)
    }

    deinit {
      close(controller)
      close(device)
    }

    /// All that was written so far, which must not be nothing.
    func read() -> String {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Foundation.read(controller, bytes.baseAddress, bytes.count)
      }
      return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    }

    func surroundings(_ environment: [String: String] = [:]) -> Surroundings {
      Surroundings(
        output: device, error: device, variable: { environment[$0] }, currentFolder: "/",
        executable: "/bin/orchard")
    }
  }

  @Test func `a terminal has a width and colours`() throws {
    let pseudo = try PseudoTerminal(columns: 33)
    let terminal = Terminal(pseudo.surroundings(), color: .auto)
    #expect(terminal.width == 33)
    #expect(terminal.paint("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    #expect(terminal.paint("x", .bold, for: .error) == "\u{1B}[1mx\u{1B}[0m")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `colours can be switched off`(environment: [String: String]) throws {
    let pseudo = try PseudoTerminal()
    let surroundings = pseudo.surroundings(environment)
    for stream in [Terminal.Stream.output, .error] {
      #expect(Terminal(surroundings, color: .auto).paint("x", .red, for: stream) == "x")
      #expect(Terminal(surroundings, color: .always).paint("x", .red, for: stream) != "x")
      #expect(Terminal(pseudo.surroundings(), color: .never).paint("x", .red, for: stream) == "x")
    }
  }

  @Test func `a file gets colours only where they are asked for`() throws {
    for (choice, expected) in [
      (ColorChoice.auto, "x\n"), (.never, "x\n"), (.always, "\u{1B}[32mx\u{1B}[0m\n"),
    ] {
      let outcome = try captured { surroundings in
        let terminal = Terminal(surroundings, color: choice)
        terminal.print(terminal.paint("x", .green))
        terminal.print(terminal.paint("x", .green, for: .error), to: .error)
        return .success
      }
      #expect(outcome == Outcome(code: .success, output: expected, error: expected))
    }
  }

  @Test func `the color option reaches errors of the command`() throws {
    let outcome = try run(["--color=always", "rot"])
    #expect(outcome.error.contains("\u{1B}[31merror:\u{1B}[0m all is lost"))
  }

  @Test func `progress is drawn ten times a second at most, and erased before other output`() throws
  {
    let pseudo = try PseudoTerminal()
    let clock = Clock()
    let terminal = Terminal(
      pseudo.surroundings(), color: .never, now: { clock.time.withLock(\.self) })
    terminal.showProgress("one")
    #expect(pseudo.read() == "\r\u{1B}[Kone")
    clock.advance(milliseconds: 99)
    terminal.showProgress("two")
    clock.advance(milliseconds: 1)
    terminal.showProgress("three, and longer than the line")
    #expect(pseudo.read() == "\r\u{1B}[Kthree, and longer t")
    terminal.print("done")
    #expect(pseudo.read() == "\r\u{1B}[Kdone\r\n")
    clock.advance(milliseconds: 100)
    terminal.showProgress("four")
    #expect(pseudo.read() == "\r\u{1B}[Kfour")
    terminal.endProgress()
    terminal.endProgress()
    terminal.print("end", to: .error)
    #expect(pseudo.read() == "\r\u{1B}[Kend\r\n")
  }

  @Test func `off a terminal there is no progress`() throws {
    let outcome = try captured { surroundings in
      let terminal = Terminal(surroundings, color: .always)
      terminal.showProgress("one")
      terminal.endProgress()
      return .success
    }
    #expect(outcome == Outcome(code: .success))
  }
}

@Suite struct OutputFailureTests {
  @Test func `a reader who goes away changes no exit code`() async {
    await #expect(processExitsWith: .exitCode(1)) {
      var ends: [Int32] = [0, 0]
      _ = unsafe pipe(&ends)
      close(ends[0])
      let surroundings = Surroundings(
        output: ends[1], error: STDERR_FILENO, variable: { _ in nil }, currentFolder: "/",
        executable: "/bin/orchard")
      exit(Sample.program.run(["move", "tree"], in: surroundings).rawValue)
    }
  }

  @Test func `output that can't be written is a failure of the machine`() throws {
    let full = unsafe open("/dev/full", O_WRONLY)
    defer { close(full) }
    let outcome = try captured { surroundings in
      Sample.program.run(
        ["pick"],
        in: Surroundings(
          output: full, error: surroundings.error, variable: { _ in nil }, currentFolder: "/",
          executable: "/bin/orchard"))
    }
    #expect(outcome.code == .failure)
    #expect(
      outcome.error
        == "orchard: error: can't write to standard output: No space left on device\n")
  }
}
