import type { Region } from '../../../protocol/aps/regions';
import { DocumentCollection } from '../store/documentCollection';
import type { DocumentStore } from '../store/documentStore';
import type { Gap } from './gap';
import type { HookState } from './hookState';

/** Outcome of the last hook check in a region. Times are ISO 8601. */
export interface RegionCheck {
	id: Region;
	/** When the last check began, successful or not. */
	triedAt: string;
	/** When a check last succeeded; null if none has. */
	checkedAt: string | null;
	/** Why the last check failed; null if it succeeded. */
	problem: string | null;
}

/** A hook that calls this worker without a subscription. */
export interface Orphan {
	/** Id of the hook. */
	id: string;
	system: string;
	event: string;
	region: Region;
	/** When it was first noticed, ISO 8601. */
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
