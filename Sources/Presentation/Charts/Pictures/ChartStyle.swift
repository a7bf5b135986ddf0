/// How pictures look: rules for pages, whose tokens they use, and for files of their own.
///
/// Every text has at least 4.5 : 1 on its ground, in light and dark.
public enum ChartStyle {
  /// A colour, as a page names it, in light and in dark.
  struct Token {
    let name: String
    let light: String
    let dark: String
  }

  static let tokens = [
    Token(name: "sheet", light: "#ffffff", dark: "#1c2126"),
    Token(name: "ink", light: "#1b1f24", dark: "#e9ecef"),
    Token(name: "quiet", light: "#545d68", dark: "#a9b3bd"),
    Token(name: "line", light: "#d8dce1", dark: "#363d45"),
    Token(name: "wash", light: "#f1f3f5", dark: "#232930"),
    Token(name: "accent", light: "#0b4f8a", dark: "#8ec2f2"),
    Token(name: "past-ink", light: "#5a4300", dark: "#f3dc9b"),
    Token(name: "past-line", light: "#b98900", dark: "#d8ae3a"),
    Token(name: "green", light: "#1f7a3f", dark: "#7fd19b"),
    Token(name: "green-wash", light: "#e3f3e8", dark: "#1a3324"),
    Token(name: "amber", light: "#8a5a00", dark: "#f0bf63"),
    Token(name: "amber-wash", light: "#fdf0d2", dark: "#3a2d10"),
    Token(name: "red", light: "#b3261e", dark: "#ff9d94"),
    Token(name: "red-wash", light: "#fbe6e4", dark: "#43201d"),
    Token(name: "grey", light: "#5c6670", dark: "#aab4be"),
    Token(name: "grey-wash", light: "#eceff2", dark: "#2a3138"),
    Token(name: "s1", light: "#0b4f8a", dark: "#8ec2f2"),
    Token(name: "s2", light: "#b35900", dark: "#f2ab66"),
    Token(name: "s3", light: "#1f7a3f", dark: "#7fd19b"),
    Token(name: "s4", light: "#7b3f98", dark: "#d3a5e8"),
  ]

  /// The rules for pages; where a page has no tokens the light colours count.
  public static let sheet =
    rules { "var(--\($0.name),\($0.light))" } + "\n" + sizes + "\n" + print

  /// The tokens as a page declares them, light and dark.
  public static let root =
    ":root{\(declared(\.light))}\n@media screen and (prefers-color-scheme:dark){:root{\(declared(\.dark))}}"

  /// The rules for a file of its own.
  static let file =
    rules(\.light) + "\n@media screen and (prefers-color-scheme:dark){\n" + rules(\.dark) + "\n}"

  private static func declared(_ colour: (Token) -> String) -> String {
    tokens.map { "--\($0.name):\(colour($0))" }.joined(separator: ";")
  }

  /// Which of a picture's drawings is shown: by the room that it has, not by the screen.
  private static let sizes = """
    .pictures{margin:0;container-type:inline-size}
    .pictures .chart{display:block;width:100%;height:auto;margin:0 auto 0 0}
    .size-s .chart{max-width:400px}
    .size-m .chart{max-width:580px}
    .size-l .chart{max-width:880px}
    .size-x .chart{max-width:1400px}
    .pictures>.size-x{display:none}
    .pictures:not(.one)>.size-s,.pictures:not(.one)>.size-m{display:none}
    @container (width<640px){.pictures:not(.one)>.size-l{display:none}.pictures:not(.one)>.size-m{display:block}}
    @container (width<430px){.pictures:not(.one)>.size-m{display:none}.pictures:not(.one)>.size-s{display:block}}
    @container (width>=1000px){.pictures>.size-x{display:block}.pictures:has(>.size-x)>.size-l{display:none}}
    .chart-grid{align-items:end;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr));gap:1rem 1.5rem}
    """

  private static let print = """
    @media print{.chart,.spark{break-inside:avoid;print-color-adjust:exact;-webkit-print-color-adjust:exact}.pictures{break-inside:avoid}}
    """

  private static func rules(_ colour: (Token) -> String) -> String {
    var sheet = drawn
    for token in tokens {
      sheet = sheet.split(separator: "$\(token.name);", omittingEmptySubsequences: false)
        .joined(separator: colour(token))
    }
    return sheet
  }

