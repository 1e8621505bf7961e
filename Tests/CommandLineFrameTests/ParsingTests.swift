import CommandLineFrame
import Testing

@Suite struct ParsingTests {
  private func picked(_ words: String...) throws -> String {
    let outcome = try run(["pick"] + words)
    #expect(outcome.code == .success)
    #expect(outcome.error.isEmpty)
    return outcome.output
  }

  private func refusal(_ words: String...) throws -> String {
    let outcome = try run(words)
    #expect(outcome.code == .usage)
    #expect(outcome.output.isEmpty)
    return outcome.error
  }

  @Test func `what is left out has its default`() throws {
    #expect(try picked() == "[] apple - [] false -\n")
  }

  @Test(arguments: [
    ["--fruit", "pear", "--count", "3"], ["--fruit=pear", "--count=3"], ["-f", "pear", "-n", "3"],
    ["-fpear", "-n3"],
  ])
  func `an option's value is the next word or stands behind it`(words: [String]) throws {
    let outcome = try run(["pick"] + words)
    #expect(outcome.output == "[] pear 3 [] false -\n")
  }

  @Test func `options and arguments may be mixed`() throws {
    #expect(
      try picked("a", "--ripe", "b", "-t", "x", "c", "--tag=y")
        == #"["a", "b", "c"] apple - ["x", "y"] true -"# + "\n")
  }

  @Test func `two dashes end the options`() throws {
    #expect(try picked("--", "--ripe", "-n") == #"["--ripe", "-n"] apple - [] false -"# + "\n")
    let outcome = try run(["--", "pick", "--ripe"])
    #expect(outcome.output == #"["--ripe"] apple - [] false -"# + "\n")
  }

  @Test func `help behind two dashes is an argument`() throws {
    #expect(try picked("--", "--help") == #"["--help"] apple - [] false -"# + "\n")
  }

  @Test func `a single dash is an argument and may be a value`() throws {
    #expect(try picked("-", "--tag", "-") == #"["-"] apple - ["-"] false -"# + "\n")
  }

  @Test func `a value may hold an equals sign, and begin with a dash behind one`() throws {
    #expect(try picked("--tag=a=b", "--tag=--c") == #"[] apple - ["a=b", "--c"] false -"# + "\n")
  }

  @Test func `a word that begins with a dash is no value`() throws {
    #expect(
      try refusal("pick", "--tag", "--ripe") == """
        orchard: error: '--tag' needs a value: TAG
        orchard: hint: write '--tag=VALUE' for a value that begins with a dash

        """)
  }

  @Test func `a missing value is named`() throws {
    #expect(
      try refusal("pick", "--basket") == "orchard: error: '--basket' needs a value: DIR\n")
    #expect(try refusal("pick", "-n") == "orchard: error: '-n' needs a value: N\n")
  }

  @Test func `an empty word is no value`() throws {
    #expect(try refusal("pick", "--tag=") == "orchard: error: --tag: '' is empty\n")
  }

  @Test func `a flag takes no value`() throws {
    #expect(
      try refusal("pick", "--ripe=yes")
        == "orchard: error: '--ripe' takes no value, and 'yes' was given\n")
  }

  @Test func `an option that does not repeat is given once`() throws {
    #expect(
      try refusal("pick", "--count", "1", "-n", "2")
        == "orchard: error: '-n' is given more than once\n")
    #expect(
      try refusal("pick", "--ripe", "--ripe")
        == "orchard: error: '--ripe' is given more than once\n")
    #expect(
      try refusal("--color=never", "pick", "--color=never")
        == "orchard: error: '--color' is given more than once\n")
  }

  @Test(arguments: ["0", "10", "99999999999999999999", "-1"])
  func `a number out of bounds is refused with the bounds`(word: String) throws {
    #expect(
      try refusal("pick", "--count=\(word)")
        == "orchard: error: --count: '\(word)' is out of bounds: 1 to 9\n")
  }

  @Test(arguments: ["x", "1.5", "1e1", "+1", " 1", "-", "--1", "٣", "0x1"])
  func `what is not a whole number is refused`(word: String) throws {
    #expect(
      try refusal("pick", "--count=\(word)")
        == """
        orchard: error: --count: '\(word)' is not a whole number
        orchard: hint: write one from 1 to 9, such as 7

        """)
  }

  @Test(arguments: ["1", "9"]) func `the bounds themselves are numbers`(word: String) throws {
    #expect(try picked("--count=\(word)") == "[] apple \(word) [] false -\n")
  }

  @Test func `a misspelt choice is told its neighbour`() throws {
    #expect(
      try refusal("pick", "--fruit", "paer") == """
        orchard: error: --fruit: 'paer' is none of apple, pear
        orchard: hint: did you mean 'pear'?

        """)
    #expect(
      try refusal("pick", "--fruit", "Apple") == """
        orchard: error: --fruit: 'Apple' is none of apple, pear
        orchard: hint: did you mean 'apple'?

        """)
  }

  @Test func `an unknown option is told its neighbour, or where the options stand`() throws {
    #expect(
      try refusal("pick", "--cuont=3") == """
        orchard: error: 'orchard pick' has no option '--cuont'
        orchard: hint: did you mean '--count'?

        """)
    #expect(
      try refusal("pick", "-x") == """
        orchard: error: 'orchard pick' has no option '-x'
        orchard: hint: 'orchard pick --help' lists the options

        """)
    #expect(
      try refusal("--basket", "pick") == """
        orchard: error: 'orchard' has no option '--basket'
        orchard: hint: the options of a command come after its name

        """)
    #expect(try refusal("move", "--ripe").contains("'orchard move' has no option '--ripe'"))
  }

  @Test func `an unknown command is told its neighbour, or where the commands stand`() throws {
    #expect(
      try refusal("pikc") == """
        orchard: error: there is no command 'pikc'
        orchard: hint: did you mean 'pick'?

        """)
    #expect(
      try refusal("harvest") == """
        orchard: error: there is no command 'harvest'
        orchard: hint: 'orchard --help' lists the commands

        """)
  }

  @Test func `no command is a wrong command line`() throws {
    #expect(try refusal("--color=never").contains("no command is given"))
    let outcome = try run([])
    #expect(outcome.code == .usage)
    #expect(outcome.output.hasPrefix("orchard 1.2.3: a place with trees."))
  }

  @Test func `arguments are counted`() throws {
    #expect(
      try refusal("move") == """
        orchard: error: SOURCE is missing: Where it comes from
        orchard: hint: usage: orchard move SOURCE [TARGET]

        """)
    #expect(
      try refusal("move", "a", "barn", "c") == """
        orchard: error: 'c' is one argument too many
        orchard: hint: usage: orchard move SOURCE [TARGET]

        """)
    #expect(try refusal("move", "a", "bran").contains("did you mean 'barn'?"))
    #expect(try run(["move", "a", "barn"]) == Outcome(code: .nonconforming, output: "a barn\n"))
    #expect(try run(["move", "a"]) == Outcome(code: .nonconforming, output: "a -\n"))
  }

  @Test func `the version is printed before a command only`() throws {
    #expect(try run(["--version"]) == Outcome(code: .success, output: "orchard 1.2.3\n"))
    #expect(try refusal("pick", "--version").contains("has no option '--version'"))
  }

  @Test func `a failure is printed with its hint and gives its exit code`() throws {
    #expect(
      try run(["rot"])
        == Outcome(
          code: .failure,
          error: "orchard: error: all is lost\norchard: hint: plant anew\n"))
  }

  @Test func `the exit codes are those that callers know`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 130])
  }
}
