import type { Region } from '../../../protocol/aps/regions';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
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
export class HookDocuments {
	readonly states: DocumentCollection<HookState>;
	readonly regions: DocumentCollection<RegionCheck>;
	readonly orphans: DocumentCollection<Orphan>;
	readonly gaps: DocumentCollection<Gap>;

	constructor(documents: DocumentStore) {
		this.states = new DocumentCollection(documents, 'hook-state');
		this.regions = new DocumentCollection(documents, 'hook-region');
		this.orphans = new DocumentCollection(documents, 'hook-orphan');
		this.gaps = new DocumentCollection(documents, 'hook-gap');
	}
}
