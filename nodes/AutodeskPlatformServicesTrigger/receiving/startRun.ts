import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';
import { passesFilter } from '../../../protocol/events/eventFilter';
import { isOfVersion } from '../../fields/nodeVersion';
import { lookUpDetails } from '../details/lookUpDetails';
import { output } from '../fields/output';
import { SIMPLIFIES_SINCE } from '../fields/versions';
import { readFilter } from '../filter';
import type { DeliveryMode } from '../settings/delivery';
import { countFilteredOut, takeFilteredOut } from './filteredOut';
import { rawItem } from './rawItem';
import type { IncomingEvent } from './incomingEvent';
import { fetchFiles } from './fetchFiles';
import { takeLeftOut } from './reportLeftOut';
import { simplifiedItem } from './simplifiedItem';
import { acceptSilently } from './refuse';

/** Starts the workflow with the events that pass the filters. Does not start it if none do. */
export async function startRun(
	ctx: IWebhookFunctions,
	events: readonly IncomingEvent[],
	delivery: DeliveryMode,
): Promise<IWebhookResponseData> {
	const filter = readFilter(ctx);
	const wanted = events.filter((event) => passesFilter(filter, eventFields(event), event.hook));
	countFilteredOut(ctx, events.length - wanted.length);
	if (wanted.length === 0) return acceptSilently(ctx);
	const { fetchFile = false } = ctx.getNodeParameter('options', {}) as { fetchFile?: boolean };
	// Both at once: the sender does not wait long for the answer.
	const [records, files] = await Promise.all([
		recordsOf(ctx, wanted, delivery),
		fetchFile ? fetchFiles(ctx, wanted, delivery) : [],
	]);
	const items = records.map((record, index) => ({ json: { ...record, ...files[index] } }));
	Object.assign(items[0].json, takeFilteredOut(ctx), takeLeftOut(ctx));
	return { workflowData: [items] };
}

async function recordsOf(
	ctx: IWebhookFunctions,
	events: readonly IncomingEvent[],
	delivery: DeliveryMode,
): Promise<IDataObject[]> {
	if (!isOutputSimplified(ctx)) return events.map(rawItem);
	const details = await lookUpDetails(ctx, events, delivery);
	return events.map((event, index) => simplifiedItem(event, details[index]));
}

function isOutputSimplified(ctx: IWebhookFunctions): boolean {
	if (!isOfVersion(ctx, SIMPLIFIES_SINCE)) return false;
	return ctx.getNodeParameter(output.name, output.default) !== 'raw';
}
