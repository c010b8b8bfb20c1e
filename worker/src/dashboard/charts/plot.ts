import { html, type Html } from '../html';
import { HEIGHT, STEP, unknownMarks } from './marks';
import { SPAN_WORDS } from './spanWords';
import { isUnknown, type TrafficView } from './trafficView';

export interface LegendEntry {
	/** The class that gives the marks their color. */
	kind: string;
	label: string;
	value: string;
	/** In small print behind the value. */
	note?: string;
}

export interface PlotParts {
	view: TrafficView;
	title: string;
	/** What the numbers at the axis count. */
	unit: string;
	legend: readonly LegendEntry[];
	/** Labels of the vertical axis, evenly spread, the topmost first. */
	labels: readonly string[];
	/** The chart in words, for those who cannot see it. */
	inWords: string;
	marks: ReadonlyArray<Html | undefined>;
	/** Said below the chart if there is nothing to see in it, and nothing is missing. */
	empty: string | undefined;
}

/**
 * The frame of every chart: legend, axes, and the text alternative. The drawing stretches to the width of the
 * page, so the labels are no part of it. Its height is fixed, so nothing moves while the page loads.
 */
export function plot(parts: PlotParts): Html {
	const { view, title, unit, legend, labels, inWords, marks, empty } = parts;
	const { slots, span } = view;
	const width = slots.length * STEP;
	const hasGaps = slots.slice(0, -1).some(isUnknown);
	return html`<figure class="card chart" aria-label="${title}">
		<figcaption>
			<h3>${title}</h3>
			<span class="muted">${unit}</span>
		</figcaption>
		<dl class="legend">${legend.map(legendEntry)}</dl>
		<div class="plot">
			<div class="y" aria-hidden="true">${labels.map((label) => html`<span>${label}</span>`)}</div>
			<svg
				viewBox="0 0 ${width} ${HEIGHT}"
				preserveAspectRatio="none"
				role="img"
				aria-label="${inWords}"
			>
				${unknownMarks(slots)} ${labels.map((_, index) => gridLine(index, labels.length, width))}
				${marks}
			</svg>
			<div class="x" aria-hidden="true">
				${SPAN_WORDS[span].ticks.map((tick) => html`<span>${tick}</span>`)}
			</div>
		</div>
		${hasGaps ? UNKNOWN_NOTE : empty && html`<p class="muted note">${empty}</p>`}
	</figure>`;
}

const UNKNOWN_NOTE = html`<p class="muted note">
	<i class="unknown"></i>No data: the worker or its scheduler was not running.
</p>`;

function legendEntry({ kind, label, value, note }: LegendEntry): Html {
	return html`<div>
		<dt><i class="${kind}"></i>${label}</dt>
		<dd>${value}${note === undefined ? undefined : html` <small>${note}</small>`}</dd>
	</div>`;
}

function gridLine(index: number, count: number, width: number): Html {
	const y = (index / (count - 1)) * HEIGHT;
	return html`<path class="grid" d="M0 ${y.toFixed(1)}H${width}" />`;
}
