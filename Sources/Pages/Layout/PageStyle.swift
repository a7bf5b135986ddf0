import Presentation

/// The style sheet of pages: tokens first, light and dark; every pair of colours has a contrast of at
/// least 4.5 : 1. Pages can be read without colour, at double size, at 320 pixels and on paper.
enum PageStyle {
  /// The whole of it.
  static let sheet =
    ChartStyle.root + "\n" + tokens + frame + parts + ChartStyle.sheet + "\n" + narrow + paper

  /// The colours of pages beside those of pictures.
  private static let tokens = """
    :root{color-scheme:light dark;--ground:#fbfbfa;--wash:#f1f3f5;--accent:#0b4f8a;--accent-wash:#e6eff8;--past:#fff4d6;--green-wash:#e3f3e8;--amber-wash:#fdf0d2;--red-wash:#fbe6e4;--grey-wash:#eceff2}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#15181c;--wash:#232930;--accent:#8ec2f2;--accent-wash:#1d3347;--past:#3a3014;--green-wash:#1a3324;--amber-wash:#3a2d10;--red-wash:#43201d;--grey-wash:#2a3138}}

    """

  private static let frame = """
    *{box-sizing:border-box}
    html{scroll-padding-top:1rem}
    body{margin:0;font:15px/1.5 system-ui,"Segoe UI","Noto Sans","Liberation Sans",sans-serif;color:var(--ink);background:var(--ground);font-variant-numeric:tabular-nums}
    a{color:var(--accent);text-underline-offset:.15em}
    a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    main:focus{outline:none}
    .skip{position:absolute;left:-99rem;padding:.5rem 1rem;background:var(--sheet)}
    .skip:focus{left:.5rem;top:.5rem;z-index:9}
    header{background:var(--sheet);border-bottom:1px solid var(--line)}
    .bar,.point .in,main,footer{max-width:1400px;margin-inline:auto;padding-inline:1.25rem}
    .bar{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;padding-block:.5rem}
    .city{font-weight:700;font-size:1.1rem;color:var(--ink);text-decoration:none;padding:.2rem 0}
    nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:0;padding:0}
    nav a{display:block;padding:.35rem .1rem;color:var(--ink);text-decoration:none;border-bottom:3px solid transparent}
    nav a:hover{border-color:var(--line)}
    nav a[aria-current]{border-color:var(--accent);font-weight:600}
    .search{margin-left:auto}
    .who{margin:0;color:var(--quiet);font-size:.87rem}
    .point{background:var(--wash);border-bottom:1px solid var(--line)}
    .point.past{background:var(--past);border-block:1px solid var(--past-line);color:var(--past-ink)}
    .point .in{display:grid;grid-template-columns:minmax(20rem,1fr) minmax(0,2fr);gap:.25rem 2rem;align-items:center;padding-block:.55rem}
    .point p{margin:0}
    .point .says{font-weight:600}
    .past a,.past summary{color:var(--past-ink)}
    .point .ways{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.9rem}
    .point details{grid-column:1/-1}
    .point summary{cursor:pointer;font-size:.9rem;width:max-content;max-width:100%}
    .point form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;padding:.5rem 0}
    .past input,.past select,.past button{color:var(--ink)}
    main{padding-block:.75rem 3rem;display:grid;grid-template-columns:repeat(12,minmax(0,1fr));gap:1.25rem}
    .head{grid-column:1/-1;display:grid;grid-template-columns:1fr auto;gap:0 1.5rem;align-items:baseline}
    .head>*{grid-column:1}
    .head .tools{grid-column:2;grid-row:1}
    h1{font-size:1.65rem;line-height:1.2;margin:.3rem 0 0;overflow-wrap:anywhere}
    h2{font-size:1.05rem;margin:0 0 .5rem}
    h3{font-size:.95rem;margin:1rem 0 .3rem}
    .finding{margin:.2rem 0 0;font-size:1.05rem;max-width:70ch}
    footer{padding-block:1rem 2rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.87rem;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem}
    footer p{margin:0}

    """

