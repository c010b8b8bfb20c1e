import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import type { BurstOptions } from './control/burst';
import { burst } from './control/burst';
import { expireTokens } from './control/expireTokens';
import type { EventOptions } from './control/fireEvent';
import { fireEvent } from './control/fireEvent';
import type { Population } from './control/populate';
import { populate } from './control/populate';
import type { UploadedFile, UploadOptions } from './control/uploadFile';
import { uploadFile } from './control/uploadFile';
import { Faults } from './faults/faults';
import { Quotas } from './http/quotas';
import type { Journal } from './journal/journal';
import { createJournal } from './journal/journal';
import type { Grant } from './oauth/issue';
import { issueAccessToken } from './oauth/issue';
import { ContentStore } from './oss/contentStore';
import type { Settings } from './settings';
import { DEFAULT_SETTINGS } from './settings';
import type { Simulation } from './simulation';
import type { Hook } from './state/hook';
import { loadState, Persistence } from './state/persistence';
import { seed } from './state/seed';
import type { State } from './state/state';
import { Callbacks } from './webhooks/callbacks';

export interface SimulatorOptions extends Partial<Settings> {
	/** Default: 0, any free port. */
	port?: number;
	/** The simulator gives tokens to anybody, so it listens on this machine only. */
	host?: '127.0.0.1';
	/** JSON file that keeps the state over restarts. Default: none, a fresh world each time. */
	dataFile?: string;
}

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
	/** Adds a file or version as a person would, and calls back. */
	uploadFile(options: UploadOptions): UploadedFile;
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

export interface Simulator extends Controls {
	close(): Promise<void>;
}

/**
 * Starts an APS look-alike on 127.0.0.1.
 *
 * @throws Error EADDRINUSE when the port is taken, SyntaxError for a damaged data file
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const { port = 0, host = '127.0.0.1', dataFile, ...settings } = options;
	const base = {
		state: (dataFile && loadState(dataFile)) || seed(),
		settings: { ...DEFAULT_SETTINGS, ...settings },
		faults: new Faults(),
		journal: createJournal(),
		quotas: new Quotas(),
		contents: new ContentStore(dataFile && `${dataFile}.contents`),
		url: '',
	};
	const sim: Simulation = Object.assign(base, { callbacks: new Callbacks(base) });
	const persistence = dataFile ? new Persistence(dataFile, () => sim.state) : undefined;
	const controls = controlsOf(sim, persistence);
	const server = createApp(sim, controls, () => persistence?.schedule()).listen(port, host);
	await once(server, 'listening');
	sim.url = `http://${host}:${(server.address() as AddressInfo).port}`;
	return Object.assign(controls, {
		async close() {
			await sim.callbacks.close();
			await closeServer(server);
			persistence?.save();
			await sim.contents.close();
		},
	});
}

function controlsOf(sim: Simulation, persistence?: Persistence): Controls {
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
		uploadFile: (options) => uploadFile(sim, options),
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
			sim.state = seed();
			persistence?.save();
		},
	};
}

/** Idle connections would keep a closing server open. */
async function closeServer(server: Server): Promise<void> {
	const closed = once(server, 'close');
	server.close();
	server.closeAllConnections();
	await closed;
}
