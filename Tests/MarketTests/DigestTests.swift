import Market
import Testing

@Suite struct DigestTests {
  @Test(
    arguments: [
      ([], 0x9e37_79b9_7f4a_7c15), ([0], 0x873e_684c_96fe_32e6), ([1], 0x5d94_54db_48a3_e2b6),
      ([.max], 0x9bb1_bc1b_6073_5288), ([1, 2], 0x775e_53f0_a962_1402),
      ([2, 1], 0x05aa_2de1_92ce_3fa1), ([0, 0], 0x1979_f030_2b64_4d3c),
    ] as [([UInt64], UInt64)])
  func `a digest is the same on every machine`(words: [UInt64], value: UInt64) {
    var digest = Digest()
    for word in words { digest.combine(word) }
    #expect(digest.value == value)
  }

  @Test func `a signed word counts as its bits`() {
    var signed = Digest()
    var unsigned = Digest()
    signed.combine(-1 as Int64)
    unsigned.combine(UInt64.max)
    #expect(signed == unsigned)
  }

  @Test func `a digest is written as 16 digits`() {
    #expect(Digest().text == "9e3779b97f4a7c15")
    var digest = Digest()
    digest.combine(178 as UInt64)
    #expect(digest.text == "004bf2b7f0a51fc8")
    digest = Digest()
    digest.combine(0x9e37_79b9_7f4a_7c15 as UInt64)
    #expect(digest.text == "0000000000000000")
  }

  @Test func `words that differ in one bit have digests that differ in many`() {
    for bit in 0..<64 {
      var one = Digest()
      var other = Digest()
      one.combine(0 as UInt64)
      other.combine(UInt64(1) << bit)
      #expect((one.value ^ other.value).nonzeroBitCount >= 8, "bit \(bit)")
    }
  }
}
