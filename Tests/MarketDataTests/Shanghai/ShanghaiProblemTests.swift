import Market
import MarketData
import Testing

/// What a broken day is told, each with its line.
@Suite struct ShanghaiProblemTests {
  private static let number = "a whole number from 0 to 18446744073709551615"
  private static let positive = "a whole number from 1 to 9223372036854775807"

  /// A row put in the place of line 5, the first after the opening auction, and what is said.
  private static let rows = [
    (
      "new,300,B,1818000,300,9300003",
      "5: expected 7 fields, found 6 in \"new,300,B,1818000,300,9300003\""
    ),
    (
      "new,300,B,1818000,300,9300003,gtc,",
      "5: expected 7 fields, found 8 in \"new,300,B,1818000,300,9300003,gtc,\""
    ),
    ("", "5: expected 7 fields, found 1 in nothing"),
    (
      "New,1,B,10,1,9300003,gtc",
      "5:1: expected op to be \"new\" or \"cancel\" or \"uncross\", found \"New\""
    ),
    (
      ",1,B,10,1,9300003,gtc",
      "5:1: expected op to be \"new\" or \"cancel\" or \"uncross\", found nothing"
    ),
    ("new,,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found nothing"),
    ("new,-1,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found \"-1\""),
    ("new,01,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found \"01\""),
    ("new,1:,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found \"1:\""),
    ("new,1/,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found \"1/\""),
    ("new, 1,B,10,1,9300003,gtc", "5:5: expected id to be \(number), found \" 1\""),
    (
      "new,18446744073709551616,B,10,1,9300003,gtc",
      "5:5: expected id to be \(number), found \"18446744073709551616\""
    ),
    ("new,1,b,10,1,9300003,gtc", "5:7: expected side to be \"B\" or \"S\", found \"b\""),
    ("new,1,BS,10,1,9300003,gtc", "5:7: expected side to be \"B\" or \"S\", found \"BS\""),
    ("new,1,B,0,1,9300003,gtc", "5:9: expected price_milli to be \(positive), found \"0\""),
    ("new,1,B,-10,1,9300003,gtc", "5:9: expected price_milli to be \(positive), found \"-10\""),
    ("new,1,B,1e1,1,9300003,gtc", "5:9: expected price_milli to be \(positive), found \"1e1\""),
    (
      "new,1,B,9223372036854775810,1,9300003,gtc",
      "5:9: expected price_milli to be \(positive), found \"9223372036854775810\""
    ),
    (
      "new,1,B,1818005,1,9300003,gtc",
      "5:9: expected price_milli to be a multiple of the tick, 10, found \"1818005\""
    ),
    ("new,1,B,10,0,9300003,gtc", "5:12: expected qty to be \(positive), found \"0\""),
    ("new,1,B,10,-5,9300003,gtc", "5:12: expected qty to be \(positive), found \"-5\""),
    (
      "new,1,B,10,9223372036854775808,9300003,gtc",
      "5:12: expected qty to be \(positive), found \"9223372036854775808\""
    ),
    (
      "new,1,B,10,99999999999999999999999,9300003,gtc",
      "5:12: expected qty to be \(positive), found \"99999999999999999999999\""
    ),
    ("new,1,B,10,1,9300003,fok", "5:22: expected tif to be \"gtc\" or \"ioc\", found \"fok\""),
    ("new,1,B,10,1,9300003,", "5:22: expected tif to be \"gtc\" or \"ioc\", found nothing"),
    (
      "new,1,B,10,1,,gtc",
      """
      5:14: expected time_hhmmsscc to be a whole number from 0 to 9223372036854775807, \
      found nothing
      """
    ),
    (
      "new,1,B,10,1,9250079,gtc",
      """
      5:14: expected time_hhmmsscc to be not before 09:25:00.80, the time on line 4, \
      found 09:25:00.79
      """
    ),
    ("cancel,,,,,9300003,", "5:8: expected id to be \(number), found nothing"),
    ("cancel,1,B,,,9300003,", "5:10: expected side to be empty in a cancel, found \"B\""),
    ("cancel,1,,10,,9300003,", "5:11: expected price_milli to be empty in a cancel, found \"10\""),
    ("cancel,1,,,5,9300003,", "5:12: expected qty to be empty in a cancel, found \"5\""),
    ("cancel,1,,,,9300003,gtc", "5:21: expected tif to be empty in a cancel, found \"gtc\""),
    ("uncross,1,,,,9300003,", "5:9: expected id to be empty in an uncross, found \"1\""),
    ("uncross,,,,1,9300003,", "5:12: expected qty to be empty in an uncross, found \"1\""),
    ("uncross,,,,,9300003,gtc", "5:21: expected tif to be empty in an uncross, found \"gtc\""),
    (
      "uncross,,,,,9300003,",
      """
      5:1: expected op to be no "uncross" between the opening and the closing call \
      auction, found one at 09:30:00.03
      """
    ),
  ]

