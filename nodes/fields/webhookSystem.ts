import type { INodeProperties } from 'n8n-workflow';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';
import type { ApsRun } from '../parameters/run';
import { eventId } from '../values/eventId';

const CUSTOM_SYSTEM = 'custom';

/** A system that the catalogue does not know. */
export const customSystem: INodeProperties = {
	displayName: 'System ID',
	name: 'customSystem',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. data',
	description: 'ID of the system that sends the events, as Autodesk writes it',
};

/** The system that sends the events: one of the catalogue, or typed. */
export const webhookSystem: readonly INodeProperties[] = [
	{
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
				name: 'Other (Typed by Hand)',
				value: CUSTOM_SYSTEM,
				description: 'A system that is not in this list',
			},
		].sort((a, b) => a.name.localeCompare(b.name)),
		description: 'The part of Autodesk that sends the events',
	},
	{ ...customSystem, displayOptions: { show: { system: [CUSTOM_SYSTEM] } } },
];

/** @throws InvalidValue */
export function chosenSystem({ param }: ApsRun): string {
	const system = param<string>('system');
	return system === CUSTOM_SYSTEM ? typedSystem(param) : eventId('System', system);
}

/** @throws InvalidValue */
export function typedSystem(param: ApsRun['param']): string {
	return eventId(customSystem.displayName, param<string>(customSystem.name));
}

/** E.g. `Docs File, Docs Folder`. */
function groupsOf(system: string): string {
	const labels = CATALOGUE.filter((entry) => entry.system === system).map(({ label }) => label);
	return [...new Set(labels)].join(', ');
}
