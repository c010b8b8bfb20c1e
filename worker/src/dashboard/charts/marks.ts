import type { Slot } from '../../traffic/traffic';
import { html, type Html } from '../html';
import { isUnknown } from './trafficView';

/** A chart has its own units: this many per slot across, and this many from bottom to top. */
export const STEP = 10;
export const HEIGHT = 100;
/** Space between the bars of two slots. */
const GAP = 2;

/**
 * A part of the bar of a slot.
 *
 * @param kind the class that gives it its color
 * @param from,to fractions of the height, from 0 to 1
 */
export function bar(kind: string, index: number, from: number, to: number): Html | undefined {
	if (to <= from) return undefined;
	return rectangle(kind, index * STEP + GAP / 2, STEP - GAP, from, to);
}

/** The same without space between slots, for what is there all the time. */
export function area(kind: string, index: number, to: number): Html | undefined {
	return to <= 0 ? undefined : rectangle(kind, index * STEP, STEP, 0, to);
}

/** The marks of one slot, with a text that appears where a pointer is above or below them. */
export function slotMarks(
	index: number,
	text: string,
	...marks: ReadonlyArray<Html | undefined>
): Html {
	return html`<g>
		<title>${text}</title>
		${rectangle('hit', index * STEP, STEP, 0, 1)} ${marks}
	</g>`;
}

/** Where nothing is known, so that it does not look as if nothing had happened. */
export function unknownMarks(slots: readonly Slot[]): Html[] {
	const marks: Html[] = [];
	let start: number | undefined;
	for (let index = 0; index <= slots.length; index += 1) {
		const slot = slots[index];
		// The current slot may just have begun.
		const unknown = slot !== undefined && index < slots.length - 1 && isUnknown(slot);
		if (unknown) start ??= index;
		else if (start !== undefined) {
			marks.push(rectangle('unknown', start * STEP, (index - start) * STEP, 0, 1));
			start = undefined;
		}
	}
	return marks;
}

function rectangle(kind: string, x: number, width: number, from: number, to: number): Html {
	const height = (to - from) * HEIGHT;
	const y = HEIGHT - from * HEIGHT - height;
	return html`<rect
		class="${kind}"
		x="${x}"
		y="${y.toFixed(1)}"
		width="${width}"
		height="${height.toFixed(1)}"
	/>`;
}
