import { CATALOGUE } from '../../protocol/events/eventCatalogue';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import type { Run } from '../parameters/run';
import { valueOf } from '../parameters/values';
import { eventId } from '../values/eventId';
import { systemId } from './customEvent';

const CUSTOM_SYSTEM = 'custom';

const system = defineParameter({
	displayName: 'System',
	name: 'system',
	type: 'options',
	default: 'data',
	options: [
		...[...new Set(CATALOGUE.map(({ system }) => system))].map((system) => ({
			name: `${groupsOf(system)} (${system})`,
			value: system,
		})),
		{
			name: 'Custom System',
			value: CUSTOM_SYSTEM,
			description: 'A system that is not in this list, by its ID',
		},
	].sort((a, b) => a.name.localeCompare(b.name)),
	description: 'The part of Autodesk that sends the events',
	read: read.by(eventId),
});

const typedSystem = {
	...systemId,
	required: true,
	displayOptions: { show: { system: [CUSTOM_SYSTEM] } },
};

/** The system that sends the events: one of the catalogue, or a custom one. */
export const webhookSystem = [system, typedSystem];

/** @throws InvalidValue */
export function chosenSystem(run: Run): string {
	const chosen = valueOf(run, system);
	return chosen === CUSTOM_SYSTEM ? valueOf(run, typedSystem) : chosen;
}

/** For example `Docs File, Docs Folder`. */
function groupsOf(system: string): string {
	const labels = CATALOGUE.filter((entry) => entry.system === system).map(({ label }) => label);
	return [...new Set(labels)].join(', ');
}
