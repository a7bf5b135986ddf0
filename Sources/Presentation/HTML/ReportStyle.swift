/// The style sheet of reports: dark on light, legible without colour, set for paper too.
enum ReportStyle {
  /// The whole of it. It has no characters that HTML or XML would read as their own.
  static let sheet = """
    :root{color-scheme:light}
    *{box-sizing:border-box}
    body{margin:0;color:#1a1a1a;background:#ffffff;font:16px/1.5 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif}
    .skip{position:absolute;left:-9999px;padding:8px 16px;color:#ffffff;background:#0b3d5c}
    .skip:focus{left:8px;top:8px}
    header{padding:32px 24px 24px;color:#ffffff;background:#0b3d5c}
    header p{margin:0;color:#ffffff;background:#0b3d5c}
    header .city{font-size:18px;letter-spacing:.02em}
    h1{margin:4px 0 8px;font-size:34px;line-height:1.2}
    header,nav,main,footer{padding-left:max(24px,calc(50vw - 560px));padding-right:max(24px,calc(50vw - 560px))}
    nav{padding-top:16px;padding-bottom:8px;color:#1a1a1a;background:#eef3f7;border-bottom:1px solid #c4d0da}
    nav h2{margin:0 0 4px;font-size:16px}
    nav ol{margin:0;padding-left:24px;columns:3 240px}
    nav li{padding:2px 0}
    a{color:#0b4f8a;background:transparent}
    nav a{color:#0b4f8a;background:#eef3f7}
    a:focus,summary:focus,.scroll:focus,main:focus{outline:3px solid #0b4f8a;outline-offset:2px}
    main:focus{outline:none}
    main{padding-top:8px;padding-bottom:32px}
    section{padding-top:24px}
    h2{margin:0 0 8px;padding-bottom:4px;font-size:24px;line-height:1.25;border-bottom:2px solid #0b3d5c}
    h3{margin:24px 0 8px;font-size:18px}
    p,ul{margin:0 0 12px;max-width:76ch}
    .scroll{overflow-x:auto;margin:12px 0 4px}
    table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.35}
    caption{padding:0 0 6px;text-align:left;font-weight:600;font-size:15px}
    th,td{padding:6px 7px;text-align:left;vertical-align:top;border-bottom:1px solid #c9d2d9}
    thead th{color:#1a1a1a;background:#e4ebf0;border-bottom:2px solid #5b6b78}
    tbody th{font-weight:600}
    tfoot th,tfoot td{font-weight:700;border-top:2px solid #5b6b78}
    .figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .name{color:#4a4a4a;background:transparent;font-weight:400;font-size:12px}
    .more,.none{color:#4a4a4a;background:transparent;font-size:14px}
    .light{display:inline-block;padding:1px 8px;border-radius:3px;white-space:nowrap;border:1px solid #4a4a4a}
    .green{color:#0f4a1c;background:#d9efdc}
    .amber{color:#4f3500;background:#fff0c2}
    .red{color:#7a0f0a;background:#fbdcd9;font-weight:700}
    .grey{color:#333333;background:#ececec}
    figure{margin:16px 0;max-width:100%}
    figure svg{max-width:100%;height:auto;display:block}
    figcaption{color:#4a4a4a;background:transparent;font-size:14px}
    .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(480px,1fr));gap:8px 32px}
    .charts h4{margin:8px 0 0;font-size:16px}
    .charts figure{margin:4px 0}
    .charts figcaption{display:none}
    details{margin:0 0 8px}
    summary{cursor:pointer;font-size:14px}
    \(drawn)
    footer{padding-top:16px;padding-bottom:32px;color:#1a1a1a;background:#eef3f7;border-top:1px solid #c4d0da;font-size:14px}
    footer h2{font-size:18px}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
    dt{font-weight:600}
    dd{margin:0;overflow-wrap:anywhere}
    code{font-family:ui-monospace,"Liberation Mono",Consolas,monospace;font-size:.95em}
    @media (max-width:600px){dl,.charts{display:block}h1{font-size:26px}}
    @media print{
    @page{size:A4;margin:16mm 14mm 18mm}
    body{font-size:10pt}
    .skip,nav{display:none}
    header{padding:0 0 8pt;color:#1a1a1a;background:#ffffff;border-bottom:2pt solid #1a1a1a}
    header p{color:#1a1a1a;background:#ffffff}
    main,footer{padding-left:0;padding-right:0}
    h1{font-size:20pt}
    h2{font-size:14pt;break-after:avoid}
    h3,caption{break-after:avoid}
    table{font-size:8pt}
    th,td{padding:2pt 4pt}
    .name{font-size:7pt}
    thead{display:table-header-group;break-after:avoid}
    tfoot{display:table-row-group}
    tr,figure,li,.charts div{break-inside:avoid}
    .scroll{overflow:visible}
    .charts{grid-template-columns:1fr 1fr}
    .light,.box,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    footer{color:#1a1a1a;background:#ffffff;break-inside:avoid}
    }
    """

  /// What stands in drawings, one rule a line.
  static let drawn = """
    .l{font:13px system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif;fill:#1a1a1a}
    .s{font-size:11.5px}
    .box{stroke:#1a1a1a;stroke-width:1}
    .axis{fill:none;stroke:#5b6b78;stroke-width:1}
    .line{fill:none;stroke:#0b4f8a;stroke-width:2.5}
    .target{fill:none;stroke:#1a1a1a;stroke-width:1.5;stroke-dasharray:7 4}
    .break{fill:none;stroke:#7a0f0a;stroke-width:1.5;stroke-dasharray:2 3}
    .final{fill:#0b4f8a;stroke:#0b4f8a}
    .open{fill:#ffffff;stroke:#0b4f8a;stroke-width:2}
    .grid{fill:none;stroke:#c9d2d9;stroke-width:1}
    .late{stroke-dasharray:4 3}
    .cross{fill:none;stroke:#1a1a1a;stroke-width:1.5}
    """
}
