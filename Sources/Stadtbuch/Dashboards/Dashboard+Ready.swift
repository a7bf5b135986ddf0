import Vocabulary

extension Dashboard {
  /// The dashboards that every ledger has, to be used as they are or as a beginning.
  public static func ready(_ language: Language) -> [Dashboard] {
    func text(_ en: String, _ de: String) -> String { Label(en, de)[language] }
    return [
      Dashboard(
        key: "oberbuergermeister", title: text("Mayor", "Oberbürgermeister"),
        audience: text("the mayor, every Monday", "Oberbürgermeister, montags"),
        tiles: [
          Tile("portfolio", form: .figures, width: 12),
          Tile(
            "portfolio", title: text("Departments and fields", "Dezernate und Handlungsfelder"),
            form: .heat, width: 7),
          Tile(
            "attention", parameters: [("columns", "subject,title,kind,amount")], form: .table,
            width: 5),
          Tile(
            "portfolio", title: text("Red projects", "Rote Projekte"),
            parameters: [
              ("where", "report.overall=red"), ("sort", "money.need:desc"),
              ("columns", "subject,title,status,lead,money.need,money.gap,forecast.end"),
            ], width: 12),
        ]),
      Dashboard(
        key: "fachausschuss", title: text("Committee", "Fachausschuss"),
        audience: text("the committee, each meeting", "Fachausschuss, je Sitzung"),
        tiles: [
          Tile("portfolio", form: .figures, width: 12),
          Tile(
            "kpi-board", title: text("Indicators", "Kennzahlen"),
            parameters: [("columns", "indicator,title,light,value,target,period")], width: 7),
          Tile(
            "obligations", title: text("What we owe you", "Was wir Ihnen schulden"),
            parameters: [("columns", "subject,text,due,state"), ("sort", "due")], width: 5),
          Tile("participation", width: 12),
        ]),
      Dashboard(
        key: "projektbuero", title: text("Project office", "Projektbüro"),
        audience: text("the project office, daily", "Projektbüro, täglich"),
        tiles: [
          Tile(
            "attention", parameters: [("columns", "subject,title,kind,amount,days")], form: .table,
            width: 6),
          Tile(
            "milestones", title: text("Overdue milestones", "Überfällige Meilensteine"),
            parameters: [
              ("where", "overdue=true"), ("sort", "daysOverdue:desc"),
              ("columns", "subject,title,project,baseline,forecast,daysOverdue"),
            ], width: 6),
          Tile(
            "portfolio", title: text("Gaps", "Lücken"),
            parameters: [
              ("where", "money.gap>0"), ("sort", "money.gap:desc"),
              ("columns", "subject,title,money.need,money.secured,money.gap"),
            ], width: 6),
          Tile("grants", parameters: [("columns", "subject,maximum,used,unused,until")], width: 6),
        ]),
    ]
  }
}
