import Foundation
import Market
import Testing

@testable import MarketData

/// The fields of messages as another reader of ITCH 5.0 finds them: the Python package `itchcpp`,
/// whose pinned version `.ci/fetch-itchcpp` fetches.
private struct OtherReader {
  private static let project =
    "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let folder = "\(project)/.cache/itchcpp/1.6.4"

  /// Fetches the package where it is not there yet; false where it can't be had.
  ///
  /// A package that is not the expected one counts as present, so that the test fails.
  static let isPresent: Bool = {
    do {
      print(try output(of: ["\(project)/.ci/fetch-itchcpp", "\(project)/.cache/itchcpp"]))
    } catch {
      return true
    }
    do {
      _ = try output(of: python + ["import itchcpp.parser"])
      return true
    } catch {
      return false
    }
  }()

  private static let python = ["env", "PYTHONPATH=\(folder)", "python3", "-c"]

  /// Prints of each message the type and the fields: numbers in decimal, texts in hexadecimal.
  private static let program = """
    import sys
    from itchcpp.parser import MessageParser

    names = {
        "S": "event_code",
        "R": "stock market_category financial_status_indicator round_lot_size round_lots_only"
            " issue_classification issue_sub_type authenticity short_sale_threshold_indicator"
            " ipo_flag luld_ref etp_flag etp_leverage_factor inverse_indicator",
        "H": "stock trading_state reserved reason",
        "Y": "stock reg_sho_action",
        "L": "mpid stock primary_market_maker market_maker_mode market_participant_state",
        "V": "level1_price level2_price level3_price",
        "W": "breached_level",
        "K": "stock ipo_release_time ipo_release_qualifier ipo_price",
        "J": "stock auction_collar_reference_price upper_auction_collar_price"
            " lower_auction_collar_price auction_collar_extention",
        "h": "stock market_code operational_halt_action",
        "A": "order_reference_number buy_sell_indicator shares stock price",
        "F": "order_reference_number buy_sell_indicator shares stock price attribution",
        "E": "order_reference_number executed_shares match_number",
        "C": "order_reference_number executed_shares match_number printable execution_price",
        "X": "order_reference_number cancelled_shares",
        "D": "order_reference_number",
        "U": "order_reference_number new_order_reference_number shares price",
        "P": "order_reference_number buy_sell_indicator shares stock price match_number",
        "Q": "shares stock cross_price match_number cross_type",
        "B": "match_number",
        "I": "paired_shares imbalance_shares imbalance_direction stock far_price near_price"
            " current_reference_price cross_type variation_indicator",
        "N": "stock interest_flag",
        "O": "stock open_eligibility_status minimum_allowable_price maximum_allowable_price"
            " near_execution_price near_execution_time lower_price_range_collar"
            " upper_price_range_collar",
    }
    with open(sys.argv[1], "rb") as file:
        for message in MessageParser().parse_stream(file.read()):
            type = message.message_type.decode()
            fields = "stock_locate tracking_number timestamp " + names[type]
            values = [getattr(message, name) for name in fields.split()]
            print(type, *[v.hex() if isinstance(v, bytes) else v for v in values])
    """

  /// A line for each message of a file.
  static func lines(ofFileAt path: String) throws -> [Substring] {
    try output(of: python + [program, path]).split(separator: "\n")
  }

  private struct Failure: Error {
    var status: Int32
    var command: [String]
  }

  private static func output(of command: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    guard process.terminationStatus == 0 else {
      print(text)
      throw Failure(status: process.terminationStatus, command: command)
    }
    return text
  }
}

@Suite struct ItchCrossCheckTests {
  /// What the other reader prints of a message.
  private func line(_ message: ItchMessage) -> String {
    let type = Character(Unicode.Scalar(message.type))
    return ([String(type)] + message.fields.map(\.word)).joined(separator: " ")
  }

  @Test(
    .enabled(
      if: OtherReader.isPresent,
      "skipped: another reader of ITCH, itchcpp, can't be had; it needs python3, pip and network"))
  func `another reader finds the same fields in messages of all types`() throws {
    var file = ItchFile()
    var least = ItchSample(.least)
    var greatest = ItchSample(.greatest)
    for type in ItchMessage.types {
      file.add(least.message(type))
      file.add(greatest.message(type))
    }
    for seed in 0..<200 as Range<UInt64> {
      for message in ItchReaderTests.oneOfEach(seed: seed) {
        // After the end of messages the other reader stops.
        guard message.content != .systemEvent("C") else { continue }
        file.add(message)
      }
    }
    let stored = TemporaryFile(file.bytes)
    var reader = try ItchReader(ByteSource(file: stored.path))
    let others = try OtherReader.lines(ofFileAt: stored.path)
    var types: Set<UInt8> = []
    for other in others {
      let message = try #require(try reader.next())
      #expect(line(message) == other)
      types.insert(message.type)
    }
    #expect(try reader.next() == nil)
    #expect(types == Set(ItchMessage.types))
  }
}
