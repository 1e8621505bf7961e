internal import Results

extension Shape<CampaignResult> {
  static var campaign: Self {
    .object(
      "campaign", "What one engine did in a campaign of random order flow.",
      Field("engine", \.engine, .engine, "The engine."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("profile", \.profile, .text, "What the flow was made of, by name."),
      Field("seed", \.seed, .seed, "The campaign's seed."),
      Field("commandsPerCase", \.commandsPerCase, .number(from: 1), "The commands of a case."),
      Field("cases", \.cases, .number(), "The cases that were played."),
      Field("commands", \.commands, .number(), "The commands that were judged."),
      Field("events", \.events, .number(), "The events that were judged."),
      Field("ending", \.ending, .name, "How it ended."),
      Field(
        "failures", \.failures, .list(of: .campaignFailure), "The kinds of failures, each once."),
      Field("shard", optional: \.shard, .shard, "Which part of a campaign it is."),
      make: CampaignResult.init(
        engine:occasion:profile:seed:commandsPerCase:cases:commands:events:ending:failures:shard:))
  }
}

extension Shape<CampaignFailure> {
  fileprivate static var campaignFailure: Self {
    .object(
      "campaignFailure", "All failures of one kind, and the smallest flow that shows it.",
      Field(
        "verdict", \.verdict, .name, "Failed, or unknown where the judges contradict each other."),
      Field("area", \.area, .text, "The law or the comparison."),
      Field("kind", \.kind, .text, "The kind in a few words."),
      Field("statement", \.statement, .text, "What must hold."),
      Field("source", \.source, .text, "Where that comes from."),
      Field("firstCase", \.firstCase, .number(), "The case that showed it first, from 0."),
      Field("seen", \.seen, .number(), "The number of cases that showed it."),
      Field("commandsBefore", \.commandsBefore, .number(), "The commands before shrinking."),
      Field("trials", \.trials, .number(), "How many plays shrinking tried."),
      Field(
        "conventions", \.conventions, .list(of: .text),
        "The conventions that are not those by default."),
      Field("instruments", \.instruments, .list(of: .text), "The instruments, as their JSON."),
      Field("flow", \.flow, .list(of: .text), "The smallest flow, a command each."),
      Field("file", optional: \.file, .text, "The file that keeps it as a scenario."),
      Field("story", \.story, .failure, "The story."),
      make: CampaignFailure.init(
        verdict:area:kind:statement:source:firstCase:seen:commandsBefore:trials:conventions:
        instruments:flow:file:story:))
  }
}
