import type { Logger } from 'pino';
import { fillPath } from '../../../protocol/aps/ids';
import { attribute } from '../../../protocol/aps/jsonApi';
import { oneLine } from '../../../protocol/events/eventAbout/oneLine';
import type { ApsApi } from './apsApi';
import { jsonApiRows } from './jsonApiRows';

/** Names by the ID of the project, with `b.` */
export type NamesById = ReadonlyMap<string, string>;

/** New projects show their ID for this long at most, in ms. */
const FRESH = 15 * 60_000;
/** How long people wait for names, in ms; without them, a list shows IDs. */
const PATIENCE = 2_000;
/** How long reading all projects may take, in ms. Within the rate limit, 3,000 projects take about a minute. */
const LONGEST_READ = 5 * 60_000;
/** Each takes about 150 bytes of memory. */
const MOST_PROJECTS = 20_000;

/**
 * Names of the projects that the worker's app has access to: for most events, Autodesk sends only the ID.
 * They are read when somebody looks at events, and kept in memory.
 */
export class ProjectNames {
	#known: NamesById = new Map();
	/** Of the last attempt to read them; ms on a monotonic clock. */
	#triedAt = -Infinity;
	#reading: Promise<void> | undefined;
	/** Settles when nobody waits for the current read any longer. */
	#waiting: Promise<void> | undefined;

	constructor(
		private readonly aps: ApsApi,
		private readonly log: Logger,
	) {}

	/** The names as far as they are known. Waits a moment while they are read for the first time. */
	async known(): Promise<NamesById> {
		if (this.#reading === undefined && performance.now() - this.#triedAt > FRESH) {
			this.#triedAt = performance.now();
			this.#reading = this.#read();
			this.#waiting = Promise.race([this.#reading, patience()]);
		}
		if (this.#known.size === 0) await this.#waiting;
		return this.#known;
	}

	/** Never throws: whoever looks at events does not depend on Autodesk. */
	async #read(): Promise<void> {
		const names = new Map<string, string>();
		try {
			await readNames(this.aps, names, AbortSignal.timeout(LONGEST_READ));
			this.#known = names;
		} catch (error) {
			this.#known = new Map([...this.#known, ...names]);
			const reason = error instanceof Error ? error.message : String(error);
			this.log.warn({ err: reason }, 'project names could not be read: events show project IDs');
		} finally {
			this.#reading = undefined;
		}
	}
}

async function patience(): Promise<void> {
	await new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref());
}

/** @throws ApsError; what was read until then is in the names */
async function readNames(
	aps: ApsApi,
	names: Map<string, string>,
	signal: AbortSignal,
): Promise<void> {
	for await (const hub of jsonApiRows(aps, '/project/v1/hubs', { budget: 'hubs', signal })) {
		const path = fillPath('/project/v1/hubs/{hubId}/projects', { hubId: hub.id });
		for await (const project of jsonApiRows(aps, path, { budget: 'hubProjects', signal })) {
			if (names.size === MOST_PROJECTS) return;
			const name = attribute(project, 'name');
			if (typeof name === 'string' && name !== '') names.set(project.id, oneLine(name));
		}
	}
}
