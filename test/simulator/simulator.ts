import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app';
import { Callbacks } from './callbacks/callbacks';
import { controlsOf } from './control/controls';
import type { Controls } from './control/controls';
import { createJournal } from './journal/journal';
import { Link } from './simulation/link';
import { ContentStore } from './simulation/contentStore';
import { Faults } from './simulation/faults';
import { Quotas } from './simulation/quotas';
import type { Simulation } from './simulation/simulation';
import { loadState, Persistence } from './state/persistence';
import { seed } from './state/seed';
import { DEFAULT_SETTINGS } from './state/settings';
import type { Settings } from './state/settings';

export interface SimulatorOptions extends Partial<Settings> {
	/** Default: 0, any free port. */
	port?: number;
	/** The simulator gives tokens to anybody, so it listens on this machine only. */
	host?: '127.0.0.1';
	/** JSON file that keeps the state over restarts. Default: none, a fresh world each time. */
	dataFile?: string;
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
		link: new Link(),
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

/** Idle connections would keep a closing server open. */
async function closeServer(server: Server): Promise<void> {
	const closed = once(server, 'close');
	server.close();
	server.closeAllConnections();
	await closed;
}
