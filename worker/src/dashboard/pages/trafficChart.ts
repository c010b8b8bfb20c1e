import type { Minute } from '../../metrics/traffic';
import { counted, grouped } from '../format';
import { html, type Html } from '../html';

/** Size of the chart in its own units; one minute is ten units wide. */
const WIDTH = 600;
const HEIGHT = 100;
const STEP = 10;
const GAP = 2;

/** Events received and delivered in the last hour, minute by minute. */
export function trafficChart(minutes: readonly Minute[]): Html {
	const received = sum(minutes, 'received');
	const delivered = sum(minutes, 'delivered');
	const failed = sum(minutes, 'failed');
	const peak = Math.max(1, ...minutes.flatMap((minute) => [minute.received, handled(minute)]));
	const inWords =
		`In the last hour: ${counted(received, 'event')} received, ${grouped(delivered)} delivered, ` +
		`${counted(failed, 'attempt')} failed; at most ${grouped(peak)} per minute.`;
	return html`<section class="card traffic" aria-label="The last hour">
		<dl>
			${key('received', 'Received', received)} ${key('delivered', 'Delivered', delivered)}
			${key('failed', 'Failed', failed)}
		</dl>
		<div class="plot">
			<span class="peak" aria-hidden="true">${grouped(peak)}/min</span>
			<svg
				viewBox="0 0 ${WIDTH} ${HEIGHT}"
				preserveAspectRatio="none"
				role="img"
				aria-label="${inWords}"
			>
				${minutes.map((minute, index) => bars(minute, index * STEP, peak))}
				<polyline class="received" points="${line(minutes, peak)}" />
			</svg>
		</div>
		<p class="axis muted" aria-hidden="true"><span>1 h ago</span><span>now</span></p>
	</section>`;
}

function key(kind: keyof Omit<Minute, 'at'>, label: string, count: number): Html {
	return html`<div>
		<dt><i class="${kind}"></i>${label}</dt>
		<dd>${grouped(count)} <small>${perMinute(count)}</small></dd>
	</div>`;
}

/** Average over the hour: `19/min`, `0.9/min`. */
function perMinute(count: number): string {
	const rate = count / 60;
	return `${rate > 0 && rate < 10 ? rate.toFixed(1) : grouped(Math.round(rate))}/min`;
}

/** Failures are stacked on deliveries, so that the height is the number of attempts. */
function bars(minute: Minute, x: number, peak: number): Html | undefined {
	const { at, received, delivered, failed } = minute;
	if (received + delivered + failed === 0) return undefined;
	const time = new Date(at).toISOString().slice(11, 16);
	return html`<g>
		<title>
			${time} UTC: ${grouped(received)} received, ${grouped(delivered)} delivered,
			${grouped(failed)} failed
		</title>
		${bar('delivered', x, 0, delivered / peak)} ${bar('failed', x, delivered / peak, failed / peak)}
	</g>`;
}

/** @param from,share fractions of the height, from 0 to 1 */
function bar(kind: string, x: number, from: number, share: number): Html | undefined {
	if (share === 0) return undefined;
	const height = share * HEIGHT;
	const y = HEIGHT - from * HEIGHT - height;
	return html`<rect
		class="${kind}"
		x="${x + GAP / 2}"
		y="${y.toFixed(1)}"
		width="${STEP - GAP}"
		height="${height.toFixed(1)}"
	/>`;
}

function line(minutes: readonly Minute[], peak: number): string {
	return minutes
		.map(({ received }, index) => {
			const y = HEIGHT - (received / peak) * HEIGHT;
			return `${index * STEP + STEP / 2},${y.toFixed(1)}`;
		})
		.join(' ');
}

function handled({ delivered, failed }: Minute): number {
	return delivered + failed;
}

function sum(minutes: readonly Minute[], kind: keyof Omit<Minute, 'at'>): number {
	return minutes.reduce((total, minute) => total + minute[kind], 0);
}
