/// The figures of a report that was printed by another layout, against those of today.
///
/// What was printed then must be there now, in the row and column of the same names; what is printed
/// besides is no difference. A column that is printed no more can be compared with nothing and is
/// named.
public struct FigureComparison: Sendable, Equatable {
  /// A figure that is another today.
  public struct Difference: Sendable, Equatable {
    /// The table.
    public var table: String
    /// The row.
    public var row: String
    /// The column; nil on a page, where it may be called otherwise today.
    public var column: String?
    /// What was printed.
    public var then: String
    /// What is printed today; nil where the row or the figure is not there.
    public var now: String?
  }

  /// How many figures are there then and now, and the same.
  public private(set) var count = 0
  /// The figures that are others today.
  public private(set) var differences: [Difference] = []
  /// The tables and columns that are printed no more.
  public private(set) var unknown: [String] = []

  /// Whether there are figures to compare, and all of them are the same.
  public var isSame: Bool { count > 0 && differences.isEmpty }

  /// Compares tables of the same names.
  ///
  /// - Parameter layout: the layout that printed what was printed then.
  init(_ then: [FigureTable], _ now: [FigureTable], layout: Int) {
    for old in then {
      // Up to the fifth layout a page picked and counted changes of projects alone.
      let isOther = old.isPrinted && layout < 6 && ["causes", "moves"].contains(old.name)
      guard !isOther, let new = now.first(where: { $0.name == old.name }) else {
        if !old.rows.isEmpty { unknown.append(old.name) }
        continue
      }
      // Pages and answers declare no columns: there every figure must be found.
      let gone = old.isTable ? old.columns.filter { !new.has(column: $0) }.sorted() : []
      unknown += gone.map { "\(old.name) \($0)" }
      for key in old.order {
        for (column, figure) in (old.rows[key] ?? [:]).sorted(by: { $0.key < $1.key })
        where !gone.contains(column) {
          let found = new.rows[key]?[column]
          if found == figure {
            count += 1
          } else {
            differences.append(
              Difference(
                table: old.name, row: key.name, column: old.isPrinted ? nil : column,
                then: figure, now: found))
          }
        }
      }
    }
  }
}
