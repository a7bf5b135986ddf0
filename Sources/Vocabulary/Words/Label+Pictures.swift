/// Words in pictures.
extension Label {
  package static let pictureTable = Label(
    "The table beside it has the figures.", "Die Tabelle daneben hat die Zahlen.")
  package static let noReport = Label("no report", "keine Meldung")
  package static let provisionally = Label("provisional", "vorläufig")
  package static let estimatedly = Label("estimated", "geschätzt")
  package static let thousands = Label("thousand", "Tsd.")
  package static let millions = Label("m", "Mio.")
  package static let billions = Label("bn", "Mrd.")
  package static let withoutFrame = Label("without a frame", "ohne Rahmen")
  package static let asOfHandle = Label("As of", "Stand zum")
  package static let onTime = Label("on time", "pünktlich")
  package static let planned = Label("planned", "geplant")
  package static let expected = Label("expected", "erwartet")
}