  /// The rules, with the names of tokens instead of colours.
  private static let drawn = """
    .chart text{font:13px system-ui,"Segoe UI","Noto Sans",sans-serif;font-variant-numeric:tabular-nums;fill:$ink;}
    .chart .q{fill:$quiet;}
    .chart .m{text-anchor:middle}
    .chart .e{text-anchor:end}
    .chart .b{font-weight:600}
    .chart path{fill:none}
    .chart .sheet{fill:$sheet;}
    .chart .halo{stroke:$sheet;;stroke-width:5;paint-order:stroke;stroke-linejoin:round}
    .chart .grid{stroke:$line;}
    .chart .axis{stroke:$quiet;}
    .chart .gap{fill:$wash;}
    .chart .band{fill:$amber-wash;}
    .chart .room{fill:$green-wash;}
    .chart .s1{stroke:$s1;;color:$s1;}
    .chart .s2{stroke:$s2;;color:$s2;}
    .chart .s3{stroke:$s3;;color:$s3;}
    .chart .s4{stroke:$s4;;color:$s4;}
    .chart .n1{fill:$s1;}
    .chart .n2{fill:$s2;}
    .chart .n3{fill:$s3;}
    .chart .n4{fill:$s4;}
    .chart .line{stroke-width:2.5;stroke-linejoin:round}
    .chart .dense{stroke-width:1.6}
    .chart .core{stroke:$sheet;;stroke-width:1}
    .chart .guess{stroke-dasharray:3 3}
    .chart .aim{stroke-width:2;stroke-dasharray:7 4}
    .chart .thin{stroke-width:1.4}
    .chart .dot{stroke-width:8;stroke-linecap:round}
    .chart .fill{fill:currentColor;stroke-width:1.5}
    .chart .hole{stroke:$sheet;;stroke-width:4.6;stroke-linecap:round}
    .chart .hole.fill{fill:$sheet;;stroke:none}
    .chart .ring{fill:$sheet;;stroke-width:1.6;stroke-dasharray:2 1.6}
    .chart .ex{stroke:$quiet;;stroke-width:1.6}
    .chart .cut{stroke:$ink;;stroke-width:1.5;stroke-dasharray:6 3}
    .chart .vote{stroke:$quiet;;stroke-width:1.2;stroke-dasharray:1 3;stroke-linecap:round}
    .chart .flag{fill:$quiet;}
    .chart .frame{fill:none;stroke:$quiet;}
    .chart .bar{fill:$s1;}
    .chart .over{fill:$red;}
    .chart .green{stroke:$green;;color:$green;}
    .chart .amber{stroke:$amber;;color:$amber;}
    .chart .red{stroke:$red;;color:$red;}
    .chart .grey{stroke:$grey;;color:$grey;}
    .chart .ground{fill:currentColor;fill-opacity:.16;stroke:none}
    .chart .grain{fill:none;stroke-width:1;stroke-opacity:.5}
    .chart .part{stroke-width:1.2}
    .chart .zone{fill:currentColor;fill-opacity:.1;stroke:none}
    .chart .ng{fill:$green;}
    .chart .nr{fill:$red;}
    .chart .late{stroke:$red;;stroke-width:2.5;stroke-dasharray:5 3}
    .chart .slip{stroke:$quiet;;stroke-width:2.5}
    .chart .plan{fill:$sheet;;stroke:$quiet;;stroke-width:1.8}
    .chart .hope{fill:$sheet;;stroke:$s1;;stroke-width:2}
    .chart .done{fill:$s1;;stroke:$s1;;stroke-width:2}
    .chart .now{stroke:$ink;;stroke-width:1.2;stroke-dasharray:2 3}
    .time text,.time .q{fill:$past-ink;}
    .time .track{stroke:$past-ink;}
    .time .year{stroke:$past-ink;;stroke-opacity:.28}
    .time .mark{fill:$past-ink;;fill-opacity:.6}
    .time a:hover .mark,.time a:focus .mark{fill-opacity:1}
    .time .hit{fill:none;pointer-events:all}
    .time .hand{fill:$past-line;;stroke:$past-ink;;stroke-width:.8}
    .spark path{fill:none;stroke:$s1;;stroke-width:2;stroke-linejoin:round}
    .spark .a{stroke:$s2;;stroke-width:1.5;stroke-dasharray:4 3}
    .spark{vertical-align:middle}
    .spark circle{fill:$s1;}
    .spark .o{fill:$sheet;;stroke:$s1;;stroke-width:1.5}
    """
}