  @Test(arguments: rows)
  func `a broken row is a problem with its line and column`(row: String, says: String) {
    let text = ShanghaiSample.text(line: 5, replacedBy: row)
    #expect(said(of: text) == "flow.csv:\(says)")
  }

  @Test func `an immediate order in either call auction is a problem`() {
    let opening = ShanghaiSample.text(line: 3, replacedBy: "new,1,B,10,1,9150001,ioc")
    #expect(
      said(of: opening)
        == "flow.csv:3:22: expected tif to be \"gtc\" in a call auction, found \"ioc\"")
    let closing = ShanghaiSample.text(line: 9, replacedBy: "new,1,B,10,1,14570000,ioc")
    #expect(
      said(of: closing)
        == "flow.csv:9:23: expected tif to be \"gtc\" in a call auction, found \"ioc\"")
  }

  @Test func `an immediate order may come until the closing call auction begins`() {
    let text = ShanghaiSample.text(line: 8, replacedBy: "new,1,B,10,1,14565999,ioc")
    #expect(said(of: text) == nil)
  }

  @Test func `a row after the closing auction is a problem`() {
    let text = ShanghaiSample.text(ShanghaiSample.rows + ["cancel,1,,,,15000050,"])
    #expect(
      said(of: text)
        == """
        flow.csv:11: expected the end of the file after the closing call auction, found \
        another row
        """
    )
  }

  @Test func `a day whose opening auction is never matched is a problem`() {
    let late = ShanghaiSample.text(
      ["new,30,S,10,100,9150000,gtc", "new,31,S,10,100,14570000,gtc"])
    #expect(
      said(of: late) == """
        flow.csv:3: expected the uncross row of the opening call auction before 14:57:00, \
        found 14:57:00.00
        """)
    let cut = ShanghaiSample.text(["new,30,S,10,100,9150000,gtc"])
    #expect(
      said(of: cut) == """
        flow.csv:2: expected the uncross row of the opening call auction after this line, \
        found the end of the file
        """)
  }

  @Test(arguments: 3...9)
  func `a day that is cut at the end of a line is a problem`(lines: Int) {
    let text = ShanghaiSample.text(Array(ShanghaiSample.rows.prefix(lines)))
    guard lines < ShanghaiSample.rows.count else {
      #expect(said(of: text) == nil)
      return
    }
    #expect(
      said(of: text) == """
        flow.csv:\(lines + 1): expected the uncross row of the closing call auction after this \
        line, found the end of the file
        """)
  }

  @Test func `a day that is cut anywhere else is a problem too`() {
    let whole = Array(ShanghaiSample.text().utf8)
    for count in 0..<whole.count {
      #expect(said(of: String(decoding: whole[..<count], as: UTF8.self)) != nil)
    }
  }

  @Test func `the last line must end`() {
    let text = String(ShanghaiSample.text().dropLast())
    #expect(
      said(of: text) == "flow.csv:10:22: expected the end of the line, found the end of the file")
  }

  @Test func `rows in another order are a problem`() {
    var rows = ShanghaiSample.rows
    rows.swapAt(5, 6)
    #expect(
      said(of: ShanghaiSample.text(rows)) == """
        flow.csv:8:15: expected time_hhmmsscc to be not before 14:56:59.99, the time on line 7, \
        found 11:30:00.00
        """)
  }

  @Test(arguments: [
    ("", "1:1: expected the header \"\(ShanghaiSample.header)\", found an empty file"),
    (
      "op,id,side,price,qty,time_hhmmsscc,tif\n",
      """
      1:17: expected the header "\(ShanghaiSample.header)", found \
      "op,id,side,price,qty,time_hhmmsscc,tif"
      """
    ),
    (
      "op,id,side,price_milli,qty,time_hhmmsscc,tif,x\n",
      """
      1:45: expected the header "\(ShanghaiSample.header)", found \
      "op,id,side,price_milli,qty,time_hhmmsscc,tif,x"
      """
    ),
    ("op\n", "1:3: expected the header \"\(ShanghaiSample.header)\", found \"op\""),
    (
      "\(ShanghaiSample.header)\n",
      """
      1: expected the uncross row of the opening call auction after this line, found the \
      end of the file
      """
    ),
  ])
  func `a file that is no day is a problem`(text: String, says: String) {
    #expect(said(of: text) == "flow.csv:\(says)")
  }

  private func said(of text: String) -> String? {
    problem { () throws(MarketDataProblem) in _ = try ShanghaiSample.read(text) }
  }
}
