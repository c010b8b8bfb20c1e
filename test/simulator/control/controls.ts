import type { Callbacks } from '../callbacks/callbacks';
import type { Journal } from '../journal/journal';
import type { Grant } from '../oauth/issue';
import { issueAccessToken } from '../oauth/issue';
import type { Faults } from '../simulation/faults';
import type { Link } from '../simulation/link';
import type { Simulation } from '../simulation/simulation';
import type { Hook } from '../state/hook';
import type { Persistence } from '../state/persistence';
import { seed } from '../state/seed';
import type { Settings } from '../state/settings';
import type { State } from '../state/state';
import type { StoredObject } from '../state/storage';
import type { ObjectOptions } from './addObject';
import { addObject } from './addObject';
import type { BurstOptions } from './burst';
import { burst } from './burst';
import { holdsGenerated } from './checkObject';
import { expireTokens } from './expireTokens';
import type { EventOptions } from './fireEvent';
import { fireEvent } from './fireEvent';
import type { Population } from './populate';
import { populate } from './populate';
import type { UploadedFile, UploadOptions } from './uploadFile';
import { uploadFile } from './uploadFile';

/** What can be done with a running simulator, from code or over HTTP. */
export interface Controls {
	/** Base URL, without a slash at the end. */
	readonly url: string;
	/** Everything it knows; look at it, change it. */
	readonly state: State;
	readonly settings: Settings;
	readonly faults: Faults;
	/** Requests received; `journal.waitFor` waits for one. */
	readonly journal: Journal;
	/** Callbacks sent; `callbacks.log.waitFor` waits for an attempt, `settled()` for all to end. */
	readonly callbacks: Callbacks;
	/** The line to signed URLs: what passed, and `cutAfter` to break it. */
	readonly link: Link;
	/** Adds a file or version as a person would, and calls back. */
	uploadFile(options: UploadOptions): UploadedFile;
	/** Puts an object of any size into a bucket without an upload. */
	addObject(options: ObjectOptions): StoredObject;
	/** Whether the object of a storage URN holds the generated content of a seed. */
	holdsGenerated(id: string, seed: number): Promise<boolean>;
	/** Fires any event with its sample payload. */
	fireEvent(options: EventOptions): Hook[];
	/** Uploads many files in a row; resolves to the number of callbacks started. */
	burst(options: BurstOptions): Promise<number>;
	/** Makes the world larger: thousands of users, projects or files. */
	populate(population: Population): void;
	/** An access token without the way through OAuth. */
	issueToken(grant: Grant): string;
	/** Lets access tokens expire now; returns how many. */
	expireTokens(only?: Parameters<typeof expireTokens>[1]): number;
	/** Back to the seeded world: no faults, no journal, nothing under way. Settings stay. */
	reset(): Promise<void>;
}

/** @param persistence what keeps the state over restarts, if anything does */
export function controlsOf(sim: Simulation, persistence?: Persistence): Controls {
	return {
		get url() {
			return sim.url;
		},
		get state() {
			return sim.state;
		},
		settings: sim.settings,
		faults: sim.faults,
		journal: sim.journal,
		callbacks: sim.callbacks,
		link: sim.link,
		uploadFile: (options) => uploadFile(sim, options),
		addObject: (options) => addObject(sim, options),
		holdsGenerated: (id, seed) => holdsGenerated(sim, id, seed),
		fireEvent: (options) => fireEvent(sim, options),
		burst: (options) => burst(sim, options),
		populate: (population) => populate(sim, population),
		issueToken: (grant) => issueAccessToken(sim, grant).token,
		expireTokens: (only) => expireTokens(sim.state, only),
		async reset() {
			await sim.callbacks.reset();
			sim.faults.clear();
			sim.journal.clear();
			sim.quotas.clear();
			sim.link.clear();
			sim.state = seed();
			await sim.contents.clear();
			persistence?.save();
		},
	};
}
