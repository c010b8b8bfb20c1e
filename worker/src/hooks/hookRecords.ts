import type { Region } from '../../../protocol/aps/regions';
import { Documents } from '../store/documents';
import type { Records } from '../store/records';
import type { Gap } from './gap';
import type { HookState } from './hookState';

/** How the last look at the hooks of a region went. Times are ISO 8601. */
export interface RegionCheck {
	id: Region;
	/** When it began, well or not. */
	triedAt: string;
	/** When it succeeded last; null when it never did. */
	checkedAt: string | null;
	/** Why the last one failed; null when it did not. */
	problem: string | null;
}

/** A hook that calls this worker without a subscription. */
export interface Orphan {
	/** Of the hook. */
	id: string;
	system: string;
	event: string;
	region: Region;
	/** When it was noticed first, ISO 8601. */
	since: string;
}

/** Everything the worker remembers about hooks. */
export class HookRecords {
	readonly states: Documents<HookState>;
	readonly regions: Documents<RegionCheck>;
	readonly orphans: Documents<Orphan>;
	readonly gaps: Documents<Gap>;

	constructor(records: Records) {
		this.states = new Documents(records, 'hook-state');
		this.regions = new Documents(records, 'hook-region');
		this.orphans = new Documents(records, 'hook-orphan');
		this.gaps = new Documents(records, 'hook-gap');
	}
}
