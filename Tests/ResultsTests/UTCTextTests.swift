import Results
import Testing

@Suite struct UTCTextTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"),
    (86_399, "1970-01-01T23:59:59Z"),
    (951_782_400, "2000-02-29T00:00:00Z"),
    (1_677_628_799, "2023-02-28T23:59:59Z"),
    (1_677_628_800, "2023-03-01T00:00:00Z"),
    (1_704_067_199, "2023-12-31T23:59:59Z"),
    (1_777_689_380, "2026-05-02T02:36:20Z"),
    (4_107_542_400, "2100-03-01T00:00:00Z"),
  ])
  func `a time is written as the calendar has it, leap days included`(
    seconds: Int, text: String
  ) {
    #expect(UTCText.text(secondsSince1970: seconds) == text)
  }
}
