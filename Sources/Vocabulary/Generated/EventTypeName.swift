// Made from the registry, and held to it by SwiftNamesTests; do not edit.

/// The name of a type of events that the registry has.
public enum EventTypeName: String, Sendable, CaseIterable {
  case unitCreated = "unit.created"
  case unitRenamed = "unit.renamed"
  case unitMoved = "unit.moved"
  case unitMerged = "unit.merged"
  case unitSplit = "unit.split"
  case unitClosed = "unit.closed"
  case unitMemberAdded = "unit.member-added"
  case unitMemberRemoved = "unit.member-removed"
  case strategyDrafted = "strategy.drafted"
  case strategyAdopted = "strategy.adopted"
  case strategyAmended = "strategy.amended"
  case strategyEnded = "strategy.ended"
  case principleDefined = "principle.defined"
  case principleRevised = "principle.revised"
  case principleRetired = "principle.retired"
  case fieldDefined = "field.defined"
  case fieldRevised = "field.revised"
  case fieldRetired = "field.retired"
  case goalDefined = "goal.defined"
  case goalRevised = "goal.revised"
  case goalRetired = "goal.retired"
  case measureDefined = "measure.defined"
  case measureRevised = "measure.revised"
  case measureRetired = "measure.retired"
  case alignmentSet = "alignment.set"
  case alignmentRemoved = "alignment.removed"
  case projectRegistered = "project.registered"
  case projectDescribed = "project.described"
  case projectStatusChanged = "project.status-changed"
  case projectUnitAssigned = "project.unit-assigned"
  case projectUnitReleased = "project.unit-released"
  case projectPrioritised = "project.prioritised"
  case projectAssessed = "project.assessed"
  case projectBaselined = "project.baselined"
  case projectForecast = "project.forecast"
  case projectProgressReported = "project.progress-reported"
  case projectReportSubmitted = "project.report-submitted"
  case projectReportApproved = "project.report-approved"
  case projectRated = "project.rated"
  case projectMerged = "project.merged"
  case projectSplit = "project.split"
  case projectDeregistered = "project.deregistered"
  case projectDependsOn = "project.depends-on"
  case projectDependencyReleased = "project.dependency-released"
  case changeRequested = "change.requested"
  case changeDecided = "change.decided"
  case milestoneDefined = "milestone.defined"
  case milestoneRebaselined = "milestone.rebaselined"
  case milestoneForecast = "milestone.forecast"
  case milestoneReached = "milestone.reached"
  case milestoneDropped = "milestone.dropped"
  case measureStatusChanged = "measure.status-changed"
  case measureUnitAssigned = "measure.unit-assigned"
  case measureUnitReleased = "measure.unit-released"
  case measureAssessed = "measure.assessed"
  case measureProgressReported = "measure.progress-reported"
  case measureReportSubmitted = "measure.report-submitted"
  case measureReportApproved = "measure.report-approved"
  case budgetLineDefined = "budget.line-defined"
  case sourceDefined = "source.defined"
  case fundingAsserted = "funding.asserted"
  case costBaselined = "cost.baselined"
  case budgetAppropriated = "budget.appropriated"
  case authorityGranted = "authority.granted"
  case budgetTransferred = "budget.transferred"
  case budgetCarriedForward = "budget.carried-forward"
  case budgetBlocked = "budget.blocked"
  case budgetReleased = "budget.released"
  case commitmentMade = "commitment.made"
  case commitmentReduced = "commitment.reduced"
  case commitmentCarried = "commitment.carried"
  case expenditureBooked = "expenditure.booked"
  case revenueBooked = "revenue.booked"
  case forecastSubmitted = "forecast.submitted"
  case grantApplied = "grant.applied"
  case grantApproved = "grant.approved"
  case grantAllocated = "grant.allocated"
  case grantAmended = "grant.amended"
  case grantRefused = "grant.refused"
  case drawdownRequested = "drawdown.requested"
  case drawdownReceived = "drawdown.received"
  case proofSubmitted = "proof.submitted"
  case proofReviewed = "proof.reviewed"
  case grantReclaimed = "grant.reclaimed"
  case grantRepaid = "grant.repaid"
  case contractAwarded = "contract.awarded"
  case contractAmended = "contract.amended"
  case indicatorDefined = "indicator.defined"
  case indicatorRevised = "indicator.revised"
  case indicatorRetired = "indicator.retired"
  case baselineSet = "baseline.set"
  case targetSet = "target.set"
  case thresholdsSet = "thresholds.set"
  case measurementRecorded = "measurement.recorded"
  case measurementRestated = "measurement.restated"
  case inventoryDefined = "inventory.defined"
  case itemAdded = "item.added"
  case itemDescribed = "item.described"
  case itemStateSet = "item.state-set"
  case itemRemoved = "item.removed"
  case riskRaised = "risk.raised"
  case riskAssessed = "risk.assessed"
  case riskOccurred = "risk.occurred"
  case riskClosed = "risk.closed"
  case blockerRaised = "blocker.raised"
  case blockerCleared = "blocker.cleared"
  case demandStated = "demand.stated"
  case demandWithdrawn = "demand.withdrawn"
  case solutionOffered = "solution.offered"
  case solutionWithdrawn = "solution.withdrawn"
  case reuseStarted = "reuse.started"
  case reuseEnded = "reuse.ended"
  case synergyProposed = "synergy.proposed"
  case synergyDecided = "synergy.decided"
  case benefitPlanned = "benefit.planned"
  case benefitRealised = "benefit.realised"
  case bodyConstituted = "body.constituted"
  case bodyRenamed = "body.renamed"
  case bodyClosed = "body.closed"
  case paperFiled = "paper.filed"
  case decisionTaken = "decision.taken"
  case decisionRevoked = "decision.revoked"
  case obligationCreated = "obligation.created"
  case obligationExtended = "obligation.extended"
  case obligationFulfilled = "obligation.fulfilled"
  case participationHeld = "participation.held"
  case impulseRecorded = "impulse.recorded"
  case impulseAnswered = "impulse.answered"
  case feedbackReceived = "feedback.received"
  case personRegistered = "person.registered"
  case responsibilityAssigned = "responsibility.assigned"
  case responsibilityEnded = "responsibility.ended"
  case personErased = "person.erased"
  case dataDisclosed = "data.disclosed"
  case evidenceAttached = "evidence.attached"
  case evidenceWithheld = "evidence.withheld"
  case eventVoided = "event.voided"
  case eventCorrected = "event.corrected"
  case eventApproved = "event.approved"
  case eventRejected = "event.rejected"
  case textErased = "text.erased"
  case visibilitySet = "visibility.set"
  case periodClosed = "period.closed"
  case periodReopened = "period.reopened"
  case reportPublished = "report.published"
  case importCompleted = "import.completed"
  case ledgerConfigured = "ledger.configured"
  case publicationSet = "publication.set"
  case dashboardSaved = "dashboard.saved"
  case dashboardRemoved = "dashboard.removed"
}

