import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions, INode } from 'n8n-workflow';
import type { Region } from '../../../protocol/aps/regions';
import { knownRegion } from '../../fields/region';
import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';
import { events as eventsField } from '../fields/events';
import { autodeskFilter } from '../fields/options';
import { AUTOMATIC_REGION, region as regionField } from '../fields/scope';
import { isProvidedByWorker, readDelivery } from './delivery';
import type { Delivery } from './delivery';
import type { EventSource } from './eventSource';
import { readLocated } from './located';
import type { Located } from './located';
import { readEventSources } from './readEventSources';
import { optionsOf, textOf } from './readParameter';
import type { ReadParameter } from './readParameter';

/** What the user set, as far as registering is concerned. */
export interface TriggerSettings {
	delivery: Delivery;
	/** What webhooks at Autodesk are needed for. */
	sources: EventSource[];
	region: RegionSetting;
	/** JSONPath evaluated by Autodesk. */
	autodeskFilter?: string;
}

export type RegionSetting =
	| { kind: 'selected'; region: Region }
	| { kind: 'ofHub'; hubId: string }
	/** Nothing says where the events come from. */
	| { kind: 'unknown' };

/**
 * The settings of the node, checked as far as that is possible without a call.
 *
 * @throws NodeOperationError that names the field to change
 */
export function readSettings(ctx: IHookFunctions): TriggerSettings {
	try {
		return parseSettings(({ name, default: value }) => ctx.getNodeParameter(name, value));
	} catch (error) {
		throw withNode(ctx.getNode(), error);
	}
}

function withNode(node: INode, error: unknown): unknown {
	return error instanceof InvalidValue ? new NodeOperationError(node, error.message) : error;
}

/** @throws InvalidValue that names the field to change */
export function parseSettings(read: ReadParameter): TriggerSettings {
	const chosen = read(eventsField);
	if (!isListOfTexts(chosen) || chosen.length === 0) {
		throw new InvalidValue(eventsField.displayName, 'choose at least one event');
	}
	const located = readLocated(read);
	const ofAutodesk = chosen.filter((value) => !isProvidedByWorker(value));
	return {
		delivery: readDelivery(chosen, read, located),
		sources: readEventSources(ofAutodesk, read, located),
		region: readRegion(read, located),
		autodeskFilter: readFilter(read),
	};
}

function isListOfTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function readRegion(read: ReadParameter, { hubId }: Located): RegionSetting {
	const text = textOf(read, regionField);
	if (text !== '' && text !== AUTOMATIC_REGION) {
		return { kind: 'selected', region: knownRegion(text) };
	}
	return hubId === undefined ? { kind: 'unknown' } : { kind: 'ofHub', hubId };
}

function readFilter(read: ReadParameter): string | undefined {
	const { displayName, name } = autodeskFilter;
	return plainText(displayName, optionsOf(read)[name]).trim() || undefined;
}
