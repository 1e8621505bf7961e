package import Market
internal import OrderFlow
package import Results

/// How a run or a campaign is split into parts that several machines work on, each by itself.
///
/// The parts follow from their number alone, so that nobody hands out work, and together they are
/// the whole, no thing twice.
package struct Sharding: Hashable, Sendable {
  /// The part, from 1.
  package let number: Int
  /// How many parts there are.
  package let count: Int

  /// A part by its number, which is from 1 to the count.
  package init(number: Int, count: Int) {
    precondition((1...Shard.greatestCount).contains(count), "a whole has parts")
    precondition((1...count).contains(number), "a part is one of the parts")
    self.number = number
    self.count = count
  }

  /// The scenarios of the part: every `count`-th one, so that each part has some of every area.
  package func entries(of entries: [Corpus.Entry]) -> [Corpus.Entry] {
    entries.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
  }

  /// The cases of the part, of a campaign of so many.
  package func cases(of total: Int) -> Range<Int> {
    Shard.range(of: total, number: number, parts: count)
  }

  /// The part as a result tells it.
  package func shard(of whole: String, isComplete: Bool) -> Shard {
    Shard(number: number, count: count, whole: whole, isComplete: isComplete)
  }
}

/// The hash of what a whole consists of: parts of different wholes can't be joined.
package enum WholeHash {
  /// That of a run: its scenarios with their golden logs, byte for byte, and what it is asked for.
  package static func text(
    of entries: [Corpus.Entry], tags: [String], required: [Capability]
  ) throws(CorpusError) -> String {
    var digest = Digest()
    for entry in entries {
      digest.combine(entry.name)
      for path in [entry.scenarioPath, entry.goldenPath] {
        digest.combine(try Files.read(path) ?? [])
      }
    }
    for tag in tags.sorted() { digest.combine(tag) }
    digest.combine(UInt64(tags.count))
    for capability in required.map(\.rawValue).sorted() { digest.combine(capability) }
    return digest.text
  }

  /// That of a campaign: its order flow and the number of its cases.
  package static func text(of plan: Campaign.Plan, cases: Int) -> String {
    var digest = Digest()
    digest.combine(plan.flowHash)
    digest.combine(plan.profile.rawValue)
    digest.combine(plan.seed)
    digest.combine(UInt64(plan.commands))
    digest.combine(UInt64(cases))
    return digest.text
  }
}

extension Digest {
  /// Adds a text and its length.
  fileprivate mutating func combine(_ text: String) { combine(Array(text.utf8)) }

  /// Adds bytes and their number, eight at a time.
  fileprivate mutating func combine(_ bytes: [UInt8]) {
    combine(UInt64(bytes.count))
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64(index % 8 * 8)
      if index % 8 == 7 {
        combine(word)
        word = 0
      }
    }
    if !bytes.count.isMultiple(of: 8) { combine(word) }
  }
}

extension Campaign {
  /// A part of a campaign of so many cases.
  package struct Part: Sendable {
    /// The campaign up to the last case of the part.
    package var campaign: Campaign
    /// The state before the first case of the part.
    package var beginning: CampaignState
    private let sharding: Sharding
    private let total: Int

    fileprivate init(of campaign: Campaign, _ sharding: Sharding, total: Int) {
      let cases = sharding.cases(of: total)
      self.campaign = campaign
      self.campaign.extent = .cases(cases.upperBound)
      beginning = campaign.beginning
      beginning.next = cases.lowerBound
      self.sharding = sharding
      self.total = total
    }

    /// The part as a result tells it.
    package func shard(isComplete: Bool) -> Shard {
      sharding.shard(
        of: WholeHash.text(of: campaign.plan, cases: total), isComplete: isComplete)
    }
  }

  /// A part of this campaign; nil where it is not of a number of cases, or the part has none.
  package func part(_ sharding: Sharding) -> Part? {
    guard case .cases(let total) = extent, !sharding.cases(of: total).isEmpty else { return nil }
    return Part(of: self, sharding, total: total)
  }
}
