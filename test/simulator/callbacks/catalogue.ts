import { readFileSync } from 'node:fs';
import { fixture } from './fixture';

/** The systems and events of the service, read from the catalogue next to the sample payloads. */

export interface CatalogueEvent {
	id: string;
	/** Name of the one key of the hook's scope; none where it is not known. */
	scopeKey: string | null;
	/** BuildingConnected events are named with and without version. */
	aliasWithoutVersion?: string;
}

interface CatalogueSystem {
	system: string;
	events: CatalogueEvent[];
}

interface Sample {
	system: string;
	event: string;
	file: string;
}

const { systems, samples } = JSON.parse(
	readFileSync(fixture('webhook-payloads/index.json'), 'utf8'),
) as {
	systems: CatalogueSystem[];
	samples: Sample[];
};

export function isSystem(system: string): boolean {
	return systems.some((known) => known.system === system);
}

/** The events that an event id or a pattern such as `dm.*` stands for. */
export function eventsMatching(system: string, pattern: string): CatalogueEvent[] {
	const events = systems.find((known) => known.system === system)?.events ?? [];
	return events.filter(
		({ id, aliasWithoutVersion }) => matchesEvent(pattern, id) || aliasWithoutVersion === pattern,
	);
}

/** Whether a hook's event, possibly with `*`, covers an event. */
export function matchesEvent(pattern: string, event: string): boolean {
	const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`).test(event);
}

interface SampleCallback {
	resourceUrn: string;
	payload: Record<string, unknown>;
}

const read = new Map<string, SampleCallback>();

/** The sample callback of an event, not to be changed; undefined when there is none. */
export function sampleCallback(system: string, event: string): SampleCallback | undefined {
	const sample = samples.find((known) => known.system === system && known.event === event);
	if (!sample) return undefined;
	let callback = read.get(sample.file);
	if (!callback) {
		const text = readFileSync(fixture(`webhook-payloads/${sample.file}`), 'utf8');
		callback = JSON.parse(text) as SampleCallback;
		read.set(sample.file, callback);
	}
	return callback;
}
