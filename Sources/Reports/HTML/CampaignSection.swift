internal import Results

/// The section of a campaign: what was played, and for each kind of failure its smallest flow and
/// its story.
struct CampaignSection {
  let campaign: CampaignResult
  let anchor: String

  var markup: Markup {
    tag("section", ["id": anchor]) {
      tag("h2") {
        "Random order flow"
        tag("span", ["class": "engine"], campaign.engine.label)
      }
      tag(
        "p", ["class": "lead"],
        "\(sentence(campaign.conclusion)) \(campaign.occasion.sentence)")
      if campaign.ending == .interrupted {
        tag("p", ["class": "more"], "It was interrupted: there may be more to find.")
      }
      for (index, failure) in campaign.failures.enumerated() {
        CaseStory(result: failure.asCase, anchor: "\(anchor)-story-\(index + 1)").markup
        flow(of: failure)
      }
      commandLine("Run it again", campaign.occasion.commandLine)
    }
  }

  private func flow(of failure: CampaignFailure) -> Markup {
    tag("details") {
      tag("summary") {
        tag("span", ["class": "area"], "The smallest flow")
        tag(
          "span", ["class": "explanation"],
          NumberText.counted(failure.flow.count, "command"))
      }
      tag("ul") {
        for line in CampaignText.flow(of: failure) { tag("li") { tag("code", line) } }
      }
    }
  }
}
