public import Timelines

extension Portfolio {
  /// What differs in the rows between two points: first what was heard later of the first day,
  /// then what happened since. In byte order of subjects and keys; for money the changes add up.
  public func changes(
    from: Point, to: Point, _ options: PortfolioOptions = PortfolioOptions()
  ) throws(TimelinesError) -> [PortfolioChange] {
    let middle = Point(asOf: from.asOf, knownAt: to.knownAt)
    let first = try answer(at: from, options).rows
    let heard = middle == from ? first : try answer(at: middle, options).rows
    let last = try answer(at: to, options).rows
    let finder = try CauseFinder(timelines, from: from, to: middle)
    var changes: [PortfolioChange] = []
    var (i, j, k) = (0, 0, 0)
    while let subject = Portfolio.least(
      first.element(i)?.subject, heard.element(j)?.subject, last.element(k)?.subject)
    {
      let rows = (
        first.element(i, of: subject), heard.element(j, of: subject), last.element(k, of: subject)
      )
      if rows.0 != nil { i += 1 }
      if rows.1 != nil { j += 1 }
      if rows.2 != nil { k += 1 }
      for key in PortfolioChange.keys {
        let values = (rows.0?[key], rows.1?[key], rows.2?[key])
        if values.0 != values.1 {
          let cause = try finder.cause(of: key, rows.0, rows.1)
          changes.append(
            PortfolioChange(
              subject: subject, key: key, before: values.0, after: values.1, cause: cause))
        }
        if values.1 != values.2 {
          changes.append(
            PortfolioChange(
              subject: subject, key: key, before: values.1, after: values.2, cause: .happened))
        }
      }
    }
    return changes
  }

  private static func least(_ names: String?...) -> String? {
    names.compactMap { $0 }.min { $0.isBefore($1) }
  }
}

extension [PortfolioRow] {
  fileprivate func element(_ index: Int) -> PortfolioRow? {
    index < count ? self[index] : nil
  }

  fileprivate func element(_ index: Int, of subject: String) -> PortfolioRow? {
    index < count && self[index].subject == subject ? self[index] : nil
  }
}
