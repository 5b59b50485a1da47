/** What the report's page adds to the style of pages. */
export const reportStyle: string = `
:root { --good: #19703a; }
@media (prefers-color-scheme: dark) { :root { --good: #6fd08c; } }
.good { color: var(--good); } .saved { font-size: 2.2rem; line-height: 1.15; margin: 1rem 0 0; } .saved small { font-size: 1rem; color: var(--soft); }
.bar { height: .7rem; background: var(--line); border-radius: .35rem; margin: .7rem 0; overflow: hidden; } .bar i { display: block; height: 100%; background: var(--good); }
.mark { border: 1px solid currentcolor; border-radius: .3rem; padding: 0 .35rem; font-size: .8rem; font-weight: normal; white-space: nowrap; }
article { border-top: 1px solid var(--line); padding: .4rem 0 1rem; } article h3 { margin: .6rem 0 .2rem; } article h3 code { font-weight: normal; }
.facts { table-layout: fixed; } .facts th { width: 6rem; } .facts .wide table { width: auto; } .facts td { padding-right: 0; } ul { margin: .2rem 0; padding-left: 1.1rem; } h4 { margin: .6rem 0 .2rem; font-size: .9rem; }
pre { border: 1px solid var(--line); border-radius: .3rem; padding: .5rem; margin: .4rem 0; } pre.after { border-color: var(--good); }
@media print { details::details-content { content-visibility: visible; } }
`;
