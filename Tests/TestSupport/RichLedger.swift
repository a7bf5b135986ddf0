/// A ledger of permitted events whose sums are beyond 64 bits: commitment authority for one project,
/// whose account a dozen events of a thousand amounts make; cost baselines, which only the sums over
/// projects do; and, where asked for, 9,300 bookings of the greatest amount on one project and as
/// many on ten others.
public struct RichLedger: Sendable {
  /// The greatest amount that can be recorded, in euro.
  public static let most = "9999999999999.99"
  /// As many bookings as go beyond 64 bits.
  public static let many = 9_300
  /// The greatest amount so many times.
  public static func times(_ count: Int) -> LongNumber {
    LongNumber(999_999_999_999_999) * LongNumber(count)
  }
  /// The day on which everything holds.
  public static let day = "2024-12-31"

  /// The events in exchange form, one a line.
  public private(set) var lines: [String] = []
  /// The event after which nothing is closed, voided or corrected yet.
  public private(set) var open: UInt64 = 0

  /// The events, with so many bookings on one project and on ten others together.
  public init(bookings: Int = 20, onOthers: Int = 20) {
    city()
    grants()
    plans()
    others()
    for number in 0..<onOthers { book(bookings + number, on: "q\(number % 10)") }
    for number in 0..<bookings { book(number, on: "p", #","grant":"grant/g","eligible":true"#) }
    open = UInt64(lines.count)
    endings()
  }

  private mutating func add(
    _ type: String, _ subject: String, _ data: String, _ day: String? = "2024-03-01",
    _ more: String = ""
  ) {
    let number = String(lines.count + 1)
    let id =
      "01900000-0000-7000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    let validFrom = day.map { #","validfrom":"\#($0)""# } ?? ""
    lines.append(
      #"{"specversion":"1.0","id":"\#(id)","source":"test","type":"\#(type)","#
        + #""subject":"\#(subject)"\#(validFrom),"actor":"person/p1"\#(more),"data":\#(data)}"#)
  }

  private static let money = #"{"amount":"\#(most)","currency":"EUR"}"#

  private mutating func book(_ number: Int, on project: String, _ more: String = "") {
    let commitment = project == "p" ? #","commitment":"K""# : ""
    add(
      "expenditure.booked", "project/\(project)",
      #"{"booking":"b\#(number)","year":2024,"amount":\#(Self.money),"type":"material","#
        + #""source":"source/hh"\#(commitment)\#(more)}"#)
  }

  private mutating func city() {
    add("unit.created", "unit/dez", #"{"kind":"department","name":"Dezernat"}"#, "2020-01-01")
    add(
      "unit.created", "unit/amt", #"{"kind":"office","name":"Amt","parent":"unit/dez"}"#,
      "2020-01-01")
    add("strategy.drafted", "strategy/s", #"{"title":"S","kind":"agenda"}"#, "2020-01-01")
    for key in ["m1", "m2"] {
      add(
        "measure.defined", "measure/\(key)",
        #"{"strategy":"strategy/s","title":"\#(key)","binding":"resolved"}"#, "2020-01-01")
    }
    add("source.defined", "source/hh", #"{"kind":"budget","title":"HH"}"#, "2020-01-01")
    for key in ["p"] + (0..<10).map({ "q\($0)" }) {
      add(
        "project.registered", "project/\(key)",
        #"{"title":"\#(key)","kind":"agenda","lead":"unit/amt"}"#, "2020-01-01")
      for (measure, weight) in [("m1", 3333), ("m2", 6667)] {
        add(
          "alignment.set", "project/\(key)",
          #"{"to":"measure/\#(measure)","relation":"implements","weight":\#(weight)}"#, "2020-01-01"
        )
      }
    }
  }

  private mutating func grants() {
    for (key, project, form) in [("g", "p", "share"), ("d", "q0", "deficit")] {
      add(
        "grant.approved", "grant/\(key)",
        #"{"project":"project/\#(project)","reference":"1","notice":"2020-01-01","#
          + #""maximum":\#(Self.money),"rate":9999,"form":"\#(form)","from":"2020-01-01","#
          + #""until":"2024-06-30","usewithin":"P9999D","lineoverrun":10000,"#
          + #""lines":[{"code":"a","title":"A","amount":\#(Self.money)}]}"#,
        "2020-01-01")
      add(
        "source.defined", "source/\(key)",
        #"{"kind":"eu","title":"\#(key)","grant":"grant/\#(key)"}"#, "2020-01-01")
      for receipt in 0..<20 {
        let drawdown = #"{"receipt":"r\#(receipt)","amount":\#(Self.money)}"#
        add("drawdown.requested", "grant/\(key)", drawdown)
        add("drawdown.received", "grant/\(key)", drawdown)
      }
      add("grant.reclaimed", "grant/\(key)", #"{"amount":\#(Self.money)}"#)
      add(
        "proof.submitted", "grant/\(key)",
        #"{"kind":"interim","from":"2020-01-01","until":"2024-05-31","amount":\#(Self.money)}"#)
      add(
        "proof.reviewed", "grant/\(key)", #"{"kind":"interim","accepted":\#(Self.money)}"#)
    }
  }

  private mutating func plans() {
    let line = #"{"period":"2024","amount":\#(Self.money),"type":"material"}"#
    let due = #"{"year":2025,"amount":\#(Self.money)}"#
    func list(_ element: String) -> String {
      "[" + Array(repeating: element, count: 1000).joined(separator: ",") + "]"
    }
    for key in ["p"] + (0..<10).map({ "q\($0)" }) {
      let project = "project/\(key)"
      add("cost.baselined", project, #"{"number":1,"lines":\#(list(line))}"#, "2024-01-01")
      add(
        "budget.appropriated", project,
        #"{"year":2024,"kind":"appropriation","amount":\#(Self.money),"source":"source/hh"}"#)
      add("forecast.submitted", project, #"{"scope":"total","amount":\#(Self.money)}"#)
      add("forecast.submitted", project, #"{"scope":"year","year":2024,"amount":\#(Self.money)}"#)
      add(
        "project.progress-reported", project,
        #"{"on":"2024-10-01","progress":3333,"method":"estimate"}"#, nil)
    }
    for _ in 0..<12 {
      add(
        "authority.granted", "project/p",
        #"{"year":2024,"due":\#(list(due)),"source":"source/hh"}"#)
    }
    add(
      "commitment.made", "project/p",
      #"{"commitment":"K","year":2024,"amount":\#(Self.money),"source":"source/hh"}"#)
    add(
      "budget.blocked", "project/q1", #"{"year":2024,"amount":\#(Self.money),"source":"source/hh"}"#
    )
    add(
      "budget.transferred", "project/q2",
      #"{"to":"project/q3","year":2024,"amount":\#(Self.money),"source":"source/hh"}"#)
    add(
      "budget.carried-forward", "project/q4",
      #"{"from":2024,"to":2025,"amount":\#(Self.money),"source":"source/hh"}"#)
  }

  private mutating func others() {
    add(
      "synergy.proposed", "synergy/s",
      #"{"members":["project/p","project/q0"],"kind":"data","title":"S","benefit":\#(Self.money)}"#)
    for period in ["2023", "2024"] {
      for type in ["benefit.planned", "benefit.realised"] {
        add(
          type, "synergy/s",
          #"{"amount":\#(Self.money),"hours":"999999999999999999","period":"\#(period)"}"#)
      }
    }
    add(
      "revenue.booked", "project/q0",
      #"{"booking":"e","year":2024,"amount":\#(Self.money),"source":"source/hh"}"#)
  }

  private mutating func endings() {
    let reason = #","reason":"a slip","approvedby":"person/p9""#
    let last = open
    for number in [last, last - 10] {
      add("event.voided", "event/\(number)", "{}", nil, reason)
    }
    add(
      "event.corrected", "event/\(last - 1)",
      #"{"type":"expenditure.booked","data":{"booking":"c","year":2024,"type":"material","#
        + #""amount":{"amount":"0.01","currency":"EUR"},"source":"source/hh"}}"#, nil, reason)
    add(
      "expenditure.booked", "project/p",
      #"{"booking":"back","year":2024,"reverses":"b0","#
        + #""amount":{"amount":"-\#(Self.most)","currency":"EUR"}}"#)
    add("project.status-changed", "project/q5", #"{"status":"completed"}"#, "2024-12-01")
    add("project.merged", "project/q6", #"{"into":"project/q7"}"#, "2024-12-01")
    add("project.deregistered", "project/q8", "{}", "2024-12-01")
    add("period.closed", "period/2024", "{}", "2024-12-31")
  }
}
