/// Columns of rows that say nothing of their type, by who reads them.
extension ColumnHead {
  private func with(_ change: (inout ColumnHead) -> Void) -> ColumnHead {
    var head = self
    change(&head)
    return head
  }

  /// The same, shown only to who asks for it by name.
  package var detail: ColumnHead { with { $0.importance = 0 } }
  /// The same, for people alone.
  package var forPeople: ColumnHead { with { $0.role = .people } }
  /// The same, which may be cut where there is little room.
  package var flexible: ColumnHead { with { $0.isFlexible = true } }
  /// The same, going where there is little room, those with the greatest number first.
  package func importance(_ importance: Int) -> ColumnHead { with { $0.importance = importance } }
}
