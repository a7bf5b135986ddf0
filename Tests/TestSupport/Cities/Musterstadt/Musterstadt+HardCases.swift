extension Musterstadt {
  /// Where the hard cases stand.
  static let hardCases: [HardCase] = [
    HardCase(
      1, "unit/fb-17", "2023-07-01",
      "{dez-7} a seventh Dezernat, {fb-17-merged} IT is merged into FB 18 there, {fb-62-moved} "
        + "geodata moves: on 30 June 2023 their projects stand under Dezernat 2 and 6, with "
        + "`--org today` under 7"),
    HardCase(
      2, "project/haushaltplus", "2023-09-12, 2024-04-09",
      "{c2-booked} 48,000 instead of 4,800; 2023 is closed by {closed-2023}, so {c2-reversed} "
        + "takes 43,200 back in 2024"),
    HardCase(
      3, "indicator/portal", "2024-Q4",
      "{portal-2024-Q4-p} provisional, {portal-2024-Q4} final, {c3-restated} restated after the "
        + "method changed on 1 January 2025 ({c3-method})"),
    HardCase(
      4, "indicator/eakte", "2024-03-14",
      "{c4-first} 18 Fachbereiche by the end of 2024; {c4-raised} the council raises it to 24"),
    HardCase(
      5, "project/rz-2", "2020-10-06, 2020-11-03", "{c5-entered} entered twice, {c5-voided} voided"),
    HardCase(
      6, "grant/schulnetz", "2023-10-16, 2023-12-16",
      "{c6-received} 650,000 to be used within two months; at the end of 2023 a part is not"),
    HardCase(
      7, "project/kulturarchiv", "2022-10-17, 2024-11-04",
      "{kulturarchiv} registered as unfunded, money since {kulturarchiv-ansatz-2023}; "
        + "{c7-mended} says so at last"),
    HardCase(
      8, "person/p77", "2021-02-08 … 2023-08-14",
      "prepared: {c8-registered} registered, {c8-assigned} and {c8-ended} responsible, "
        + "{c8-disclosed} informed; erasing a person comes with the keys"),
    HardCase(
      9, "project/zwilling, project/luft", "2025-04-01, 2026-07-01",
      "{c9-future} recorded in November 2024 for 1 April 2025; {c9-still-future} lies ahead of all "
        + "that is recorded"),
    HardCase(
      10, "history.jsonl", "–", "imported again, every line is answered as a duplicate"),
    HardCase(
      12, "item/\(building(10))", "2024-05-01",
      "{c12-10}, {c12-40} two connected buildings are sold and {c12-75} one is pulled down in a "
        + "quarter without new connections: the count falls by three, no work is undone"),
    HardCase(
      13, "project/vhs", "2022-05-17 … 2022-06-20",
      "{c13-booked} 9,500, {c13-void} voided, {c13-void-void} the void voided: it counts again"),
    HardCase(
      14, "milestone/zwilling-1", "2024-05-06",
      "{c14-first} and {c14-second} on one day; {c14-corrected} corrects the first and does not "
        + "undo the second"),
    HardCase(
      15, "project/rz, project/isms, project/netz", "2022-11-07",
      "the machine's clock jumped from 9:40 back to 9:00; {c15-1}, {c15-2}, {c15-3} stand a "
        + "microsecond apart, as a ledger stamps them, so that its time never falls. Times that are "
        + "trusted must rise, so a file cannot hold more of it"),
    HardCase(
      16, "demand/leap and others", "2024-02-29, 2024-03-31, 2024-04-01, 2024-10-28, 2024-01-01",
      "{c16-leap}, {c16-before-summer}, {c16-summer}, {c16-winter}, {c16-year} are recorded shortly "
        + "before midnight in UTC and hold from the next day in Berlin; {c16-reached} a milestone "
        + "on the leap day"),
  ]
}
