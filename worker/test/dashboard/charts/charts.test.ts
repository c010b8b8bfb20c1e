import { describe, expect, it } from 'vitest';
import { TRAFFIC_SLOTS, type TrafficSpan } from '../../../../protocol/worker/api/shapes/traffic';
import { countLabels, roundTop } from '../../../src/dashboard/charts/axis';
import { backlogChart } from '../../../src/dashboard/charts/backlogChart';
import { eventsChart } from '../../../src/dashboard/charts/eventsChart';
import { failuresChart } from '../../../src/dashboard/charts/failuresChart';
import { figureTable } from '../../../src/dashboard/charts/figureTable';
import { latencyChart } from '../../../src/dashboard/charts/latencyChart';
import type { TrafficView } from '../../../src/dashboard/charts/trafficView';
import type { Html } from '../../../src/dashboard/html';
import { noFigures, type Figures } from '../../../src/traffic/figures';
import { bucketOf } from '../../../src/traffic/latencies';

const NOON = Date.parse('2026-03-02T12:00:00Z');

/**
 * A span that ends at noon.
 *
 * @param figures by the age of their slot: 0 is the current one
 * @param counted whether somebody counted the backlog all the time
 */
function view(
	figures: Readonly<Record<number, Partial<Figures>>>,
	{ span = 'hour', counted = true }: { span?: TrafficSpan; counted?: boolean } = {},
): TrafficView {
	const { count, seconds } = TRAFFIC_SLOTS[span];
	const slots = Array.from({ length: count }, (_, index) => {
		const age = count - 1 - index;
		return {
			...noFigures(),
			backlog: counted ? 0 : undefined,
			...figures[age],
			at: NOON - age * seconds * 1000,
		};
	});
	return { span, slots };
}

function text({ text: markup }: Html): string {
	return markup.replaceAll(/\s+/g, ' ');
}

/** As many events in the bucket of a latency. */
function latencies(latency: number, count = 1): number[] {
	return [...Array.from({ length: bucketOf(latency) }, () => 0), count];
}

/** The heights of the marks of a kind, from 0 to 100. */
function heights(chart: Html, kind: string): number[] {
	const marks = text(chart).matchAll(new RegExp(`<rect class="${kind}"[^>]*height="([^"]+)"`, 'g'));
	return Array.from(marks, ([, height]) => Number(height));
}

describe('an axis', () => {
	it.each([
		[0, ['2', '1', '0']],
		[3, ['4', '2', '0']],
		[5, ['6', '3', '0']],
		[10, ['10', '5', '0']],
		[11, ['20', '10', '0']],
		[999, ['1,000', '500', '0']],
		[1001, ['2,000', '1,000', '0']],
		[1_200_000, ['2M', '1M', '0']],
	])('for at most %d has whole numbers that are easy to read', (peak, labels) => {
		expect(countLabels(roundTop(peak))).toEqual(labels);
	});
});

describe('the chart of events', () => {
	it('says in words what it shows, and has a bar per slot with its numbers', () => {
		const chart = eventsChart(
			view({ 0: { received: 3, delivered: 1 }, 4: { received: 8, delivered: 6, failed: 4 } }),
		);
		expect(text(chart)).toContain(
			'aria-label="Events in the last hour: 11 received, 7 delivered, 4 attempts failed; at most 10 per minute."',
		);
		expect(text(chart)).toContain('<title>11:56 UTC: 8 received, 6 delivered, 4 failed</title>');
		expect(heights(chart, 'delivered')).toEqual([60, 10]);
		expect(heights(chart, 'failed')).toEqual([40]);
	});

	it('names its unit and the day of a slot over a longer span', () => {
		const chart = text(eventsChart(view({ 1: { received: 48 } }, { span: 'day' })));
		expect(chart).toContain('per 15 minutes');
		expect(chart).toContain('2026-03-02 11:45 UTC: 48 received');
		expect(chart).toContain('2.0/h');
		expect(chart).toContain('<span>24 h</span>');
	});

	it('draws no line through the time that is not known', () => {
		const known = { 0: {}, 1: { received: 2 }, 5: { backlog: 0 }, 6: { received: 1 } };
		const markup = text(eventsChart(view(known, { counted: false })));
		expect(Array.from(markup.matchAll(/points="([^"]*)"/g), ([, points]) => points)).toEqual([
			'535,50.0 545,100.0',
			'585,0.0 595,100.0',
		]);
	});

	it('averages over the time that is known', () => {
		const figures = { 0: { received: 30, backlog: 0 }, 1: { received: 30, backlog: 0 } };
		expect(text(eventsChart(view(figures, { counted: false })))).toContain('60 <small>30/min');
		expect(text(eventsChart(view({ 9: { received: 1 } }, { span: 'week' })))).toContain(
			'&#60;0.1/h',
		);
	});
});

