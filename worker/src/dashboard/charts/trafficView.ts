import type { TrafficSpan } from '../../../../protocol/worker/api/shapes/traffic';
import { isEmpty } from '../../traffic/figures';
import type { Slot } from '../../traffic/traffic';

/** What a chart shows. */
export interface TrafficView {
	span: TrafficSpan;
	/** The oldest first; the last one is still filling. */
	slots: readonly Slot[];
}

/** Whether nothing is known about a slot: nobody counted, and nothing happened. */
export function isUnknown(slot: Slot): boolean {
	return slot.backlog === undefined && isEmpty(slot);
}
