import type { Callbacks } from './webhooks/callbacks';
import type { Faults } from './faults/faults';
import type { Quotas } from './http/quotas';
import type { Journal } from './journal/journal';
import type { Settings } from './settings';
import type { State } from './state/state';
import type { ContentStore } from './oss/contentStore';

/** What the parts of one running simulator share. */
export interface Simulation {
	state: State;
	settings: Settings;
	faults: Faults;
	journal: Journal;
	quotas: Quotas;
	callbacks: Callbacks;
	contents: ContentStore;
	/** Base URL, without a slash at the end. */
	url: string;
}
