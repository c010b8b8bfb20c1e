import { CHART_STYLE } from './charts/chartStyle';

/** The style of the dashboard: system fonts, one column on a phone, light or dark like the device. */
export const STYLE = `
:root {
	--ground: #f4f6fa; --card: #fff; --line: #e1e6ef; --text: #14203a; --muted: #5c6883; --accent: #1c6dd0;
	--good: #137a4b; --good-soft: #e2f5ec; --warn: #96590a; --warn-soft: #fdf1dc;
	--bad: #b3261e; --bad-soft: #fde8e6; --info: #1c5fb4; --info-soft: #e4effc; --none: #6b7690;
	--received: #14203a; --delivered: #4a96de; --failed: #b3400a; --dead: #7f1d1d; --retried: #d97706;
	--typical: #14508f; --slow: #5496dc; --backlog: #7c6bb0; --unknown: #d9deea;
	--shadow: 0 1px 2px rgb(20 32 58 / 6%), 0 4px 16px rgb(20 32 58 / 5%);
}
@media (prefers-color-scheme: dark) {
	:root {
		--ground: #0d1424; --card: #151f35; --line: #26324d; --text: #e8edf7; --muted: #97a5c1; --accent: #4aa8ff;
		--good: #5fd39c; --good-soft: #12352a; --warn: #f0b65a; --warn-soft: #3a2c12;
		--bad: #ff8d84; --bad-soft: #42191a; --info: #7db8ff; --info-soft: #152e52; --none: #7f8cab;
		--received: #e8edf7; --delivered: #2f7fd0; --failed: #ffa06b; --dead: #ff8178; --retried: #a8662a;
		--typical: #9ccbff; --slow: #3a78c2; --backlog: #9d8cd6; --unknown: #2a3651;
		--shadow: none;
	}
}
* { box-sizing: border-box; }
body {
	margin: 0; background: var(--ground); color: var(--text);
	font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Inter, Roboto, sans-serif;
	-webkit-text-size-adjust: 100%; overflow-wrap: anywhere;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.bar {
	display: flex; align-items: center; justify-content: space-between; gap: 1rem;
	padding: .7rem max(1rem, calc(50vw - 34rem)); background: var(--card); border-bottom: 1px solid var(--line);
}
.brand { display: flex; align-items: center; gap: .6rem; color: var(--text); font-weight: 650; }
.brand:hover { text-decoration: none; }
.bar nav { display: flex; align-items: center; gap: .25rem; white-space: nowrap; }
.bar nav a { padding: .3rem .6rem; border-radius: 8px; color: var(--muted); }
.bar nav a:hover { color: var(--accent); text-decoration: none; }
.bar nav a[aria-current] { color: var(--text); background: var(--ground); font-weight: 600; }
.bar nav form { margin-left: .6rem; }
main { max-width: 70rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; }
h2 { font-size: .82rem; margin: 2rem 0 .7rem; color: var(--muted); text-transform: uppercase; letter-spacing: .06em; }
h3 { font-size: 1.02rem; line-height: 1.3; margin: 0; }
p { margin: .4rem 0; }
.muted { color: var(--muted); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1rem 1.15rem; box-shadow: var(--shadow); }
.card header { display: flex; justify-content: space-between; align-items: flex-start; gap: .75rem; }
.empty { color: var(--muted); margin: 0; }
.verdict { border-radius: 16px; padding: 1.15rem 1.3rem; background: var(--good-soft); color: var(--good); }
.verdict p { margin: .15rem 0 0; color: var(--text); opacity: .8; }
.verdict.warn { background: var(--warn-soft); color: var(--warn); }
.verdict.bad { background: var(--bad-soft); color: var(--bad); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .6rem; margin: .8rem 0 0; }
.figures div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .6rem .85rem; box-shadow: var(--shadow); display: flex; flex-direction: column; justify-content: space-between; }
dt { color: var(--muted); font-size: .8rem; }
dd { margin: 0; }
.figures dd { font-size: 1.35rem; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.figures dd a { color: inherit; }
dd small { color: var(--muted); font-size: .82rem; font-weight: 400; letter-spacing: 0; white-space: nowrap; }
.cards { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
.target { font-size: .85rem; }
.counts { display: flex; flex-wrap: wrap; gap: .4rem; margin: .8rem 0; }
.count { border-radius: 8px; padding: .15rem .55rem; font-size: .85rem; background: var(--info-soft); color: var(--info); }
.count.none { background: transparent; color: var(--none); box-shadow: inset 0 0 0 1px var(--line); }
.count.dead { background: var(--bad-soft); color: var(--bad); }
.count.retrying { background: var(--warn-soft); color: var(--warn); }
.count.delivered { background: var(--good-soft); color: var(--good); }
.pill {
	flex: none; border-radius: 99px; padding: .1rem .65rem; font-size: .8rem; font-weight: 600; white-space: nowrap;
	background: var(--info-soft); color: var(--info);
}
.pill.delivered { background: var(--good-soft); color: var(--good); }
.pill.dead, .pill.gone { background: var(--bad-soft); color: var(--bad); }
.pill.retrying, .pill.paused { background: var(--warn-soft); color: var(--warn); }
.actions { display: flex; flex-wrap: wrap; align-items: flex-start; gap: .5rem; margin-top: .9rem; }
form { margin: 0; }
button, .confirm summary {
	font: inherit; font-weight: 600; font-size: .9rem; cursor: pointer; color: var(--text);
	background: var(--card); border: 1px solid var(--line); border-radius: 9px; padding: .45rem .9rem;
}
button:hover, .confirm summary:hover { border-color: var(--accent); }
button.primary { background: #1c6dd0; border-color: #1c6dd0; color: #fff; }
button.primary:hover { background: #165ab0; }
button.danger { background: #b3261e; border-color: #b3261e; color: #fff; margin-top: .4rem; }
button.quiet { border: 0; background: none; padding: .2rem 0; color: var(--muted); font-weight: 400; font-size: inherit; }
.confirm summary { list-style: none; }
.confirm summary::-webkit-details-marker { display: none; }
.events, .attempts { list-style: none; margin: 0; padding: 0; }
.events { background: var(--card); border: 1px solid var(--line); border-radius: 14px; overflow: hidden; box-shadow: var(--shadow); }
.events li + li { border-top: 1px solid var(--line); }
.events a { display: flex; gap: .9rem; align-items: flex-start; padding: .75rem 1.1rem; color: inherit; }
.events a:hover { background: var(--ground); text-decoration: none; }
.events .entry { display: flex; gap: .9rem; align-items: flex-start; padding: .75rem 1.1rem; }
.detail { display: block; color: var(--muted); font-size: .9rem; }
.events .pill { min-width: 5.6rem; text-align: center; }
.what { flex: 1; min-width: 0; }
.what .muted { margin-left: .5rem; }
.what .kind { color: var(--muted); }
.search { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .6rem .8rem; margin: .9rem 0 0; }
.search label { display: block; font-size: .85rem; color: var(--muted); }
.search .words { flex: 1 1 18rem; }
.search input {
	height: 2.5rem;
	display: block; width: 100%; margin-top: .2rem; padding: .45rem .7rem; font: inherit; font-size: .95rem; color: var(--text);
	background: var(--card); border: 1px solid var(--line); border-radius: 9px;
}
.search button { padding: .5rem 1.1rem; }
.search a { padding: .5rem 0; }
.reason { display: block; color: var(--bad); font-size: .9rem; }
time, .since { color: var(--muted); font-size: .85rem; white-space: nowrap; padding-top: .1rem; }
.more { text-align: right; }
footer { margin-top: 2.5rem; font-size: .85rem; text-align: center; }
.tabs { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9rem 0; }
.tabs a { border: 1px solid var(--line); border-radius: 99px; padding: .25rem .85rem; background: var(--card); color: var(--muted); }
.tabs a[aria-current] { background: #1c6dd0; border-color: #1c6dd0; color: #fff; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .7rem 1.5rem; margin: .9rem 0 0; }
.attempts li { margin-bottom: .5rem; padding: .7rem 1.1rem; border-left: 4px solid var(--bad); }
.attempts li.good { border-left-color: var(--good); }
.attempts .muted { display: block; font-size: .88rem; }
pre {
	margin: 0 0 .8rem; padding: 1rem 1.15rem; overflow-x: auto; border-radius: 14px; background: #101a30; color: #dbe7fb;
	font: 13px/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: normal;
}
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .92em; }
details.card summary { cursor: pointer; color: var(--muted); }
details.card pre { margin: .8rem 0 0; }
.crumbs { margin: 0 0 .6rem; }
.crumbs::before { content: "← "; color: var(--muted); }
.login { max-width: 25rem; margin: 12vh auto 0; padding: 1.6rem; }
.login label { display: block; font-weight: 600; margin-top: 1rem; }
.login input {
	width: 100%; margin: .3rem 0 1rem; padding: .6rem .75rem; font: inherit; color: inherit;
	background: var(--ground); border: 1px solid var(--line); border-radius: 9px;
}
.login button { width: 100%; padding: .6rem; }
.quarantined { margin-top: .8rem; }
.plain { list-style: none; margin: .6rem 0 0; padding: 0; }
.plain li { display: flex; justify-content: space-between; gap: 1rem; padding: .45rem 0; border-top: 1px solid var(--line); }
.headline { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-top: 2rem; }
.headline h2 { margin-top: 0; }
h3 a { color: inherit; }
.form { margin-top: .9rem; }
.form label { display: block; margin-top: .9rem; font-size: .9rem; font-weight: 600; }
.form > label:first-of-type { margin-top: 0; }
.form input, .form textarea, .form select {
	display: block; width: 100%; max-width: 36rem; margin-top: .3rem; padding: .5rem .75rem; font: inherit; color: inherit;
	background: var(--ground); border: 1px solid var(--line); border-radius: 9px;
}
.form input[type=number] { max-width: 10rem; }
.form textarea { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9rem; resize: vertical; }
.form .hint { margin: .3rem 0 0; font-size: .85rem; }
.form details { margin-top: 1rem; }
.card details summary { cursor: pointer; }
.card details pre { margin: .6rem 0 .8rem; }
.once { background: var(--good-soft); margin-bottom: .9rem; }
.once dl { margin: .6rem 0 0; }
.once dd { margin-bottom: .5rem; user-select: all; }
.secret { margin-top: .8rem; padding-top: .8rem; border-top: 1px solid var(--line); }
.secret .actions { align-items: stretch; }
.plain summary { padding: .15rem .6rem; font-weight: 400; color: var(--muted); }
.secret label { display: block; font-size: .9rem; color: var(--muted); }
.secret input[type=password] {
	width: 100%; max-width: 32rem; margin-top: .3rem; padding: .5rem .75rem; font: inherit; color: inherit;
	background: var(--ground); border: 1px solid var(--line); border-radius: 9px;
}
.notice.good { background: var(--good-soft); color: var(--good); border-radius: 9px; padding: .6rem .9rem; }
.notice.warn { background: var(--warn-soft); color: var(--warn); border-radius: 9px; padding: .6rem .9rem; }
.complaint { background: var(--bad-soft); color: var(--bad); border-radius: 9px; padding: .5rem .8rem; }
@media (max-width: 48rem) {
	.bar { flex-wrap: wrap; gap: .3rem; padding-bottom: .4rem; }
	.bar nav { flex-wrap: wrap; gap: 0; margin: 0 -.5rem; font-size: .93rem; }
	.bar nav a { padding: .3rem .5rem; }
	.bar nav form { margin-left: .5rem; }
}
@media (max-width: 36rem) {
	.events .entry { flex-wrap: wrap; gap: .3rem .7rem; }
	.plain li { align-items: flex-start; }
	.figures { grid-template-columns: repeat(3, 1fr); }
	.figures div { padding: .5rem .65rem; }
	.events a { flex-wrap: wrap; gap: .3rem .7rem; }
	.events .pill { min-width: 0; }
	.search label { flex: 1 1 9rem; }
	.events time { margin-left: auto; }
	.events .what { order: 3; flex-basis: 100%; }
	.what .muted { display: block; margin-left: 0; }
	.actions form, .actions button { flex: 1; width: 100%; }
}
@media (max-width: 22.5rem) {
	.figures { grid-template-columns: repeat(2, 1fr); }
	.card header { flex-direction: column; gap: .3rem; }
}
${CHART_STYLE}`;