extension EventTypeName {
  /// The type's number in records.
  public var number: Int {
    switch self {
    case .unitCreated: 100
    case .unitRenamed: 101
    case .unitMoved: 102
    case .unitMerged: 103
    case .unitSplit: 104
    case .unitClosed: 105
    case .unitMemberAdded: 106
    case .unitMemberRemoved: 107
    case .strategyDrafted: 200
    case .strategyAdopted: 201
    case .strategyAmended: 202
    case .strategyEnded: 203
    case .principleDefined: 204
    case .principleRevised: 205
    case .principleRetired: 206
    case .fieldDefined: 207
    case .fieldRevised: 208
    case .fieldRetired: 209
    case .goalDefined: 210
    case .goalRevised: 211
    case .goalRetired: 212
    case .measureDefined: 213
    case .measureRevised: 214
    case .measureRetired: 215
    case .alignmentSet: 216
    case .alignmentRemoved: 217
    case .projectRegistered: 300
    case .projectDescribed: 301
    case .projectStatusChanged: 302
    case .projectUnitAssigned: 303
    case .projectUnitReleased: 304
    case .projectPrioritised: 305
    case .projectAssessed: 306
    case .projectBaselined: 307
    case .projectForecast: 308
    case .projectProgressReported: 309
    case .projectReportSubmitted: 310
    case .projectReportApproved: 311
    case .projectRated: 312
    case .projectMerged: 313
    case .projectSplit: 314
    case .projectDeregistered: 315
    case .projectDependsOn: 316
    case .projectDependencyReleased: 317
    case .changeRequested: 318
    case .changeDecided: 319
    case .milestoneDefined: 320
    case .milestoneRebaselined: 321
    case .milestoneForecast: 322
    case .milestoneReached: 323
    case .milestoneDropped: 324
    case .measureStatusChanged: 350
    case .measureUnitAssigned: 351
    case .measureUnitReleased: 352
    case .measureAssessed: 353
    case .measureProgressReported: 354
    case .measureReportSubmitted: 355
    case .measureReportApproved: 356
    case .budgetLineDefined: 400
    case .sourceDefined: 401
    case .fundingAsserted: 402
    case .costBaselined: 403
    case .budgetAppropriated: 404
    case .authorityGranted: 405
    case .budgetTransferred: 406
    case .budgetCarriedForward: 407
    case .budgetBlocked: 408
    case .budgetReleased: 409
    case .commitmentMade: 410
    case .commitmentReduced: 411
    case .commitmentCarried: 412
    case .expenditureBooked: 413
    case .revenueBooked: 414
    case .forecastSubmitted: 415
    case .grantApplied: 416
    case .grantApproved: 417
    case .grantAllocated: 418
    case .grantAmended: 419
    case .grantRefused: 420
    case .drawdownRequested: 421
    case .drawdownReceived: 422
    case .proofSubmitted: 423
    case .proofReviewed: 424
    case .grantReclaimed: 425
    case .grantRepaid: 426
    case .contractAwarded: 427
    case .contractAmended: 428
    case .indicatorDefined: 500
    case .indicatorRevised: 501
    case .indicatorRetired: 502
    case .baselineSet: 503
    case .targetSet: 504
    case .thresholdsSet: 505
    case .measurementRecorded: 506
    case .measurementRestated: 507
    case .inventoryDefined: 508
    case .itemAdded: 509
    case .itemDescribed: 510
    case .itemStateSet: 511
    case .itemRemoved: 512
    case .riskRaised: 600
    case .riskAssessed: 601
    case .riskOccurred: 602
    case .riskClosed: 603
    case .blockerRaised: 604
    case .blockerCleared: 605
    case .demandStated: 606
    case .demandWithdrawn: 607
    case .solutionOffered: 608
    case .solutionWithdrawn: 609
    case .reuseStarted: 610
    case .reuseEnded: 611
    case .synergyProposed: 612
    case .synergyDecided: 613
    case .benefitPlanned: 614
    case .benefitRealised: 615
    case .bodyConstituted: 700
    case .bodyRenamed: 701
    case .bodyClosed: 702
    case .paperFiled: 703
    case .decisionTaken: 704
    case .decisionRevoked: 705
    case .obligationCreated: 706
    case .obligationExtended: 707
    case .obligationFulfilled: 708
    case .participationHeld: 709
    case .impulseRecorded: 710
    case .impulseAnswered: 711
    case .feedbackReceived: 712
    case .personRegistered: 800
    case .responsibilityAssigned: 801
    case .responsibilityEnded: 802
    case .personErased: 803
    case .dataDisclosed: 804
    case .evidenceAttached: 900
    case .evidenceWithheld: 901
    case .eventVoided: 902
    case .eventCorrected: 903
    case .eventApproved: 904
    case .eventRejected: 905
    case .textErased: 906
    case .visibilitySet: 907
    case .periodClosed: 908
    case .periodReopened: 909
    case .reportPublished: 910
    case .importCompleted: 911
    case .ledgerConfigured: 912
    case .publicationSet: 913
    case .dashboardSaved: 1000
    case .dashboardRemoved: 1001
    }
  }
}
