import { backlogChart } from '../charts/backlogChart';
import { eventsChart } from '../charts/eventsChart';
import { failuresChart } from '../charts/failuresChart';
import { figureTable } from '../charts/figureTable';
import { latencyChart } from '../charts/latencyChart';
import type { TrafficView } from '../charts/trafficView';
import { html, type Html } from '../html';

/** All charts, and the numbers behind them. */
export function trafficCharts(view: TrafficView): Html {
	return html`<div class="charts">
			${eventsChart(view)} ${latencyChart(view)} ${backlogChart(view)} ${failuresChart(view)}
		</div>
		<p class="muted">
			Hover over a bar for its numbers, or open the table. The last bar is still filling. Latencies
			are estimates and exclude replays.
		</p>
		${figureTable(view)}`;
}
