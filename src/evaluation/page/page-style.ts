/** The page's style sheet. Colours follow the reader's light or dark setting. */
export const pageStyle: string = `
:root { color-scheme: light dark; --paper: #fcfcfb; --ink: #1b1b19; --soft: #5f5e58; --line: #dddcd6; --table: #2a66c8; --column: #b4530a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1a1a19; --ink: #f1f0ec; --soft: #b0afa8; --line: #3b3a37; --table: #7fb0ff; --column: #f3a455; --bad: #ff8a80; }
}
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p, dd { margin: .3rem 0; } .soft, dt, figcaption, th { color: var(--soft); } .bad { color: var(--bad); }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; margin: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure { margin: .6rem 0; overflow-x: auto; } svg { display: block; width: 100%; min-width: 30rem; max-width: 40rem; height: auto; } svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
.grid { stroke: var(--line); } .t { stroke: var(--table); fill: var(--table); } .c { stroke: var(--column); fill: var(--column); }
path.t, path.c { fill: none; stroke-width: 2; } path.mean { stroke-dasharray: 5 4; } circle { stroke: var(--paper) !important; stroke-width: 2; } rect { stroke: none; }
summary { cursor: pointer; } :focus-visible { outline: 2px solid var(--table); outline-offset: 2px; }
`;
