/**
 * The style of the charts. Every color has a contrast of 3:1 to the card. Those that touch differ in lightness
 * by 1.8:1 at least, so that people who do not see colors can distinguish them.
 */
export const CHART_STYLE = `
.charts { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr)); }
.chart { margin: 0; }
.chart figcaption { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem; margin-bottom: .5rem; }
.chart figcaption .muted { font-size: .82rem; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 2rem; margin: 0; }
.legend dt { display: flex; align-items: center; gap: .45rem; }
.legend dd { font-size: 1.35rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.legend i, .note i { flex: none; width: .75rem; height: .75rem; border-radius: 3px; background: currentColor; }
.legend i.received { height: 3px; border-radius: 2px; color: var(--received); }
i.delivered { color: var(--delivered); }
i.failed { color: var(--failed); }
i.dead { color: var(--dead); }
i.retried { color: var(--retried); }
i.typical { color: var(--typical); }
i.slow { color: var(--slow); }
i.backlog { color: var(--backlog); }
i.unknown { color: var(--unknown); box-shadow: inset 0 0 0 1px var(--muted); }
.plot { display: grid; grid-template-columns: 3.3rem minmax(0, 1fr); gap: .3rem .5rem; margin-top: 1rem; }
.plot svg { display: block; width: 100%; height: 8rem; overflow: visible; }
.plot .x, .plot .y { display: flex; justify-content: space-between; font-size: .74rem; line-height: 1rem; color: var(--muted); white-space: nowrap; }
.plot .y { flex-direction: column; height: 9rem; margin: -.5rem 0; text-align: right; font-variant-numeric: tabular-nums; }
.plot .x { grid-column: 2; height: 1rem; }
.plot .x span { width: 0; display: flex; justify-content: center; }
.plot .x span:first-child { justify-content: flex-start; }
.plot .x span:last-child { justify-content: flex-end; }
.plot .grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.plot .hit { fill: transparent; pointer-events: all; }
.plot g:hover .hit { fill: var(--line); }
.plot polyline { fill: none; stroke: var(--received); stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; pointer-events: none; }
rect.delivered { fill: var(--delivered); }
rect.failed { fill: var(--failed); }
rect.dead { fill: var(--dead); }
rect.retried { fill: var(--retried); }
rect.typical { fill: var(--typical); }
rect.slow { fill: var(--slow); }
rect.backlog { fill: var(--backlog); shape-rendering: crispEdges; }
rect.unknown { fill: var(--unknown); shape-rendering: crispEdges; }
.note { display: flex; align-items: center; gap: .45rem; font-size: .82rem; margin: .6rem 0 0; }
.sparkline { flex: none; width: 11rem; height: 2.4rem; }
.figure-table { margin-top: .8rem; }
.scroll { overflow-x: auto; margin-top: .8rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child { text-align: left; }
th { font-weight: 400; color: var(--muted); }
@media (max-width: 36rem) {
	.legend { display: grid; grid-template-columns: repeat(auto-fit, minmax(5.5rem, 1fr)); gap: .3rem .7rem; }
	.legend dt { gap: .35rem; align-items: baseline; overflow-wrap: normal; }
	.legend dd small { display: block; }
	.sparkline { order: 4; width: 100%; }
	.traffic-line .what { order: 3; }
}
`;
