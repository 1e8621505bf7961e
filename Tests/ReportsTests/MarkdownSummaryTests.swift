import Reports
import Results
import Testing

@Suite struct MarkdownSummaryTests {
  @Test func `a report that conforms reads so`() {
    #expect(
      MarkdownSummary.text(for: Sample.conforming) == """
        # Assay report

        **Conforms.**

        - All 4 scenarios passed.
        - All 18,685 real trades of sse-600519-2023-02-07 were reproduced.
        - The slowest of 4 workloads, deep-sweeps, ran at 1.64 M/s.

        ## Scenarios: reference 0.1.0

        4 passed, in 1.23 s.

        | Area | Scenarios | Passed |
        | --- | ---: | ---: |
        | price-priority | 2 | 2 |
        | time-priority | 1 | 1 |
        | market | 1 | 1 |

        Run again: `assay run --engine reference --json run.json`

        ## Real order flow: sse-600519-2023-02-07

        Kweichow Moutai (600519), Shanghai Stock Exchange, 7 February 2023, whole day. \
        18,685 of 18,685 real trades agree (100 %), from 58,432 commands.

        | Auction | Real price | Engine’s price | Real volume | Engine’s volume | Agrees |
        | --- | ---: | ---: | ---: | ---: | ---: |
        | opening | 1808.08 | 1808.08 | 42,718 | 42,718 | yes |
        | closing | 1797.00 | 1797.00 | 40,203 | 40,203 | yes |

        Run again: `assay replay sse-600519-2023-02-07`

        ## Benchmark: reference 0.1.0

        The slowest of 4 workloads, deep-sweeps, ran at 1.64 M/s.

        | Workload | Median | Best | Worst | Response p50 | p99 | Allocations/command |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
        | mixed-one | 16.1 M/s | 16.4 M/s | 14.7 M/s | 109 ns | 631 ns | <0.0001 |
        | mixed-many | 9.62 M/s | 10.0 M/s | 8.20 M/s | 169 ns | 980 ns | 0.0080 |
        | cancel-storm | 12.4 M/s | 12.5 M/s | 11.4 M/s | 134 ns | 777 ns | <0.0001 |
        | deep-sweeps | 1.64 M/s | 1.68 M/s | 1.33 M/s | 1.04 µs | 5.99 µs | 0 |

        AMD EPYC 7B13, 2 processors, 7.75 GiB, Debian GNU/Linux 12, Linux 6.1.0, \
        Swift 6.3.1, release, jemalloc 5.3.0

        Run again: `assay bench --passes 5`

        Assay 0.1.0

        """)
  }

  @Test func `what breaks is told with its story`() {
    let text = MarkdownSummary.text(for: Sample.report)
    #expect(text.hasPrefix("# Assay report\n\n**Does not conform.**\n\n- 5 of 11 scenarios"))
    #expect(
      text.contains("| time-priority | 3 | 1 | 1 | 1 | 0 | 0 | 0 | 0 | 0 |"))
    #expect(
      text.contains(
        "### Failed: An earlier order at the same price trades first\n\n`time-priority/"))
    #expect(text.contains("```text\nFound by an expectation of the scenario: The first trade"))
    #expect(text.contains("### Crashed: "))
    #expect(text.contains("| other maker | 1 | unexplained |"))
    #expect(text.contains("| same instant | 4 | explained |"))
    #expect(text.contains("| made up | 236.55 | – | 1.5 | 0 | **no** |"))
    #expect(text.contains("| auction-day | **wrong** | – | – | – | – | – |"))
  }

  @Test func `what neither passed nor failed is told with its reason, the same ones together`() {
    var report = Sample.report
    report.runs[0].cases += report.runs[0].cases.filter { $0.verdict == .unsupported }
    let text = MarkdownSummary.text(for: report)
    #expect(
      text.contains(
        """
        Neither passed nor failed:

        - Unsupported, 2 scenarios: The engine can't do: callAuction.
        - Convention, 1 scenario: decreasePriority is declared as loses; the log differs only there.
        """), "\(text)")
    #expect(
      NotedCases.text(for: report.runs[0], limit: 1)
        == """
        unsupported: 2 scenarios: The engine can't do: callAuction.
        … and 1 more reason, see --json
        """)
  }

  @Test func `markup in texts is shown and not obeyed`() {
    var report = Sample.conforming
    report.runs[0].cases[0].area = "a|b\n*c*`<script>`"
    report.runs[0].occasion.commandLine = "assay run `x` ``y``"
    let text = MarkdownSummary.text(for: report)
    #expect(text.contains("| a\\|b \\*c\\*\\`\\<script\\>\\` | 1 | 1 |"))
    #expect(text.contains("Run again: ``` assay run `x` ``y`` ```"))
  }

  @Test func `a story that holds a fence gets a longer one`() {
    var report = Sample.report
    report.runs[0].cases[2].failures[0].message = "```` all mine"
    let text = MarkdownSummary.text(for: report)
    #expect(text.contains("`````text\nFound by an expectation of the scenario: ```` all mine"))
  }

  @Test func `many broken cases are told in part`() {
    var report = Sample.report
    report.runs[0].cases = Array(repeating: report.runs[0].cases[2], count: 500)
    let text = MarkdownSummary.text(for: report)
    #expect(text.contains("… and 490 more cases that break."))
    #expect(text.utf8.count < 100_000)
  }

  @Test func `an empty report says that it is empty`() {
    #expect(
      MarkdownSummary.text(for: Report(suiteVersion: "1"))
        == "# Assay report\n\n**Nothing to report.**\n\nAssay 1\n")
  }

  @Test func `a latency whose schedule was not kept is called invalid, and has no number`() throws {
    var report = Sample.conforming
    var figures = try #require(report.benches[0].workloads[0].figures)
    figures.latencies.removeFirst()
    report.benches[0].workloads[0].outcome = .measured(figures)
    #expect(
      MarkdownSummary.text(for: report).contains(
        "| mixed-one | 16.1 M/s | 16.4 M/s | 14.7 M/s | invalid | invalid | <0.0001 |"))
    figures.latencies = []
    report.benches[0].workloads[0].outcome = .measured(figures)
    #expect(
      MarkdownSummary.text(for: report).contains(
        "| mixed-one | 16.1 M/s | 16.4 M/s | 14.7 M/s | – | – | <0.0001 |"))
  }
}
