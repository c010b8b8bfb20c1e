import type { INodeProperties } from 'n8n-workflow';
import { findEvent, isSentTo } from '../../../../protocol/events/eventCatalogue';
import type { CatalogueEvent } from '../../../../protocol/events/eventCatalogue';
import { ACCESS_KINDS, hookOwner } from '../../../apsClient/access';
import { customEventId, systemId } from '../../../fields/customEvent';
import { CUSTOM_EVENT, eventOptions } from '../../../fields/eventOptions';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { eventId } from '../../../values/eventId';
import { InvalidValue } from '../../../values/invalidValue';

const whenCustom = { show: { event: [CUSTOM_EVENT] } };

const chosen = defineParameter({
	displayName: 'Event',
	name: 'event',
	type: 'options',
	default: 'data/dm.version.added',
	options: eventOptions,
	listedBy: 'getEvents',
	description: 'The event that Autodesk sends to the URL',
	read: read.requiredText(),
});

/** The event to watch: one of the catalogue, or a custom one. */
export const chosenEventFields: readonly INodeProperties[] = [
	chosen,
	{
		...systemId,
		required: true,
		displayOptions: whenCustom,
	},
	{
		...customEventId,
		required: true,
		displayOptions: whenCustom,
	},
];

export interface ChosenEvent {
	system: string;
	event: string;
	/** The entry in the catalogue; missing for custom events. */
	known?: CatalogueEvent;
}

/** @throws InvalidValue, also for an event that Autodesk does not send to this kind of credential */
export function chosenEvent(run: OperationRun): ChosenEvent {
	const value = valueOf(run, chosen);
	if (value === CUSTOM_EVENT) {
		return {
			system: valueOf(run, systemId),
			event: valueOf(run, customEventId),
		};
	}
	const slash = value.indexOf('/');
	const system = eventId(chosen.displayName, value.slice(0, slash));
	const event = eventId(chosen.displayName, value.slice(slash + 1));
	const known = findEvent(system, event);
	if (known) rejectUnsuitableOwner(run, known);
	return { system, event, known };
}

/** Checked before any call, because Autodesk answers with a bare 403. */
function rejectUnsuitableOwner({ aps }: OperationRun, known: CatalogueEvent): void {
	if (isSentTo(hookOwner(aps.access.tokenKind), known)) return;
	const suitable = ACCESS_KINDS.filter(({ tokenKind }) => isSentTo(hookOwner(tokenKind), known));
	throw new InvalidValue(
		'Credential',
		`Autodesk sends ${known.label} events with ${suitable.map(({ label }) => label).join(' or ')} only`,
	);
}
