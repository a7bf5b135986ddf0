import Foundation
import Testing

/// What the auditor's commands print.
@Suite struct `The auditor's commands print` {
  private let t2 = "--as-of 2024-12-31 --known-at 2025-02-15T12:00:00Z"

  @Test func `who recorded and who approved`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "duties", program,
      [
        "duties --as-of 2024-09-30 --known-at 78", "duties \(t2)", "duties \(t2) --format json",
        "duties --lang de", "duties --format csv", "duties --known-at 1000",
        "audit --late 60 --lang de", "audit --late 30 --format json -q",
        "audit --corrections --format csv", "audit --late 0 --all --known-at 0",
        "duties --evaluations", "audit --actor person/p2 --reason 'complaint 17/2025' -q \(t2)",
        "audit --actor person/p9 --reason 'again \"17\"' --format csv --known-at 20",
        "duties --evaluations --lang de", "duties --evaluations --format json",
      ])
  }

  @Test func `reports that are published and made again`() throws {
    let program = try Program()
    try program.makeExample()
    let id = "--id 00000000-0000-7000-8000-0000000000"
    try expectGolden(
      "publish", program,
      [
        "reproduce", "reproduce report/2024-Q3 --known-at 109",
        "publish report/p --kind nonsense",
        "publish report/p --kind portfolio --as-of 2024-12-31 --known-at 109 --out p.json"
          + " --title 'Portfolio 2024' --actor person/p1 \(id)01",
        "publish report/p --kind portfolio --as-of 2024-12-31 --known-at 109 --out q.json \(id)02",
        "publish report/q --kind portfolio --as-of 2024-09-30 --known-at 78 --out p.json \(id)03",
        "publish report/q --kind portfolio --out no/such/folder.json \(id)04",
        "publish report/q/r --kind portfolio \(id)06",
        "publish report/f --kind portfolio --as-of 2024-12-31 --known-at 109 --out f.json \(id)09",
        "publish report/q --kind portfolio --as-of 2024-09-30 --known-at 78 --out f.json --force"
          + " --lang de \(id)07",
        "publish report/r --kind portfolio --force \(id)08",
        "reproduce report/p", "reproduce report/p --lang de", "reproduce report/p --format json",
        "reproduce --format csv", "reproduce report/none", "reproduce report/p --known-at 109",
        "reproduce --out x.json", "reproduce --file p.json",
        "void 151 --reason 'falscher Stand' \(id)05",
        "reproduce report/p",
      ])
    let same = try program.shell(
      "$PROGRAM portfolio --as-of 2024-12-31 --known-at 109 --audience internal --format json"
        + " | cmp - p.json")
    #expect(same.status == 0, "\(same.output)\(same.errors)")
    let gone = try program.shell("test ! -e q.json")
    #expect(gone.status == 0)
  }

  @Test func `samples that come out the same again`() throws {
    let program = try Program()
    try program.makeExample()
    try expectGolden(
      "sample", program,
      [
        "sample --method random --n 4 --seed 0 \(t2)",
        "sample --method random --n 4 --seed 1 \(t2) --lang de",
        "sample --method random --n 4 --seed 1 \(t2) --format csv",
        "sample --method amount --n 5 --seed 7 \(t2)",
        "sample --method amount --n 5 --seed 7 \(t2) --format json",
        "sample --method random --n 99 --seed 3 \(t2) --format json",
        "sample --method amount --n 2 --seed 3 --known-at 0",
        "sample --method amount --n 3 --seed 5 --lang de",
        "sample --method random --n 2 --seed 5 --type budget.transferred",
        "sample --method random --n 0 --seed 5", "sample --method random --n 2 --seed -1",
        "sample --method random --n 2", "sample --method both --n 2 --seed 1",
        "sample --method random --n 2 --seed 1 --type budget.nonsense",
      ])
  }

  @Test func `what a list from elsewhere has otherwise`() throws {
    let program = try Program()
    try program.makeExample()
    try program.write(
      "booking,subject,amount,validFrom\nB-1,project/eakte,55000.00,2024-03-28\n"
        + "B-2,project/eakte,95000.01,2024-06-25\nB-9,project/eakte,1.00,2024-07-01\n",
      to: "booked.csv")
    try program.write(
      "\u{feff}Beleg;Betrag;Tag;Notiz\nB-1;55.000,00;28.03.2024;bezahlt\nB-1;1,00;1.1.2024;\n"
        + ";5,00;1.1.2024;\n",
      to: "sap.csv")
    try program.write(
      Array("subject;title\nproject/glas;Stra".utf8) + [0xdf, 0x65, 0x0a], to: "latin.csv")
    try program.write("", to: "empty.csv")
    try program.write("state,key\nconnected,s1\nconnected,s2\nnone,s9\n", to: "schools.csv")
    try program.write("subject,status\nproject/antrag,planning\n", to: "one.csv")
    let names = "--column Beleg=booking --column Betrag=amount --column Tag=validFrom"
    try expectGolden(
      "reconcile", program,
      [
        "reconcile booked.csv --key booking \(t2)",
        "reconcile booked.csv --key booking --differences --format json \(t2)",
        "reconcile booked.csv --key booking --format csv --as-of 2024-03-31 --known-at 78",
        "reconcile sap.csv --key Beleg \(names) --lang de \(t2)",
        "reconcile latin.csv --key subject \(t2) --differences",
        "reconcile schools.csv --key key --list item \(t2)",
        "reconcile one.csv --key subject --known-at 17 --as-of 2024-01-15",
        "reconcile empty.csv --key booking", "reconcile booked.csv --key Beleg",
        "reconcile sap.csv --key Beleg --column Beleg=voucherr --list expenditures",
        "reconcile sap.csv --key Beleg --column Belege=voucher --column Beleg=booking",
        "reconcile sap.csv --key Beleg --column Beleg", "reconcile none.csv --key booking",
        "reconcile booked.csv --key booking --list nonsense", "reconcile booked.csv",
      ])
  }

  @Test func `lights of several scales side by side`() throws {
    let program = try Program()
    try program.makeExample()
    let id = "--id 00000000-0000-7000-8000-0000000000"
    let who = "--valid-from 2025-11-01"
    for line in [
      "project.rated project/eakte scale=ipa-dca-5 value=Amber/Red assessor=external \(id)01",
      "project.rated project/eakte scale=ipa-dca-5 value=Amber assessor=self \(id)02",
      "project.rated project/glas scale=us-cio-5 value=4 assessor=controlling \(id)03",
      "project.rated project/glas scale=ipa-dca-3 value=blue assessor=external \(id)04",
      "project.rated project/glas scale=house value=A assessor=self \(id)05",
      "project.baselined project/eakte number=1 on=2025-11-01 start=2024-01-15 end=2025-12-31"
        + " \(id)06",
      "forecast.submitted project/eakte scope=total amount=780000EUR \(id)07",
      "project.forecast project/eakte on=2025-11-01 end=2026-03-31 \(id)08",
    ] {
      let done = try program.run("record \(line) \(who)")
      try #require(done.status == 0, "\(done.errors)")
    }
    try expectGolden(
      "lights", program,
      [
        "lights --as-of 2025-12-31", "lights --as-of 2025-12-31 --lang de",
        "lights --as-of 2025-12-31 --format json", "lights --as-of 2025-12-31 --format csv",
        "lights \(t2)", "lights --as-of 2025-12-31 --scale ten-three",
        "lights --as-of 2025-12-31 --scale ipa-dca-5@1 --format csv",
        "lights --scale ipa-dca-5@2", "lights --scales", "lights --scales --lang de",
        "lights --known-at 0",
      ])
  }
}
