import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions, INode } from 'n8n-workflow';
import { DATA_EXTRACT_EVENT_VALUE } from '../../../protocol/callbacks/dataExtractCallback';
import type { EventOrigin } from '../../documents/eventRegion';
import { InvalidValue } from '../../values/invalidValue';
import { plainText } from '../../values/plainText';
import { events as eventsField } from '../fields/events';
import { autodeskFilter } from '../fields/options';
import { isProvidedByWorker, readDelivery } from './delivery';
import type { Delivery } from './delivery';
import type { EventSource } from './eventSource';
import { readLocated } from './located';
import { readOrigin } from './readOrigin';
import { readEventSources } from './readEventSources';
import { optionsOf } from './readParameter';
import type { ReadParameter } from './readParameter';

/** What the user set, as far as registering is concerned. */
export interface TriggerSettings {
	delivery: Delivery;
	/** What webhooks at Autodesk are needed for. */
	sources: EventSource[];
	/** Whether runs of data extracts start the workflow. Nothing is registered for them. */
	dataExtracts: boolean;
	origin: EventOrigin;
	/** JSONPath evaluated by Autodesk. */
	autodeskFilter?: string;
}

/** Reads the parameters of the node. */
export function parametersOf(ctx: IHookFunctions): ReadParameter {
	return ({ name, default: value }) => ctx.getNodeParameter(name, value);
}

/** Reports a problem with a field as n8n expects it. */
export function withNode(node: INode, error: unknown): unknown {
	return error instanceof InvalidValue ? new NodeOperationError(node, error.message) : error;
}

/**
 * The settings of the node, checked as far as that is possible without a call.
 *
 * @param read returns IDs for what was entered by name or path
 * @throws InvalidValue that names the field to change
 */
export function parseSettings(read: ReadParameter): TriggerSettings {
	const chosen = read(eventsField);
	if (!isListOfTexts(chosen) || chosen.length === 0) {
		throw new InvalidValue(eventsField.displayName, 'choose at least one event');
	}
	const located = readLocated(read);
	const ofAutodesk = chosen.filter(
		(value) => !isProvidedByWorker(value) && value !== DATA_EXTRACT_EVENT_VALUE,
	);
	const sources = readEventSources(ofAutodesk, read, located);
	return {
		delivery: readDelivery(chosen, read, located),
		sources,
		dataExtracts: chosen.includes(DATA_EXTRACT_EVENT_VALUE),
		origin: readOrigin(read, located, sources),
		autodeskFilter: readFilter(read),
	};
}

function isListOfTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function readFilter(read: ReadParameter): string | undefined {
	const { displayName, name } = autodeskFilter;
	return plainText(displayName, optionsOf(read)[name]).trim() || undefined;
}
