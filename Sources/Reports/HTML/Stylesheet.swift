/// The one style sheet of a page.
enum Stylesheet {
  static let text: StaticString = """
    :root {
      color-scheme: light dark;
      --paper: #fbfbfa; --card: #fff; --ink: #1b1f24; --muted: #59636e; --faint: #8b949e;
      --rule: #e2e5e9; --wash: #f3f4f6; --shade: #c3c9d0; --accent: #1f5fbf; --second: #b35c00; --third: #8b949e;
      --passed: #1a7f47; --failed: #c4262e; --convention: #2767b1; --unsupported: #656d76;
      --crashed: #a3175d; --hung: #a85a00; --malformed: #7740b5; --unknown: #7d6300;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #0f1215; --card: #171b20; --ink: #e4e8ec; --muted: #9aa4af; --faint: #6f7a86;
        --rule: #2a3038; --wash: #1d2228; --shade: #454d57; --accent: #6ea8ff; --second: #f0a04b; --third: #6f7a86;
        --passed: #4cc27f; --failed: #ff7b78; --convention: #79b4f7; --unsupported: #9aa4af;
        --crashed: #f07ab4; --hung: #eda34f; --malformed: #bd92f2; --unknown: #d6b840;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
    }
    main, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem; }
    code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      font-size: .875em; }
    a { color: inherit; text-decoration-color: var(--faint); text-underline-offset: .2em; }
    a:hover { text-decoration-color: currentColor; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    p { margin: 0; max-width: 48rem; }
    h1, h2, h3, h4 { margin: 0; line-height: 1.25; text-wrap: balance; }
    .explanation { color: var(--muted); font-weight: 400; }
    .more, .note { color: var(--muted); font-size: .875rem; }

    .summary { padding: 2.5rem 0 0; }
    h1 { font-size: .9375rem; font-weight: 650; display: flex; flex-wrap: wrap;
      gap: 0 1rem; }
    h1 .engine { font-weight: 400; color: var(--muted); }
    .verdict { margin: .75rem 0 2rem; }
    .verdict .word { font-size: 2.5rem; line-height: 1.15; font-weight: 700;
      letter-spacing: -.02em; }
    .verdict.conforms .word { color: var(--passed); }
    .verdict.breaks .word { color: var(--failed); }
    .reasons { list-style: none; margin: .75rem 0 0; padding: 0; font-size: 1.0625rem; }
    .reasons li { position: relative; padding-left: 1.25rem; margin-top: .125rem; }
    .reasons li::before { position: absolute; left: 0; color: var(--tone); font-weight: 700; }
    .reasons .passed::before { content: "✓"; } .reasons .failed::before { content: "✕"; }

    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
      gap: 1rem; }
    .tile { display: flex; flex-direction: column; gap: .375rem; padding: 1rem 1.125rem;
      background: var(--card); border: 1px solid var(--rule); border-radius: .5rem;
      text-decoration: none; min-width: 0; }
    .tile:hover { border-color: var(--faint); }
    .tile .kind { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem;
      font-size: .8125rem; font-weight: 600; color: var(--muted); }
    .tile .engine, h2 .engine { font-weight: 400; color: var(--muted); }
    .tile .figure { font-size: .9375rem; font-variant-numeric: tabular-nums; display: flex;
      flex-direction: column; }
    .tile .figure strong { font-size: 1.75rem; line-height: 1.2; font-weight: 650;
      letter-spacing: -.01em; }
    .tile.bad .figure strong { color: var(--failed); }
    .tile .detail { font-size: .875rem; color: var(--muted); }

    section { margin-top: 3.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
    h2 { font-size: 1.5rem; font-weight: 650; letter-spacing: -.01em; display: flex;
      flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1rem; }
    h2 .engine { font-size: .9375rem; letter-spacing: 0; }
    h3 { font-size: 1.125rem; font-weight: 650; margin-top: 2.5rem; }
    .lead { margin: .375rem 0 1.25rem; color: var(--muted); }
    .judgement { margin-bottom: 1rem; }

    .pill { display: inline-flex; align-items: baseline; gap: .4em; font-size: .8125rem;
      font-weight: 600; line-height: 1.4; white-space: nowrap; color: var(--tone); }
    .pill::before { content: ""; width: .6em; height: .6em; border-radius: 50%;
      background: currentColor; }
    .passed { --tone: var(--passed); } .failed { --tone: var(--failed); }
    .convention { --tone: var(--convention); } .unsupported { --tone: var(--unsupported); }
    .crashed { --tone: var(--crashed); } .hung { --tone: var(--hung); }
    .malformed { --tone: var(--malformed); } .unknown { --tone: var(--unknown); }

    .bar { display: block; width: 100%; height: .625rem; border-radius: .1875rem;
      overflow: hidden; }
    .fill-passed { fill: var(--passed); } .fill-failed { fill: var(--failed); }
    .fill-convention { fill: var(--convention); } .fill-unsupported { fill: var(--unsupported); }
    .fill-crashed { fill: var(--crashed); } .fill-hung { fill: var(--hung); }
    .fill-malformed { fill: var(--malformed); } .fill-unknown { fill: var(--unknown); }
    .track { fill: var(--wash); } .measure { fill: var(--accent); } .spread { fill: var(--ink); }
    .legend { list-style: none; margin: .75rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
      gap: .25rem 1.75rem; font-size: .875rem; }
    .legend strong { font-variant-numeric: tabular-nums; margin: 0 .375rem; }
    .lines li { display: flex; gap: .5rem; }

    .scroll { overflow-x: auto; margin-top: 1.75rem;
      background:
        linear-gradient(to left, var(--paper) 1rem, transparent) right / 2rem 100% no-repeat local,
        linear-gradient(to left, var(--shade), transparent) right / .75rem 100% no-repeat; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; }
    .scroll th, .scroll td { max-width: 24rem; overflow-wrap: break-word; }
    caption { text-align: left; font-size: 1rem; font-weight: 650; padding: 0 0 .5rem; }
    caption span { display: inline-block; max-width: calc(100vw - 2rem); }
    th, td { text-align: left; vertical-align: baseline; padding: .4375rem .75rem;
      border-bottom: 1px solid var(--rule); }
    th:first-child, td:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { font-size: .8125rem; font-weight: 500; color: var(--muted); vertical-align: bottom;
      white-space: nowrap; }
    tbody th { font-weight: 500; }
    th .explanation, td .explanation { display: block; font-size: .8125rem; }
    .numbers { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .drawing { width: 22%; min-width: 7rem; vertical-align: middle; }
    thead .drawing { white-space: normal; vertical-align: bottom; }
    .none { color: var(--faint); }
    .whole { white-space: nowrap; }
    .repeated { opacity: 0; }
    .scroll .area { white-space: nowrap; }
    .remark { max-width: min(40rem, calc(100vw - 12rem)); }
    .grouped tbody tr:not(.group) > * { padding-top: 0; }
    .grouped tbody tr:has(+ tr:not(.group)) > * { border-bottom: 0; }
    .count-failed { color: var(--failed); font-weight: 600; }
    .count-crashed { color: var(--crashed); font-weight: 600; }
    .count-hung { color: var(--hung); font-weight: 600; }
    .count-malformed { color: var(--malformed); font-weight: 600; }
    .count-unknown { color: var(--unknown); font-weight: 600; }

    .counts { display: grid; gap: 0 2.5rem; align-items: start;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); }
    .findings { margin-top: 1.75rem; }
    .findings h3 { font-size: 1rem; margin: 0; padding-bottom: .5rem;
      border-bottom: 1px solid var(--rule); }
    .findings ul { list-style: none; margin: 0; padding: 0; font-size: .875rem; }
    .findings li { display: grid; grid-template-columns: 19rem 1fr; gap: 0 .75rem;
      padding: .4375rem 0; border-bottom: 1px solid var(--rule);
      font-variant-numeric: tabular-nums; }
    .findings .place { color: var(--muted); }
    .findings span:only-child { grid-column: 1 / -1; }

    .story { margin-top: 1rem; padding: 1.25rem 1.375rem; background: var(--card);
      border: 1px solid var(--rule); border-radius: .5rem; }
    .story h4 { font-size: 1.0625rem; font-weight: 650; margin-top: .25rem; }
    .origin { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline;
      color: var(--muted); margin-top: .125rem; }
    .label { font-size: .75rem; padding: 0 .4em; border: 1px solid var(--rule);
      border-radius: .25rem; }
    .why { margin-top: .75rem; }
    .mirror { color: var(--muted); font-size: .875rem; margin-top: .25rem; }
    .failure { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
    .finding strong { font-weight: 600; }
    .finding .explanation { display: block; font-size: .875rem; }
    .asked { margin-top: .75rem; font-size: .875rem; max-width: none; }
    .asked span { display: block; color: var(--muted); font-size: .8125rem; }
    .events, .ladder { margin-top: 1.25rem; }
    .events caption, .ladder caption { font-size: .8125rem; font-weight: 400;
      color: var(--muted); }
    .ladder caption strong { color: var(--ink); }
    .events { table-layout: fixed; }
    .events th:first-child { width: 3.5rem; }
    .events b { font-weight: 650; }
    .events i { font-style: normal; color: var(--muted); }
    .same { color: var(--muted); }
    .differs > * { background: color-mix(in srgb, var(--failed) 9%, transparent); }
    .wrong { color: var(--failed); font-weight: 650; }
    .wrong i { color: inherit; }
    .ladders { display: grid; gap: 0 2rem; align-items: start;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); }
    .ladder-box { overflow-x: auto; min-width: 0; }
    .ladder th, .ladder td { padding: .25rem .5rem; }
    .events th:first-child, .events td:first-child { padding-left: .5rem; }
    .ladder .price { text-align: center; font-variant-numeric: tabular-nums; }
    .asks td.numbers { color: var(--failed); } .bids td.numbers { color: var(--passed); }
    .asks tr:last-child > * { border-bottom: 2px solid var(--faint); }
    .orders { font-size: .8125rem; }
    .order { display: inline-block; margin-right: .75em; }
    .mark { color: var(--failed); font-weight: 700; margin-right: .5em; }
    .command-line { margin-top: 1.25rem; padding: .625rem .875rem; background: var(--wash);
      border-radius: .375rem; max-width: none; font-size: .875rem; }
    .command-line span { color: var(--muted); margin-right: .75rem; }

    details { border-bottom: 1px solid var(--rule); }
    summary { padding: .5rem 0; cursor: pointer; }
    summary .area { font-weight: 500; margin-right: .75rem; }
    summary .explanation { font-size: .875rem; }
    details .scroll { margin: 0 0 1rem; }
    details caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }

    .facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: 1rem 1.5rem; margin: 1.25rem 0 0; }
    .facts dt { font-size: .8125rem; color: var(--muted); }
    .facts .wide { grid-column: 1 / -1; }
    .facts dd { margin: 0; font-variant-numeric: tabular-nums; }

    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
      gap: 1.5rem 2.5rem; margin-top: 1rem; align-items: end; }
    .charts + details { margin-top: 1rem; }
    .chart { margin: 0; min-width: 0; }
    .chart figcaption { font-size: .875rem; color: var(--muted); }
    .chart figcaption strong { color: var(--ink); font-weight: 600; }
    .plot { display: block; width: calc(100% - 3.5rem); height: 240px; overflow: visible;
      margin: .25rem 0 0 3.5rem; }
    .plot text { font-size: 12px; fill: var(--muted); font-variant-numeric: tabular-nums; }
    .grid { stroke: var(--rule); stroke-width: 1; shape-rendering: crispEdges; }
    polyline { fill: none; stroke-width: 2; stroke-linejoin: round;
      vector-effect: non-scaling-stroke; }
    .response { stroke: var(--accent); }
    .service { stroke: var(--second); stroke-dasharray: 7 4; }
    .lag { stroke: var(--third); stroke-dasharray: 2 3; }
    .sample { width: 2rem; height: .5rem; align-self: center; }
    .note { margin-top: .25rem; }

    .rows { margin-top: 1.75rem; }
    .rows figcaption, .chart figcaption { overflow-wrap: anywhere; }
    figcaption .explanation { display: block; }
    .rows figcaption strong { font-size: 1rem; font-weight: 650; }
    .rowplot { display: block; width: 100%; margin-top: .5rem; overflow: visible; }
    .rowplot text { font-size: 13px; fill: var(--ink); font-variant-numeric: tabular-nums; }
    .rowplot .head { font-weight: 650; }
    .rowplot .value { fill: var(--muted); }
    .rowplot text.tick { font-size: 12px; fill: var(--muted); }
    .rowplot .name, .rowplot .value, .rowplot .head { paint-order: stroke; stroke: var(--paper);
      stroke-width: 4px; stroke-linejoin: round; }
    .range { stroke: var(--ink); stroke-width: 1.5; }
    line.reference { stroke: var(--ink); stroke-dasharray: 3 3; }
    .rowplot text.reference { font-size: 12px; font-weight: 650; }
    .series-1 { fill: var(--accent); } .series-2 { fill: var(--second); }
    .series-3 { fill: var(--passed); } .series-4 { fill: var(--malformed); }
    .series-5 { fill: var(--crashed); } .series-6 { fill: var(--third); }
    .median { stroke: var(--accent); stroke-dasharray: 1 3; }
    .cost-time { stroke: var(--accent); } .cost-instructions { stroke: var(--second); }
    .plot .dots { fill: none; stroke-width: 6; stroke-linecap: round; stroke-dasharray: none;
      vector-effect: non-scaling-stroke; }
    line.noted { stroke: var(--failed); stroke-width: 1.5; stroke-dasharray: 4 3; }
    .plot text.noted { fill: var(--failed); font-weight: 650; }
    .headline { margin-bottom: .5rem; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
    .headline dd { margin: 0; }

    footer { margin-top: 4rem; padding-top: 1.5rem; padding-bottom: 3rem; color: var(--muted);
      font-size: .875rem; }

    @media (max-width: 40rem) {
      main, footer { padding-left: 1rem; padding-right: 1rem; }
      .summary { padding-top: 1.5rem; }
      .verdict .word { font-size: 2rem; }
      .story { padding: 1rem; }
      .tiles { grid-template-columns: 1fr 1fr; gap: .625rem; }
      .tile { padding: .75rem .875rem; }
      .tile .figure strong { font-size: 1.375rem; }
      .facts { grid-template-columns: 1fr 1fr; gap: .75rem 1rem; }
      .findings li { display: block; }
      .findings .place { display: block; }
      .scroll > table > tbody > tr > th { min-width: 8.5rem; }
      .scroll > table > tbody > tr > th:has(.explanation) { min-width: 13rem; }
      .scroll td.names { min-width: 7.75rem; }
      .scroll td.prose { min-width: 13rem; }
      .headline { grid-template-columns: 1fr 1fr; }
    }
    @media print {
      :root {
        --paper: #fff; --card: #fff; --ink: #000; --muted: #444; --faint: #888; --rule: #ccc;
        --wash: #f3f3f3;
      }
      body { font-size: 10pt; }
      main, footer { max-width: none; padding: 0; }
      .story, .tile, .chart, .findings li, tr { break-inside: avoid; }
      h2, h3, h4, caption { break-after: avoid; }
      .scroll { overflow: visible; }
      details::details-content { content-visibility: visible; block-size: auto; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
