import type { Callbacks } from '../callbacks/callbacks';
import type { Faults } from './faults';
import type { Quotas } from './quotas';
import type { Journal } from '../journal/journal';
import type { Settings } from '../state/settings';
import type { State } from '../state/state';
import type { Link } from './link';
import type { ContentStore } from './contentStore';

/** What the parts of one running simulator share. */
export interface Simulation {
	state: State;
	settings: Settings;
	faults: Faults;
	journal: Journal;
	quotas: Quotas;
	callbacks: Callbacks;
	contents: ContentStore;
	link: Link;
	/** Base URL, without a slash at the end. */
	url: string;
}
