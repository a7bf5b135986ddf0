public import Views
import Vocabulary

/// Rows of the portfolio as the view writes them.
extension PortfolioRow {
  /// Appends the row as JSON.
  public func append(json bytes: inout [UInt8]) {
    AnswerObject(self).append(to: &bytes)
  }
}

extension PortfolioGroup {
  /// Appends the group as JSON.
  public func append(json bytes: inout [UInt8]) {
    object.append(to: &bytes)
  }
}

extension PortfolioChange {
  /// Appends the change as JSON, its notes in English.
  public func append(json bytes: inout [UInt8]) {
    var row = AnswerObject(ChangeEntry(self, .en))
    row.remove("sequences")
    row.append(to: &bytes)
  }
}
