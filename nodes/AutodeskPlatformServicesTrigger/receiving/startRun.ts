import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';
import { passesFilter } from '../../../protocol/events/eventFilter';
import { readFilter } from '../filter';
import type { DeliveryMode } from '../settings/delivery';
import { countFilteredOut, takeFilteredOut } from './filteredOut';
import { eventItem } from './eventItem';
import type { IncomingEvent } from './eventItem';
import { fetchFiles } from './fetchFiles';
import { takeLeftOut } from './reportLeftOut';
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
	const items = wanted.map(eventItem);
	const { fetchFile = false } = ctx.getNodeParameter('options', {}) as { fetchFile?: boolean };
	const output = fetchFile ? await fetchFiles(ctx, items, delivery) : items;
	Object.assign(output[0].json, takeFilteredOut(ctx), takeLeftOut(ctx));
	return { workflowData: [output] };
}
