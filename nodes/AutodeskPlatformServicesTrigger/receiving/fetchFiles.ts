import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { mapInOrder } from '../../actionNode/mapInOrder';
import { simplifyFile } from '../../records/file';
import { readAccess } from '../../apsClient/access';
import { ApsClient } from '../../apsClient/client';
import { fillPath } from '../../../protocol/aps/ids';
import { eventFields } from '../../../protocol/events/eventFields/eventFields';
import { reasonIn } from '../details/rest';
import type { DeliveryMode } from '../settings/delivery';
import type { IncomingEvent } from './incomingEvent';
import { untilAborted } from './untilAborted';

/**
 * How long fetching may delay the answer, in milliseconds. Autodesk counts a failure after 7 seconds,
 * the worker after 30.
 */
export const FETCH_TIMEOUT_MS: Readonly<Record<DeliveryMode, number>> = {
	direct: 4_000,
	worker: 20_000,
};
const CONCURRENCY = 5;
const TOO_LATE: IDataObject = { fileError: 'Autodesk took too long to answer' };

/**
 * The current file with its newest version for each event about a file, as `file` in the form of File: Get. An
 * event is never lost over this: if fetching fails or takes too long, `fileError` says why.
 *
 * @returns what to add to the items of the events
 */
export async function fetchFiles(
	ctx: IWebhookFunctions,
	events: readonly IncomingEvent[],
	delivery: DeliveryMode,
): Promise<IDataObject[]> {
	const deadline = AbortSignal.timeout(FETCH_TIMEOUT_MS[delivery]);
	const fetch = fileFetcher(ctx, deadline);
	return await mapInOrder(events.length, CONCURRENCY, async (index) => {
		const event = events[index];
		const { projectId, itemId } = eventFields(event);
		if (event.system !== 'data' || projectId === undefined || typeof itemId !== 'string') return {};
		return await fetch(projectId, itemId);
	});
}

type Fetch = (projectId: string, itemId: string) => Promise<IDataObject>;

/** Many events of a delivery may be about the same file, which is fetched only once. */
function fileFetcher(ctx: IWebhookFunctions, deadline: AbortSignal): Fetch {
	const known = new Map<string, Promise<IDataObject>>();
	let client: Promise<ApsClient> | undefined;
	const timeout = untilAborted(deadline).then(() => TOO_LATE);
	return async (projectId, itemId) => {
		if (deadline.aborted) return TOO_LATE;
		const path = fillPath('/data/v1/projects/{projectId}/items/{itemId}', { projectId, itemId });
		client ??= openClient(ctx);
		const answer = known.get(path) ?? fetchFile(client, path, deadline);
		known.set(path, answer);
		return await Promise.race([answer, timeout]);
	};
}

async function openClient(ctx: IWebhookFunctions): Promise<ApsClient> {
	return new ApsClient(ctx, await readAccess(ctx), { action: 'Get Item', scopes: ['data:read'] });
}

async function fetchFile(
	client: Promise<ApsClient>,
	path: string,
	signal: AbortSignal,
): Promise<IDataObject> {
	try {
		const aps = await client;
		const { data, included } = await aps.document({ path, signal });
		return { file: simplifyFile(data, included[0]) };
	} catch (error) {
		return { fileError: reasonIn(error) };
	}
}
