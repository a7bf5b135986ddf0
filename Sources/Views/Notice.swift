public import Vocabulary

/// Something that a reader of figures has to know.
public struct Notice: Sendable, Hashable {
  /// What it is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// The approval of an event that needs one is only said by who recorded it.
    case approvalClaimed
    /// Nobody approved an event that needs it.
    case approvalMissing
    /// Commitments for later years are beyond what was authorised for them.
    case authorityExceeded
    /// More stands on a grant's sources than the grant gives; the rest is not secured.
    case beyondGrant
    /// A walk over parents or successors came to where it had been.
    case cycle
    /// A drawdown was not used in time.
    case drawdownOverdue
    /// A forecast is known of some subjects only, so its sum is not that of all.
    case forecastIncomplete
    /// Known events count to the year but hold only after the day that is asked for.
    case laterEvents
    /// A line of a grant is beyond what its notice allows.
    case lineOverrun
    /// The answer shows what is published, and there may be more.
    case onlyPublished
    /// Rows are left out that the audience may not see.
    case leftOut
    /// A light is no value of its scale.
    case notOnScale
    /// Amounts in other currencies stand beside and are not added.
    case otherCurrencies
    /// More was carried to a later year than was left on a source.
    case overCarried
    /// More is bound and spent than may be.
    case overdrawn
    /// More was spent from a source than was authorised on it.
    case overspent
    /// A proof of use is due and was not submitted.
    case proofOverdue
    /// Somebody rejected an event, which counts until it is voided.
    case rejected
    /// Whoever recorded an event is also who approved it.
    case samePerson
    /// A unit was split and what it led was not given to another.
    case splitNotReassigned
    /// Commitments are open in a year that is closed.
    case stranded
    /// The target of a counted indicator is above the number of its items.
    case targetAboveItems
    /// A figure has more digits than can be reckoned with; it is left out.
    case tooLarge
    /// There are fewer to draw a sample from than were asked for.
    case fewerThanAsked
    /// Bookings could not be chosen by amount.
    case withoutChance
    /// A person's events were looked at, which is noted.
    case looked
    /// Nothing explains what was asked for.
    case unexplained
    /// Units have values that may not be put together.
    case unitsNotCombined
    /// A light stands on a scale that is not known here.
    case unknownScale
  }

  /// What it is about.
  public var kind: Kind
  /// The subject that it concerns; empty where it is the whole answer.
  public var subject: String
  /// Amounts, days or events, where that helps; several with commas between where the words have a
  /// place for each.
  public var detail: String?

  /// A warning about a subject.
  public init(_ kind: Kind, _ subject: String, _ detail: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.detail = detail
  }

  /// That amounts in other currencies are not added; of a subject, or of the whole answer.
  init(otherCurrencies: Set<Currency>, of subject: String = "") {
    let names = otherCurrencies.map(\.description).sorted { $0.isBefore($1) }
    self.init(.otherCurrencies, subject, names.joined(separator: ", "))
  }
}

extension Notice.Kind {
  /// The warning in words, without its subject.
  package var label: Label {
    switch self {
    case .approvalClaimed: .noticeApprovalClaimed
    case .approvalMissing: .noticeApprovalMissing
    case .authorityExceeded: .noticeAuthorityExceeded
    case .beyondGrant: .noticeBeyondGrant
    case .cycle: .noticeCycle
    case .drawdownOverdue: .noticeDrawdownOverdue
    case .forecastIncomplete: .noticeForecastIncomplete
    case .laterEvents: .noticeLaterEvents
    case .lineOverrun: .noticeLineOverrun
    case .onlyPublished: .noticeOnlyPublished
    case .leftOut: .noticeLeftOut
    case .notOnScale: .noticeNotOnScale
    case .otherCurrencies: .noticeOtherCurrencies
    case .overCarried: .noticeOverCarried
    case .overdrawn: .noticeOverdrawn
    case .overspent: .noticeOverspent
    case .proofOverdue: .noticeProofOverdue
    case .rejected: .noticeRejected
    case .samePerson: .noticeSamePerson
    case .splitNotReassigned: .noticeSplitNotReassigned
    case .stranded: .noticeStranded
    case .targetAboveItems: .noticeTargetAboveItems
    case .tooLarge: .noticeTooLarge
    case .fewerThanAsked: .noticeFewerThanAsked
    case .withoutChance: .noticeWithoutChance
    case .looked: .noticeLooked
    case .unexplained: .noticeUnexplained
    case .unitsNotCombined: .noticeUnitsNotCombined
    case .unknownScale: .noticeUnknownScale
    }
  }
}

extension Notice: CustomStringConvertible {
  /// The warning in English words.
  public var description: String { text(.en) }

  /// The warning in words, in both languages.
  public var label: Label { Label(en: text(.en), de: text(.de)) }

  /// The warning in words: the subject, what is the matter, and the amounts, days or events.
  public func text(_ language: Language) -> String {
    var text = (subject.isEmpty ? "" : "\(subject): ") + kind.label[language]
    guard let detail else { return text }
    guard text.contains("%1") else { return "\(text) (\(detail))" }
    for (place, part) in detail.split(separator: ", ").enumerated() {
      text = text.replacing("%\(place + 1)", with: part)
    }
    return text
  }
}
