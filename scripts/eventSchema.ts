import { readFileSync } from 'node:fs';
import type { EventDetails } from '../nodes/AutodeskPlatformServicesTrigger/details/eventDetails';
import type { IncomingEvent } from '../nodes/AutodeskPlatformServicesTrigger/receiving/incomingEvent';
import { rawItem } from '../nodes/AutodeskPlatformServicesTrigger/receiving/rawItem';
import { simplifiedItem } from '../nodes/AutodeskPlatformServicesTrigger/receiving/simplifiedItem';
import { fileExample } from '../nodes/records/file';
import { parseCallback } from '../protocol/callbacks/callback';
import { schemaFile } from './schemaFile';

/** Autodesk's sample of the event that Trigger On has by default. */
const SAMPLE = 'test/fixtures/webhook-payloads/data/dm.version.added.json';

const DETAILS: EventDetails = {
	projectName: 'Tower A',
	webUrl: String(fileExample.webUrl),
	storageId: String(fileExample.storageId),
};

/**
 * The output schemas of the trigger node's versions by path. n8n shows them as preview before the trigger has run.
 * Other events have other fields.
 */
export function eventSchemas(): Map<string, string> {
	const folder = 'nodes/AutodeskPlatformServicesTrigger/__schema__';
	const event = sampleEvent();
	return new Map([
		[`${folder}/v1.0.0.json`, schemaFile(rawItem(event))],
		[`${folder}/v1.1.0.json`, schemaFile(simplifiedItem(event, DETAILS))],
	]);
}

function sampleEvent(): IncomingEvent {
	const parsed = parseCallback(readFileSync(SAMPLE));
	if (parsed.kind === 'malformed') throw new Error(`${SAMPLE}: ${parsed.reason}`);
	const { hook, payload, resourceUrn = null } = parsed.callback;
	return {
		system: hook.system ?? '',
		event: hook.event ?? '',
		region: 'US',
		resourceUrn,
		hook,
		payload,
		receivedAt: '2026-03-02T09:15:27.000Z',
		deliveryId: 'delivery',
		synthetic: false,
	};
}
