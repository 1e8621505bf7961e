import CommandLineFrame
import Testing

@Suite struct HelpTests {
  @Test(arguments: [
    ["pick", "--help"], ["--help", "pick"], ["pick", "-h"], ["pick", "--bad", "-h"],
  ])
  func `help on a command is given wherever it is asked for`(words: [String]) throws {
    let outcome = try run(words)
    #expect(outcome.code == .success)
    #expect(
      outcome.output == """
        Pick fruit.

        It is picked by hand.

        Usage:
          orchard pick [PATH…] [--fruit FRUIT] [--count N] [--tag TAG]… [--ripe]
            [--basket DIR]

        Arguments:
          PATH…  What to pick

        Options:
          -f, --fruit FRUIT  The fruit: apple (the default) or pear
          -n, --count N      How many, from one to nine
          -t, --tag TAG      A word about it (may be repeated)
              --ripe         Only ripe ones; 'ripe' is in quotes: [here]
              --basket DIR   Where to put them

        Options of every command:
              --color WHEN  Whether to colour what is printed: auto (on a terminal, the
                            default), always, never
          -h, --help        Print help: on the program, or on a command after its name

        Examples:
          orchard pick --fruit pear
              Pick a pear.

        """)
  }

  @Test func `the program's help lists its commands and exit codes`() throws {
    let outcome = try run(["-h"])
    #expect(outcome.code == .success)
    for line in ["  pick  Pick fruit", "  move  Move fruit", "  130  interrupted"] {
      #expect(outcome.output.contains(line + "\n"))
    }
    #expect(outcome.output.contains("  orchard pick\n      Pick an apple."))
  }

  @Test(arguments: [40, 60, 100]) func `help fits the width`(width: Int) {
    for subcommand in [Sample.pick, Sample.move, nil] {
      let text = Sample.program.help(on: subcommand, width: width)
      let longest = text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest <= width)
      #expect(longest > width / 2)
    }
  }

  @Test func `a narrow or a very wide terminal changes nothing more`() {
    let program = Sample.program
    #expect(program.help(on: nil, width: 3) == program.help(on: nil, width: 40))
    #expect(program.help(on: nil, width: 400) == program.help(on: nil, width: 100))
    #expect(program.help(on: nil, width: 40) != program.help(on: nil, width: 100))
  }

  @Test func `off a terminal the variable COLUMNS gives the width`() throws {
    let narrow = try run(["-h"], environment: ["COLUMNS": "50"])
    #expect(narrow.output == Sample.program.help(on: nil, width: 50) + "\n")
    for nonsense in ["", "0", "-5", "x"] {
      let usual = try run(["-h"], environment: ["COLUMNS": nonsense])
      #expect(usual.output == Sample.program.help(on: nil, width: 80) + "\n")
    }
  }
}
