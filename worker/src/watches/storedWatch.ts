import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Watch, WatchedPlace } from './watch';

type Optional<Whole, Key extends keyof Whole> = Omit<Whole, Key> & Partial<Pick<Whole, Key>>;

/** A watch that an older worker may have stored. */
export interface StoredWatch extends Optional<
	Omit<Watch, 'place'>,
	'maxRemovedPercent' | 'acceptedRecords'
> {
	place: Optional<WatchedPlace, 'projectId'>;
}

/** Fills in what watches of older workers lack. */
export function completeWatch(stored: StoredWatch): Watch {
	const { place, maxRemovedPercent, acceptedRecords } = stored;
	return {
		...stored,
		place: { ...place, projectId: place.projectId ?? null },
		maxRemovedPercent: maxRemovedPercent ?? LIMITS.watch.maxRemovedPercent.default,
		acceptedRecords: acceptedRecords ?? null,
	};
}
