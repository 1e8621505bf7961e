import CommandLineFrame
import Foundation
import Testing

/// Recorded order flow through engines behind a connection, good ones and bad ones.
@Suite final class ForeignReplayTests {
  private static let executable = URL(filePath: Surroundings.process.executable)
    .deletingLastPathComponent().appending(path: "assay").path

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

  private static let log = [
    "action,id,side,price,quantity,type,tif",
    "new,1,sell,100.10,100,limit,gtc",
    "new,2,sell,100.10,60,limit,gtc",
    "new,3,buy,100.10,120,limit,gtc",
    "cancel,2,,,,,",
    "new,4,sell,100.20,50,limit,gtc",
    "reduce,4,,,10,,",
    "new,5,buy,100.20,60,limit,gtc",
  ]
  private static let trades = [
    "maker,taker,price,quantity,aggressor",
    "1,3,100.10,100,buy", "2,3,100.10,20,buy", "4,5,100.20,40,buy",
  ]

  private func file(_ name: String, _ lines: [String]) throws -> String {
    let url = folder.appending(path: name)
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: url)
    return url.path
  }

  /// An engine that a shell script is; `SERVE` in it is our own engine behind the protocol.
  private func engine(_ script: String) throws -> String {
    let text = script.replacing("SERVE", with: "'\(Self.executable)' serve")
    return "process:sh '\(try file("engine.sh", [text]))'"
  }

  private func replay(
    _ engine: String, log: [String] = log, trades: [String] = trades, _ more: String...
  ) throws -> (status: Int32, output: String, error: String) {
    try assay(
      [
        "replay", try file("log.csv", log), "--expect", try file("trades.csv", trades),
        "--engine", engine, "--time-limit", "2s",
      ] + more)
  }

  /// What the JSON of a replay says.
  private func finding(
    _ engine: String, trades: [String] = trades
  ) throws -> (verdict: String?, lastWords: [String]?) {
    let report = folder.appending(path: "report.json").path
    _ = try replay(engine, trades: trades, "--json", report)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: report)))
        as? [String: Any])
    let replays = try #require(object["replays"] as? [[String: Any]])
    let finding = replays.first?["finding"] as? [String: Any]
    return (finding?["verdict"] as? String, finding?["lastWords"] as? [String])
  }

  // MARK: - Good ones

  @Test func `a log agrees, and goes out in one request`() throws {
    let lines = folder.appending(path: "lines").path
    let result = try replay(try engine("tee '\(lines)' | SERVE"))
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(result.output.contains("3 of 3 real trades agree, in order"))
    #expect(result.output.contains("the reference engine answers everything alike"))
    let sent = try String(contentsOfFile: lines, encoding: .utf8).split(separator: "\n")
    #expect(sent.count { $0.contains("\"ask\":\"commands\"") } == 1, "\(sent.count) lines")
  }

  @Test func `a trade is explained by the engine's own book`() throws {
    let result = try replay(try engine("exec SERVE"), "--explain", "2")
    #expect(result.status == 0)
    #expect(result.output.contains("sell  100.10  160  #1×100 #2×60"), "\(result.output)")
    #expect(result.output.contains("2  #2×60  ← recorded maker, engine’s maker"))
  }

  @Test func `several instruments are told from the start, even those that come last`() throws {
    let log = [
      "action,id,symbol,side,price,quantity", "new,1,A,sell,10.00,5", "new,2,A,buy,10.00,5",
      "new,3,B,sell,20.00,7", "new,4,B,buy,20.00,7",
    ]
    let trades = ["maker,taker,symbol,price,quantity", "1,2,A,10.00,5", "3,4,B,20.00,7"]
    let result = try replay(try engine("exec SERVE"), log: log, trades: trades)
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(result.output.contains("2 of 2 real trades agree"))
  }

  @Test func `what it does not tell of a trade is not compared, and that is told`() throws {
    let blind = try engine("SERVE | sed -u '1s/\"tradeIDs\",//'")
    var trades = Self.trades
    trades[1] = "9,3,100.10,100,buy"
    let result = try replay(blind, trades: trades)
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(
      result.output.contains("not compared: what the engine does not tell of a trade (tradeIDs)"))
    trades[1] = "1,3,100.10,101,buy"
    #expect(try replay(blind, trades: trades).status == 1)
  }

  // MARK: - What it can't be asked, and what it has chosen

  @Test(arguments: [
    (#"1s/"reduce","replace",//"#, "command 6, on line 7 of the flow: it needs reduce"),
    (#"1s/"version"/"limits":{"quantity":99},"version"/"#, "beyond the engine's limits"),
    (#"1s/"version"/"limits":{"orders":1},"version"/"#, "1 order is live then"),
  ])
  func `what it does not declare is unsupported, told with the line, and no fault`(
    change: String, says: String
  ) throws {
    let limited = try engine("SERVE | sed -u '\(change)'")
    let result = try replay(limited)
    #expect(result.status == 2)
    #expect(
      result.output.contains("unsupported: ") && result.output.contains(says), "\(result.output)")
    #expect(try finding(limited).verdict == "unsupported")
  }

  @Test func `a difference that its conventions bring about is told as one`() throws {
    let own = try engine(
      #"SERVE | sed -u '1s/"version"/"conventions":{"decreasePriority":"loses"},"version"/'"#)
    let log = [
      "action,id,side,price,quantity", "new,1,sell,100.10,50", "new,2,sell,100.10,50",
      "reduce,1,,,10", "new,3,buy,100.10,40",
    ]
    let trades = ["maker,taker,price,quantity", "1,3,100.10,40"]
    let result = try replay(own, log: log, trades: trades)
    #expect(result.status == 2, "\(result.output) \(result.error)")
    #expect(result.output.contains("differs by convention"), "\(result.output)")
    #expect(
      result.output.contains("decreasePriority is loses, the flow's market asks for keeps"))
    // Where nothing comes of the choice, nothing is held against it.
    #expect(try replay(own).status == 0)
  }

  // MARK: - Bad ones

  private static let handshake = """
    read -r line
    echo '{"assay":1,"name":"script","version":"1",\
    "capabilities":["reduce","trades","tradeIDs","tradePrices"]}'
    read -r line
    echo '{"ok":true}'
    read -r line
    echo 'last words' >&2
    """

  @Test(arguments: [
    ("exit 3", "crashed", "exited with status 3"),
    ("kill -SEGV $$", "crashed", "signal 11"),
    ("sleep 60", "hung", "did not answer within 2 s"),
    ("echo Traceback; sleep 60", "malformed", "Traceback"),
    (#"echo '{"events":[[]]}'; sleep 60"#, "malformed", "7 commands by 1 lists"),
    ("yes x", "malformed", "x"),
  ])
  func `each misdeed is a verdict, with what the engine said last`(
    misdeed: String, verdict: String, says: String
  ) throws {
    let bad = try engine("\(Self.handshake)\n\(misdeed)")
    let result = try replay(bad)
    #expect(result.status == 1, "\(result.error)")
    #expect(
      result.output.contains("script \(verdict): ") && result.output.contains(says),
      "\(result.output)")
    #expect(result.output.contains("stderr: last words"))
    let found = try finding(bad)
    #expect(found.verdict == verdict)
    #expect(found.lastWords == ["last words"])
  }

  @Test func `wrong trades fail by the trade, and the first other answer is told`() throws {
    let wrong = try engine(#"SERVE | sed -u 's/"maker":"4"/"maker":"2"/'"#)
    let result = try replay(wrong)
    #expect(result.status == 1)
    #expect(result.output.contains("2 of 3 real trades agree"), "\(result.output)")
    #expect(result.output.contains("first answers otherwise on line 8"))
    #expect(try finding(wrong).verdict == nil)
  }

  // MARK: - Feeds

  private static let messages = [
    "34200.000000001,1,1,10,5000000,-1", "34200.5,1,2,10,5000000,-1",
    "34200.5,1,3,5,5000100,-1", "34201,1,4,7,4999900,1", "34202,4,1,10,5000000,-1",
    "34202,4,2,6,5000000,-1", "34203,2,3,1,5000100,-1", "34205,3,4,7,4999900,1",
  ]

  private func audit(_ engine: String) throws -> (status: Int32, output: String, error: String) {
    let name = "GOOG_2012-06-21_34200000_57600000_message_2.csv"
    return try assay(["replay", try file(name, Self.messages), "--engine", engine])
  }

  @Test func `an engine is kept in step with a feed, and its closing book is compared`() throws {
    let result = try audit(try engine("exec SERVE"))
    #expect(result.status == 0, "\(result.output) \(result.error)")
    #expect(result.output.contains("2 of 2 sound executions agree, in order"))
    #expect(result.output.contains("2  of 2 orders of the closing book"), "\(result.output)")
  }

  @Test func `after a wrong execution it is asked no more`() throws {
    let result = try audit(try engine(#"SERVE | sed -u 's/"maker":"1"/"maker":"2"/'"#))
    #expect(result.status == 1)
    #expect(result.output.contains("After this one the engine was not asked any more"))
  }

  @Test func `an engine that can't follow a feed is told so`() throws {
    let blind = try audit(try engine("SERVE | sed -u '1s/\"tradeIDs\",//'"))
    #expect(blind.status == 2)
    #expect(blind.output.contains("declares not all of trades, tradeIDs and tradePrices"))
    let hasty = try audit(
      try engine(
        #"SERVE | sed -u '1s/"version"/"conventions":{"decreasePriority":"loses"},"version"/'"#))
    #expect(hasty.status == 2)
    #expect(hasty.output.contains("decreasePriority is loses"), "\(hasty.output)")
  }
}
