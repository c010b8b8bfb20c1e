import type { Slot } from '../../traffic/traffic';
import { html, type Html } from '../html';
import { bar, HEIGHT, STEP, unknownMarks } from './marks';

/** Attempts of one subscription, without axes. It stands next to its numbers, so it needs no words. */
export function sparkline(slots: readonly Slot[]): Html {
	const peak = Math.max(1, ...slots.map(({ delivered, failed }) => delivered + failed));
	return html`<svg
		class="sparkline"
		viewBox="0 0 ${slots.length * STEP} ${HEIGHT}"
		preserveAspectRatio="none"
		aria-hidden="true"
	>
		${unknownMarks(slots)}
		${slots.map(({ delivered, failed }, index) => [
			bar('delivered', index, 0, delivered / peak),
			bar('failed', index, delivered / peak, (delivered + failed) / peak),
		])}
	</svg>`;
}