  private static let parts = """
    section{background:var(--sheet);border:1px solid var(--line);border-radius:6px;padding:1rem 1.1rem;min-width:0;overflow-wrap:break-word}
    section>h2:has(+.tools){float:left;margin-right:1rem}
    section>.tools{margin:0 0 .5rem}
    section>h2:has(+.tools)~:nth-child(3){clear:both}
    .w12{grid-column:span 12}.w9{grid-column:span 9}.w8{grid-column:span 8}.w7{grid-column:span 7}.w6{grid-column:span 6}.w5{grid-column:span 5}.w4{grid-column:span 4}.w3{grid-column:span 3}
    .tools{font-size:.87rem;margin:0;display:flex;flex-wrap:wrap;gap:.2rem .9rem;justify-content:flex-end}.filters+.tools,p.tools.left{justify-content:flex-start}
    .figures{grid-column:1/-1;display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));padding:0;overflow:hidden}
    .figures>div{padding:.9rem 1.1rem;box-shadow:-1px 0 0 var(--line)}
    .figures .n{font-size:1.65rem;font-weight:600;line-height:1.25;margin:0}
    .figures .n a{color:inherit;text-decoration:none;border-bottom:1px dotted var(--quiet)}
    .figures .n a:hover{border-bottom-style:solid}
    .figures p{margin:0}.big{font-size:1.65rem;font-weight:600;margin:0}.d{color:var(--quiet);font-size:.87rem}
    table{border-collapse:collapse;width:100%}
    caption{text-align:left;color:var(--quiet);font-size:.87rem;padding-bottom:.4rem}
    th,td{padding:.32rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:baseline}
    thead th{font-size:.82rem;color:var(--quiet);font-weight:600;border-bottom:1px solid var(--quiet);vertical-align:bottom}
    thead a{color:inherit;text-decoration:none}thead a:hover{text-decoration:underline}
    th[aria-sort=ascending] a::after{content:" ▲";font-size:.7em}th[aria-sort=descending] a::after{content:" ▼";font-size:.7em}
    tbody th{font-weight:500;min-width:9rem}
    tbody tr:hover{background:var(--wash)}
    td.n,th.n{text-align:right;white-space:nowrap}
    tfoot td,tfoot th{border-top:1.5px solid var(--ink);border-bottom:0;font-weight:600}
    .unit{font-weight:400}
    .wide{overflow-x:auto}
    .key{color:var(--quiet);font-size:.8rem;display:block;overflow-wrap:anywhere;margin:0}
    a.f,dd a.f{color:inherit;text-decoration:underline dotted var(--quiet);text-underline-offset:.2em}
    a.f:hover{text-decoration-style:solid}
    .l{display:inline-block;min-width:3.9rem;padding:.02rem .45rem;border-radius:3px;font-size:.82rem;font-weight:600;border:1px solid currentColor;text-align:center;white-space:nowrap;text-decoration:none}
    .green{color:var(--green);background:var(--green-wash)}.amber{color:var(--amber);background:var(--amber-wash)}.red{color:var(--red);background:var(--red-wash)}.grey{color:var(--grey);background:var(--grey-wash)}
    .stale{background-image:repeating-linear-gradient(135deg,transparent 0 5px,color-mix(in srgb,currentColor 16%,transparent) 5px 7px)}
    .heat td{text-align:center;padding:.3rem}.heat thead th+th{text-align:center}
    .heat td a{display:block;padding:.3rem .2rem;border-radius:4px;text-decoration:none;border:1px solid transparent;font-weight:600;white-space:nowrap}
    .heat td a:hover{border-color:currentColor}
    .none,.more{color:var(--quiet);margin:.5rem 0 0}
    .notices{margin:.7rem 0 0;padding:.5rem .8rem .5rem 1.6rem;border-left:3px solid var(--past-line);background:var(--wash);font-size:.9rem}
    dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) minmax(0,1fr);gap:.25rem 1.2rem;margin:0}
    dl.facts dt{color:var(--quiet)}dl.facts dd{margin:0;overflow-wrap:anywhere}
    figure{margin:0}figcaption{color:var(--quiet);font-size:.85rem;margin-top:.3rem}
    .spark{width:6rem}
    .time .hand{cursor:ew-resize}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    label{display:block;font-size:.87rem;font-weight:600}
    input,select,textarea,button{font:inherit;color:var(--ink);background:var(--sheet);border:1px solid var(--quiet);border-radius:4px;padding:.3rem .5rem;max-width:100%}
    button,.button{background:var(--accent);color:var(--sheet);border-color:var(--accent);cursor:pointer;font-weight:600}
    .meeting{font-size:18px}.meeting header{display:none}.meeting main,.meeting .point .in{max-width:none}.meeting .point .ways,.meeting .point details{display:none}
    .second,button.second{background:var(--sheet);color:var(--accent)}
    .entry{max-width:44rem;display:grid;gap:1rem}.entry .field input,.entry .field select,.entry .field textarea{width:100%}
    .buttons{display:flex;flex-wrap:wrap;gap:.6rem;margin:0}.entry .wrong input,.entry .wrong select,.entry .wrong textarea{border:2px solid var(--red)}
    .boardform{display:contents}.boardform textarea{width:100%}
    .faults{border-color:var(--red)}.faults h2{color:var(--red)}
    .filters{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:0}
    .filters details{flex:1 1 100%}.filters details>div{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;padding:.4rem 0}.filters summary{cursor:pointer;width:max-content;font-size:.9rem}.facts+.filters{margin-top:1rem}.filters .grow{flex:1 1 18rem}.filters .grow input{width:100%}
    .hint{color:var(--quiet);font-size:.82rem;margin:.15rem 0 0}
    .error{color:var(--red);font-weight:600}

    """

  private static let narrow = """
    @media (max-width:900px){main{grid-template-columns:minmax(0,1fr)}[class^=w]{grid-column:1/-1}.point .in{grid-template-columns:minmax(0,1fr)}.head{grid-template-columns:minmax(0,1fr)}.head .tools{grid-column:1;grid-row:auto}.i4{display:none}}
    @media (max-width:600px){.bar,.point .in,main,footer{padding-inline:.8rem}section{padding:.8rem}.figures{grid-template-columns:1fr 1fr}.figures>div{padding:.6rem .7rem}.figures .n{font-size:1.08rem}.i3,.i2:not(:nth-child(-n+3)){display:none}.search{margin-left:0;flex:1 1 100%}.search input{width:100%}dl.facts{grid-template-columns:minmax(0,1fr)}dl.facts dd{margin-bottom:.4rem}tbody th{min-width:7rem}section>h2:has(+.tools){float:none}section>.tools{justify-content:flex-start}}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}

    """

  private static let paper = """
    @media print{@page{size:A4;margin:14mm 12mm}body{background:#fff;font-size:9.5pt}nav,.search,.who,.tools,.skip,.point details,.point .ways,.filters{display:none}.point,.point.past{background:none;border:0;color:#000}main{display:block;padding:0}section{border:0;padding:0;margin:0 0 8pt}.figures,figure,tr{break-inside:avoid}h2,caption{break-after:avoid}thead{display:table-header-group}.wide{overflow:visible}th,td{padding:1.5pt 4pt}.l,.heat a{print-color-adjust:exact;-webkit-print-color-adjust:exact}.i3,.i4{display:none}a{color:inherit;text-decoration:none}}

    """
}
