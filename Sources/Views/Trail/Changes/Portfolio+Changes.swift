public import Timelines

extension PortfolioReader {
  /// What differs in the rows between two points: first what was heard later of the first day,
  /// then what happened since. In byte order of subjects and keys; for money the changes add up to
  /// the difference of the two totals, also where projects ended in between.
  public func changes(
    from: Point, to: Point, _ options: PortfolioOptions = PortfolioOptions()
  ) throws(TimelinesError) -> [PortfolioChange] {
    try changes(
      from: from, to: to, options, facts: try ChangedFacts(timelines, from: from, to: to) { _ in })
  }

  /// The same with the facts behind them, where they were read before.
  func changes(
    from: Point, to: Point, _ options: PortfolioOptions = PortfolioOptions(), facts: ChangedFacts
  ) throws(TimelinesError) -> [PortfolioChange] {
    let middle = Point(asOf: from.asOf, knownAt: to.knownAt)
    let first = try answer(at: from, options).sides
    let heard = middle == from ? first : try answer(at: middle, options).sides
    let last = middle == to ? heard : try answer(at: to, options).sides
    let finder = try CauseFinder(timelines, from: from, to: middle)
    let learnt = try ChangeNotes(timelines, from: from, to: middle, currency: currency)
    let happened = try ChangeNotes(timelines, from: middle, to: to, currency: currency)
    var changes: [PortfolioChange] = []
    var (i, j, k) = (0, 0, 0)
    while let subject = PortfolioReader.least(
      first.element(i)?.row.subject, heard.element(j)?.row.subject, last.element(k)?.row.subject)
    {
      let sides = (
        first.element(i, of: subject), heard.element(j, of: subject), last.element(k, of: subject)
      )
      if sides.0 != nil { i += 1 }
      if sides.1 != nil { j += 1 }
      if sides.2 != nil { k += 1 }
      let endings = (
        try learnt.ending(of: subject, sides.0, sides.1),
        try happened.ending(of: subject, sides.1, sides.2)
      )
      for key in PortfolioChange.keys {
        let values = (sides.0?[key], sides.1?[key], sides.2?[key])
        if values.0 != values.1 {
          changes.append(
            PortfolioChange(
              subject: subject, key: key, before: values.0, after: values.1,
              cause: try finder.cause(of: key, sides.0, sides.1),
              notes: learnt.notes(of: key, subject, endings.0),
              sequences: finder.events(of: key, sides.0, sides.1, facts, isLearnt: true)))
        }
        if values.1 != values.2 {
          changes.append(
            PortfolioChange(
              subject: subject, key: key, before: values.1, after: values.2, cause: .happened,
              notes: happened.notes(of: key, subject, endings.1),
              sequences: finder.events(of: key, sides.1, sides.2, facts, isLearnt: false)))
        }
      }
    }
    return changes
  }

  private static func least(_ names: String?...) -> String? {
    names.compactMap { $0 }.min { $0.isBefore($1) }
  }
}

extension [ChangeSide] {
  fileprivate func element(_ index: Int) -> ChangeSide? {
    index < count ? self[index] : nil
  }

  fileprivate func element(_ index: Int, of subject: String) -> ChangeSide? {
    index < count && self[index].row.subject == subject ? self[index] : nil
  }
}
