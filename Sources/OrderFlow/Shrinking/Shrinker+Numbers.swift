internal import Market

// Smaller numbers, nearer to each other.
extension Shrinker {
  mutating func simplifyNumbers() {
    for field in NumberField.allCases where isUnfinished {
      renumber(field)
      shift(field)
      closeGaps(field)
      for number in play.numbers(field) where isUnfinished {
        approach(field, from: number) { play, target in
          // Merging identifiers would make one order of two.
          field == .order && play.numbers(field).contains(target)
            ? nil : play.replacing(field) { $0 == number ? target : $0 }
        }
      }
      if field != .order {
        for index in play.commands.indices where isUnfinished { simplifyNumber(field, at: index) }
      }
    }
  }

  /// Takes a play that has simpler numbers.
  @discardableResult private mutating func attempt(
    _ candidate: Play?, simpler field: NumberField
  ) -> Bool {
    guard isUnfinished, let candidate, candidate.distance(field) < play.distance(field) else {
      return false
    }
    return attempt(candidate)
  }

  /// Numbers from the simplest on, in the order of the old ones or in that of their appearance.
  private mutating func renumber(_ field: NumberField) {
    var seen: Set<Int128> = []
    let appearing = play.commands.compactMap(field.number).filter { seen.insert($0).inserted }
    let rising = play.numbers(field)
    // Of identifiers only whether they are the same matters, mostly.
    for order in field == .order ? [appearing, rising] : [rising, appearing]
    where attempt(numbered(field, order), simpler: field) {
      return
    }
  }

  private func numbered(_ field: NumberField, _ numbers: [Int128]) -> Play? {
    var places: [Int128: Int128] = [:]
    for number in numbers { places[number] = field.base + Int128(places.count) }
    return play.replacing(field) { places[$0] ?? $0 }
  }

  /// Moves all numbers as far towards the simplest as the nearest of them has to go.
  private mutating func shift(_ field: NumberField) {
    let nearest = play.numbers(field).min { field.distance($0) < field.distance($1) }
    guard let nearest else { return }
    let start = play
    approach(field, from: nearest) { _, target in
      start.replacing(field) { $0 + (target - nearest) }
    }
  }

  /// Moves what lies above a number down to it, as far as possible.
  private mutating func closeGaps(_ field: NumberField) {
    var place = 1
    while isUnfinished {
      let numbers = play.numbers(field)
      guard place < numbers.count else { return }
      let (low, high) = (numbers[place - 1], numbers[place])
      let start = play
      approach(field, from: high, to: low + 1) { _, target in
        start.replacing(field) { $0 >= high ? $0 + (target - high) : $0 }
      }
      place += 1
    }
  }

  /// Makes the number of one command simpler, or one that others have.
  private mutating func simplifyNumber(_ field: NumberField, at index: Int) {
    guard let number = field.number(in: play.commands[index]) else { return }
    approach(field, from: number) { play, target in
      var candidate = play
      field.setNumber(target, in: &candidate.commands[index])
      return candidate
    }
    for other in play.numbers(field) where isUnfinished {
      var candidate = play
      field.setNumber(other, in: &candidate.commands[index])
      attempt(candidate, simpler: field)
    }
  }

  /// Tries every simpler number for each number of each command, because a failure need not stay
  /// while a number comes down by steps; numbers far from the simplest are left.
  mutating func tryEverySimplerNumber() {
    // An identifier alone would make one order of two; they are renumbered together.
    for field in NumberField.allCases where field != .order {
      for index in play.commands.indices where isUnfinished {
        guard let number = field.number(in: play.commands[index]) else { continue }
        let distance = field.distance(number)
        guard (1...Self.farthestTried).contains(distance) else { continue }
        for nearer in 0..<distance {
          let targets = nearer == 0 ? [field.base] : [field.base + nearer, field.base - nearer]
          let isSimpler = targets.filter(field.contains).contains { target in
            var candidate = play
            field.setNumber(target, in: &candidate.commands[index])
            return attempt(candidate, simpler: field)
          }
          if isSimpler { break }
        }
      }
    }
  }

  /// How far a number may be from the simplest for all between them to be tried.
  static var farthestTried: Int128 { 300 }

  /// Moves a number towards a goal, at once or by ever shorter steps, until none is possible.
  private mutating func approach(
    _ field: NumberField, from start: Int128, to goal: Int128? = nil,
    _ candidate: (Play, Int128) -> Play?
  ) {
    let goal = goal ?? field.base
    guard start != goal else { return }
    if attempt(candidate(play, goal), simpler: field) { return }
    var number = start
    var step = (number - goal) / 2
    while step != 0, isUnfinished {
      if attempt(candidate(play, number - step), simpler: field) {
        number -= step
        if abs(step) > abs(number - goal) { step = number - goal }
      } else {
        step /= 2
      }
    }
  }
}
