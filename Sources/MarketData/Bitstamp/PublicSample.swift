import Glibc

/// Half an hour of Bitstamp's BTC/USD market that anyone can fetch: the sample in the Python
/// package `ob-analytics` 0.1.0.
///
/// The package is no part of this project and is never run; `.ci/fetch-sample` puts the two
/// files of its sample into a cache folder.
package struct PublicSample: Hashable, Sendable {
  /// The path of the order log, for `BitstampOrderLog`.
  package let orders: String
  /// The path of the trades, for `BitstampTrades`.
  package let trades: String

  /// A file of the sample and the SHA-256 of its bytes as they are stored.
  private struct File {
    var name: String
    var hash: String
  }

  private static let ordersFile = File(
    name: "orders.csv.gz",
    hash: "880501e94fb43942b7f98cbc37bab421d72703d85898aae8de5da117bf62cdfc")
  private static let tradesFile = File(
    name: "trades.csv",
    hash: "9fd0dd86023b71eed49026b9b8e8a45d06d2578ced69393ad696f37233e9c795")

  /// Whether a folder holds files of the sample's names.
  package static func isPresent(in folder: String) -> Bool {
    [ordersFile, tradesFile].allSatisfy { unsafe access("\(folder)/\($0.name)", R_OK) == 0 }
  }

  /// The sample in a folder; a problem when a file is not the sample's, to the last bit.
  package init(in folder: String) throws(MarketDataProblem) {
    orders = try Self.verified(Self.ordersFile, in: folder)
    trades = try Self.verified(Self.tradesFile, in: folder)
  }

  private static func verified(
    _ file: File, in folder: String
  ) throws(MarketDataProblem) -> String {
    let path = "\(folder)/\(file.name)"
    let hash: String
    do throws(StorageFailure) {
      hash = try sha256(ofFileAt: path)
    } catch {
      throw MarketDataProblem(file: path, expected: error.expected, found: error.found)
    }
    guard hash == file.hash else {
      throw MarketDataProblem(
        file: path, expected: "the sample's file, with SHA-256 \(file.hash)",
        found: "SHA-256 \(hash)")
    }
    return path
  }

  private static func sha256(ofFileAt path: String) throws(StorageFailure) -> String {
    var bytes = try StoredBytes(file: path)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var hash = SHA256()
    while true {
      let count = try bytes.read(into: &buffer)
      if count == 0 { return hash.digest() }
      hash.add(buffer[..<count])
    }
  }
}
