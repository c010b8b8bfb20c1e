import type { INodeProperties } from 'n8n-workflow';
import { ACCESS_KINDS } from '../../../apsClient/access';
import { findEvent } from '../../../../protocol/events/eventCatalogue';
import type { CatalogueEvent } from '../../../../protocol/events/eventCatalogue';
import { CUSTOM_EVENT, eventOptions } from '../../../fields/eventOptions';
import { customSystem, typedSystem } from '../../../fields/webhookSystem';
import { InvalidValue } from '../../../values/invalidValue';
import { eventId } from '../../../values/eventId';
import type { OperationRun } from '../../../operations/operation';

const whenCustom = { show: { event: [CUSTOM_EVENT] } };

export const eventFields: readonly INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'options',
		default: 'data/dm.version.added',
		options: eventOptions,
		description: 'What Autodesk calls the URL about',
	},
	{ ...customSystem, displayOptions: whenCustom },
	{
		displayName: 'Event ID',
		name: 'customEvent',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. dm.version.added',
		description: 'ID of the event, or a pattern with * for several events of the system',
		displayOptions: whenCustom,
	},
];

export interface ChosenEvent {
	system: string;
	event: string;
	/** What the catalogue knows of it. */
	known?: CatalogueEvent;
}

/** @throws InvalidValue, also for an event that Autodesk does not send to this kind of credential */
export function chosenEvent(run: OperationRun): ChosenEvent {
	const value = run.param<string>('event');
	if (value === CUSTOM_EVENT) {
		const system = typedSystem(run.param);
		return { system, event: eventId('Event ID', run.param<string>('customEvent')) };
	}
	const slash = value.indexOf('/');
	const system = eventId('Event', value.slice(0, slash));
	const event = eventId('Event', value.slice(slash + 1));
	const known = findEvent(system, event);
	if (known) refuseUnsuitableOwner(run, known);
	return { system, event, known };
}

/** Told before any call, because Autodesk's own answer (a bare 403) would not say it. */
function refuseUnsuitableOwner({ aps }: OperationRun, known: CatalogueEvent): void {
	const owners: readonly string[] = [...known.owners, ...known.unconfirmedOwners];
	if (owners.includes(aps.access.tokenKind)) return;
	const suitable = ACCESS_KINDS.filter(({ tokenKind }) => owners.includes(tokenKind));
	throw new InvalidValue(
		'Credential',
		`Autodesk sends ${known.label} events with ${suitable.map(({ label }) => label).join(' or ')} only`,
	);
}
