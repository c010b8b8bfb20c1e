import { LIMITS } from '../../../protocol/worker/api/limits';
import type { Watch, WatchedPlace } from './watch';

type Optional<Whole, Key extends keyof Whole> = Omit<Whole, Key> & Partial<Pick<Whole, Key>>;

/** A watch that an older worker may have stored. */
export interface StoredWatch extends Optional<
	Omit<Watch, 'place'>,
	'maxRemovedPercent' | 'acceptedRecords' | 'changesReadTo' | 'wholeReadAt' | 'roundStartedAt'
> {
	place: Optional<WatchedPlace, 'projectId' | 'allProjects'>;
}

/** Fills in what watches of older workers lack. */
export function completeWatch(stored: StoredWatch): Watch {
	const { place, maxRemovedPercent, acceptedRecords } = stored;
	return {
		...stored,
		place: {
			...place,
			projectId: place.projectId ?? null,
			allProjects: place.allProjects ?? false,
		},
		maxRemovedPercent: maxRemovedPercent ?? LIMITS.watch.maxRemovedPercent.default,
		acceptedRecords: acceptedRecords ?? null,
		changesReadTo: stored.changesReadTo ?? null,
		wholeReadAt: stored.wholeReadAt ?? null,
		roundStartedAt: stored.roundStartedAt ?? null,
	};
}
