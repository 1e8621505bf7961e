import Foundation
import Testing

/// `assay replay` as its user meets it.
@Suite final class ReplayCommandTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("\(folder.path): \(error)")
    }
  }

  private static let flow = [
    "op,id,side,price_milli,qty,time_hhmmsscc,tif",
    "new,1,B,100010,100,9150000,gtc",
    "new,2,S,100000,60,9150100,gtc",
    "uncross,,,,,9250080,",
    "new,3,S,100020,50,9300000,gtc",
    "new,4,B,100020,30,9300100,gtc",
    "new,5,S,100010,40,14580000,gtc",
    "uncross,,,,,15000050,",
  ]
  private static let trades = [
    "buy_id,sell_id,price_milli,qty,aggressor",
    "1,2,100010,60,auction",
    "4,3,100020,30,B",
    "1,5,100010,40,auction",
  ]

  /// Writes a file of lines, each ended, and gives its path.
  private func file(_ name: String, _ lines: [String]) throws -> String {
    try file(name, Data(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func file(_ name: String, _ bytes: Data) throws -> String {
    let url = folder.appending(path: name)
    try bytes.write(to: url)
    return url.path
  }

  @Test func `a day that agrees ends with 0 and a line that says so`() throws {
    let flow = try file("flow.csv", Self.flow)
    let trades = try file("trades.csv", Self.trades)
    let report = folder.appending(path: "replay.json")
    for engine in ["reference", "specification"] {
      let words = ["replay", flow, "--expect", trades, "-e", engine, "--json", report.path]
      let result = try assay(words)
      #expect(result.status == 0)
      #expect(result.error.isEmpty)
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 7)
      #expect(
        lines[0].hasSuffix(
          ": Shanghai Stock Exchange, one security on one day, 09:15:00.00 to 15:00:00.50"))
      #expect(lines[1].hasPrefix("  \(engine): 11 commands in "))
      #expect(
        lines[2...4] == [
          "  3 of 3 real trades agree, in order",
          "  opening auction 09:25:00.80 agrees: 60 at 100.01 in 1 trade",
          "  closing auction 15:00:00.50 agrees: 40 at 100.01 in 1 trade",
        ])
      #expect(lines[5].hasPrefix("\(engine) agrees: all 3 real trades of "))
      #expect(lines[6] == "Replay it: assay " + words.joined(separator: " "))
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any])
      let replays = try #require(object["replays"] as? [[String: Any]])
      #expect(replays.count == 1)
      #expect((replays.first?["engine"] as? [String: String])?["name"] == engine)
      #expect((replays.first?["trades"] as? [String: Int])?["agreeing"] == 3)
    }
  }

  @Test func `a trade that differs ends with 1 and is told with its lines`() throws {
    var trades = Self.trades
    trades[2] = "4,3,100030,30,B"
    let report = folder.appending(path: "replay.json")
    let result = try assay([
      "replay", try file("flow.csv", Self.flow), "--expect", try file("trades.csv", trades),
      "--json", report.path,
    ])
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        """
          2 of 3 real trades agree, in order
          opening auction 09:25:00.80 agrees: 60 at 100.01 in 1 trade
          closing auction 15:00:00.50 agrees: 40 at 100.01 in 1 trade

        ≠ price differs: 1 trade, unexplained
            The same orders traded at another price.
            flow line 6 at 09:30:01.00, trades line 3
              expected  30 at 100.03, maker 3, taker 4 buys
              actual    30 at 100.02, maker 3, taker 4 buys
        reference disagrees: 2 of 3 real trades of 
        """))
    #expect(FileManager.default.fileExists(atPath: report.path))
  }

  @Test func `without trades to compare with the trades are counted`() throws {
    let result = try assay(["replay", try file("flow.csv", Self.flow)])
    #expect(result.status == 0)
    #expect(
      result.output.hasSuffix(
        """
          3 trades made
          opening auction 09:25:00.80: 60 at 100.01 in 1 trade
          closing auction 15:00:00.50: 40 at 100.01 in 1 trade

        """))
  }

  /// A flow or its trades, broken, with what is said of it after its path.
  struct Damage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var flow = ReplayCommandTests.flow
    var trades = ReplayCommandTests.trades
    /// The file that is to blame.
    var file = "flow.csv"
    var complaint: String
  }

  static let damages = [
    Damage(
      testDescription: "cut after a line", flow: Array(flow.dropLast(2)),
      complaint: """
        :6: error: expected the uncross row of the closing call auction after this line, \
        found the end of the file
        """),
    Damage(
      testDescription: "shuffled", flow: flow[..<5] + [flow[6], flow[5], flow[7]],
      complaint: """
        :7:19: error: expected time_hhmmsscc to be not before 14:58:00.00, the time on line 6, \
        found 09:30:01.00
        """),
    Damage(
      testDescription: "a word that is none", flow: flow[..<1] + ["mew,1,B,1,1,9150000,gtc"],
      complaint: """
        :2:1: error: expected op to be "new" or "cancel" or "uncross", found "mew"
        """),
    Damage(
      testDescription: "no known format", flow: ["time,price", "1,2"],
      complaint: """
        :1:1: error: expected one of the headers "op,id,side,price_milli,qty,time_hhmmsscc,tif" \
        or "id,timestamp,exchange_timestamp,price,volume,action,direction" \
        or "id,timestamp,exchange.timestamp,price,volume,action,direction", or an order log's \
        columns, such as "action,id,side,price,quantity", found "time,price"
        """),
    Damage(
      testDescription: "nothing", flow: [],
      complaint: """
        :1:1: error: expected one of the headers "op,id,side,price_milli,qty,time_hhmmsscc,tif" \
        or "id,timestamp,exchange_timestamp,price,volume,action,direction" \
        or "id,timestamp,exchange.timestamp,price,volume,action,direction", or an order log's \
        columns, such as "action,id,side,price,quantity", found an empty file
        """),
    Damage(
      testDescription: "trades with a broken number",
      trades: trades[..<2] + ["4,3,100020,3x,B"], file: "trades.csv",
      complaint: """
        :3:12: error: expected qty to be a whole number from 1 to 9223372036854775807, found "3x"
        """),
    Damage(
      testDescription: "trades of another format", trades: flow, file: "trades.csv",
      complaint: """
        :1:1: error: expected the header "buy_id,sell_id,price_milli,qty,aggressor", \
        found "op,id,side,price_milli,qty,time_hhmmsscc,tif"
        """),
  ]

  @Test(arguments: damages)
  func `a damaged file ends with 2, its place, and no half result`(damage: Damage) throws {
    let flow = try file("flow.csv", damage.flow)
    let trades = try file("trades.csv", damage.trades)
    try expectRefusal(
      ["replay", flow, "--expect", trades],
      "\(folder.appending(path: damage.file).path)\(damage.complaint)\n")
  }

  @Test func `a file cut inside a line is refused where it ends`() throws {
    let whole = Self.flow.map { $0 + "\n" }.joined()
    let flow = try file("flow.csv", Data(whole.utf8.dropLast(4)))
    try expectRefusal(
      ["replay", flow, "--expect", try file("trades.csv", Self.trades)],
      "\(flow):8:19: error: expected the end of the line, found the end of the file\n")
  }

  /// The flow, compressed with gzip.
  private static let packedFlow =
    """
    H4sIAAAAAAACA1WOMQ6DMAxFd87yBzshFay9Qg/AENISiQAlqareviaJKurFsp+e/dcNfkT0o8O2e+uG\
    4OfZ45k+SD64YZpCiNFame7N4t5gXMFExHQ09GxkIDySzVjhlrGsLoVypa/F7muMOKpXYnWErOiqKIIR\
    RdPfwbb+E6oL5RM11ZU0rQRqTfeTz/9KSLnefAGWNa9U8AAAAA==
    """

  @Test func `gzip data is read, and refused where it is cut or damaged`() throws {
    let packed = try #require(Data(base64Encoded: Self.packedFlow))
    #expect(try assay(["replay", try file("flow.csv.gz", packed)]).status == 0)
    var damaged = packed
    damaged[packed.count - 6] ^= 1
    for bytes in [packed.dropLast(1), packed.prefix(100), packed.prefix(12), damaged] {
      let flow = try file("flow.csv.gz", Data(bytes))
      let trades = try file("trades.csv", Self.trades)
      let report = folder.appending(path: "replay.json")
      let result = try assay(["replay", flow, "--expect", trades, "--json", report.path])
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(result.error.hasPrefix("\(flow):"))
      #expect(result.error.contains(" error: expected "))
      #expect(result.error.split(separator: "\n").count == 1)
      #expect(!FileManager.default.fileExists(atPath: report.path))
    }
  }

  /// Nothing is printed but the error, and no JSON is written.
  private func expectRefusal(_ words: [String], _ complaint: String) throws {
    let report = folder.appending(path: "replay.json")
    let result = try assay(words + ["--json", report.path])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error == complaint)
    #expect(!FileManager.default.fileExists(atPath: report.path))
  }

  @Test func `a result to write needs trades to compare with`() throws {
    let report = folder.appending(path: "replay.json")
    let result = try assay(["replay", try file("flow.csv", Self.flow), "--json", report.path])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.error == """
        assay: error: --json: there is no result without trades to compare with
        assay: hint: name the trades that really happened by --expect

        """)
    #expect(!FileManager.default.fileExists(atPath: report.path))
  }

  @Test func `an order log is read as the options say, and a trade of it explained`() throws {
    let orders = try file(
      "orders.csv",
      ["kind;oid;bs;px;left", "A;1;B;10.005;2", "A;2;S;10.005;1", "T;2;;;", "D;1;;;"])
    let trades = try file("trades.csv", ["m;px", "1;10.005"])
    let words = [
      "replay", orders, "--expect", trades, "--columns", "action=kind,quantity=left,trade.maker=m",
      "--values", "action.ignore=T", "--price-unit", "0.005",
    ]
    let result = try assay(words)
    #expect(result.status == 0)
    #expect(result.output.contains("  1 of 1 real trade agree, in order\n"))
    #expect(result.output.contains("  1 row passed over\n"))
    let explained = try assay(words + ["--explain", "1"])
    #expect(explained.status == 0)
    #expect(
      explained.output.contains(
        """
        Trade 1 on trades line 2: at 10.005, maker 1
          The engine made it as it was recorded.

        Command 2, flow line 3:
        """))
    #expect(explained.output.contains("\n  1  #1×2  ← recorded maker, engine’s maker\n"))
    let format = try file(
      "format.json",
      [
        #"{"columns": {"action": "kind", "quantity": "left"}, "priceUnit": "0.005","#,
        #" "values": {"action": {"ignore": ["T"]}}, "trades": {"columns": {"maker": "m"}}}"#,
      ])
    #expect(
      try assay(["replay", orders, "--expect", trades, "--format", format]).status == 0)
  }

  /// Options that can't be meant, and what is said of them.
  static let slips: [(words: [String], complaint: String)] = [
    (
      ["--explain", "1"],
      """
      assay: error: --explain: there are no trades of which one could be explained
      assay: hint: name the trades that really happened by --expect

      """
    ),
    (
      ["--columns", "actoin=op"],
      """
      assay: error: --columns: 'actoin' is none of action, id, side, price, quantity, type, tif, \
      time, expiry, symbol, account, phase
      assay: hint: did you mean 'action'?

      """
    ),
    (
      ["--price-unit", "0"],
      """
      assay: error: --price-unit: '0' is not a positive decimal of at most 18 digits, such as 0.01

      """
    ),
  ]

  @Test(arguments: slips)
  func `an option that can't be meant ends with 2`(words: [String], complaint: String) throws {
    let result = try assay(["replay", try file("orders.csv", ["action,id", "cancel,1"])] + words)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error == complaint)
  }

  @Test func `there is no explanation of a trade that is not there`() throws {
    let words = [
      "replay", try file("flow.csv", Self.flow), "--expect", try file("trades.csv", Self.trades),
      "--explain",
    ]
    let beyond = try assay(words + ["4"])
    #expect(beyond.status == 2)
    #expect(
      beyond.error == "assay: error: --explain: there is no such trade; all 3 agree\n")
    let none = try assay(words + ["last"])
    #expect(none.status == 2)
    #expect(none.error.contains("'last' is no trade"))
    #expect(try assay(words + ["2"]).output.contains("Command 7, flow line 6 at 09:30:01.00:"))
  }

  @Test func `a feed needs no trades, its result is written, and a broken option is refused`()
    throws
  {
    let messages = try file(
      "feed.csv",
      ["1,1,1,10,100,-1", "2,1,2,10,100,-1", "3,4,1,10,100,-1", "3,4,2,4,100,-1"])
    let books = try file("books.csv", [10, 20, 10, 6].map { "100,\($0),-9999999999,0" })
    let report = folder.appending(path: "feed.json").path
    let result = try assay(["replay", messages, "--book", books, "--json", report])
    #expect(result.status == 0)
    #expect(result.error.isEmpty)
    #expect(result.output.contains("  2 of 2 sound executions agree, in order\n"))
    #expect(result.output.contains("reference agrees: all 2 sound executions of feed "))
    #expect(try String(contentsOfFile: report, encoding: .utf8).contains("\"feed\""))

    let expecting = try assay(["replay", messages, "--expect", books])
    #expect(expecting.status == 2)
    #expect(expecting.error.contains("--expect: the messages of a feed tell"))
    let flow = try file("flow.csv", Self.flow)
    let booking = try assay(["replay", flow, "--book", books])
    #expect(booking.status == 2)
    #expect(booking.error.contains("--book: only LOBSTER's messages"))
  }

  @Test func `a feed without a sound execution shows nothing, which is no success`() throws {
    let messages = try file("feed.csv", ["1,1,1,10,100,-1", "2,4,2,10,100,-1"])
    let result = try assay(["replay", messages])
    #expect(result.status == 2)
    #expect(result.error.contains("nothing was judged, because nothing traded"))
  }

  @Test func `a pipe can't be explained, since that reads it twice`() throws {
    let result = try assay(["replay", "/dev/null", "--expect", "/dev/null", "--explain", "1"])
    #expect(result.status == 2)
    #expect(result.error.contains("--explain: a flow that is explained is read twice"))
  }

  @Test func `a log of order events is compared with its own fills`() throws {
    let rows = [
      "id,timestamp,exchange.timestamp,price,volume,action,direction",
      "1,1000,1000,100.00,10,created,ask", "2,1001,1000,100.00,10,created,ask",
      "3,1010,1000,100.00,5,created,bid", "3,1100,1000,100.00,0,deleted,bid",
    ]
    let report = folder.appending(path: "replay.json")
    for (maker, status, verdict) in [(1, 0, "agrees"), (2, 1, "disagrees")]
      as [(Int, Int32, String)]
    {
      let log = try file("log.csv", rows + ["\(maker),1101,1000,100.00,5,changed,ask"])
      let result = try assay(["replay", log, "--json", report.path])
      #expect(result.status == status)
      #expect(result.output.contains("reference \(verdict): "))
      #expect(result.output.contains("  5 rows: 3 created, 1 changed, 1 deleted\n"))
      #expect(FileManager.default.fileExists(atPath: report.path))
    }
    let trades = try file("trades.csv", Self.trades)
    let refused = try assay(["replay", try file("log.csv", rows), "--expect", trades])
    #expect(refused.status == 2)
    #expect(refused.error.hasPrefix("\(trades): error: expected no trades, since "))
  }
}