describe('every chart', () => {
	const charts = [eventsChart, failuresChart, latencyChart, backlogChart];

	it('marks the time of which nothing is known, in one piece, and says so', () => {
		const partial = view({ 0: {}, 1: { received: 1 }, 2: { backlog: 0 } }, { counted: false });
		for (const chart of charts) {
			const markup = text(chart(partial));
			expect(markup.match(/<rect class="unknown" x="0" y="0.0" width="570"/g)).toHaveLength(1);
			expect(markup).toContain('No data: the worker or its scheduler was not running.');
		}
	});

	it('is drawn when nothing happened, without such a mark', () => {
		for (const chart of charts) {
			const markup = text(chart(view({})));
			expect(markup).not.toContain('No data');
			expect(markup).toMatch(/<p class="muted note">(No|Nothing) /);
			expect(markup).not.toContain('<rect');
			expect(markup).not.toMatch(/NaN|Infinity|undefined|null/);
		}
	});

	it('has no style in its markup, which the pages do not allow', () => {
		for (const chart of charts) expect(text(chart(view({})))).not.toContain('style=');
	});
});

describe('the chart of failures', () => {
	it('separates dead letters from what is retried', () => {
		const chart = failuresChart(view({ 3: { failed: 4, dead: 1 } }));
		expect(text(chart)).toContain(
			'Failures in the last hour: 4 attempts failed, 1 event became a dead letter.',
		);
		expect(text(chart)).toContain('11:57 UTC: 3 to be retried, 1 dead letter');
		expect(heights(chart, 'dead')).toEqual([25]);
		expect(heights(chart, 'retried')).toEqual([75]);
	});
});

describe('the chart of latencies', () => {
	it('shows milliseconds and hours on one axis', () => {
		const chart = latencyChart(
			view({ 5: { latencies: latencies(90, 10) }, 9: { latencies: latencies(3_500_000, 10) } }),
		);
		for (const label of ['1 h', '10 min', '1 min', '10 s', '1 s', '100 ms', '10 ms']) {
			expect(text(chart)).toContain(`<span>${label}</span>`);
		}
		const [slow, fast] = heights(chart, 'typical');
		expect(slow).toBeGreaterThan(90);
		expect(fast).toBeGreaterThan(10);
		expect(fast).toBeLessThan(20);
	});

	it('does not make a fast worker look slow, and names bounds where it knows no more', () => {
		const chart = latencyChart(view({ 5: { latencies: latencies(4, 10) } }));
		expect(text(chart)).toContain('<span>1 s</span><span>100 ms</span><span>10 ms</span>');
		expect(text(chart)).toContain('half of the events were delivered within &#60;10 ms');
		expect(heights(chart, 'typical')).toEqual([2]);
		const outage = latencyChart(view({ 5: { latencies: latencies(3 * 86_400_000) } }));
		expect(text(outage)).toContain('95 percent within &#62;1 d');
		expect(heights(outage, 'typical')).toEqual([100]);
	});

	it('says that nothing was delivered', () => {
		expect(text(latencyChart(view({}, { span: 'week' })))).toContain(
			'Latency: no events were delivered in the last week.',
		);
	});
});

describe('the chart of the backlog', () => {
	it('shows its peak, and that nobody counted', () => {
		const chart = backlogChart(view({ 3: { backlog: 1200 }, 2: { backlog: 600 } }));
		expect(text(chart)).toContain('Backlog in the last hour: at most 1,200 events waiting.');
		expect(heights(chart, 'backlog')).toEqual([60, 30]);
		expect(text(backlogChart(view({}, { counted: false })))).toContain(
			'Backlog: not counted in the last hour.',
		);
	});
});

describe('the table behind the charts', () => {
	it('has a row per slot, the latest first, with its units, and says what is missing', () => {
		const table = text(
			figureTable(
				view(
					{ 0: { received: 2 }, 1: { received: 1200, delivered: 9, latencies: latencies(60_000) } },
					{ counted: false },
				),
			),
		);
		expect(table.match(/<th scope="row">/g)).toHaveLength(60);
		expect(table).toMatch(
			/12:00 UTC \(so far\).*<td>2<\/td>.*11:59 UTC.*<td>1,200<\/td>.*<td>–<\/td> <td>\d+ s<\/td>/,
		);
		expect(table.match(/No data/g)).toHaveLength(58);
	});
});
