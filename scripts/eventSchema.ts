import { readFileSync } from 'node:fs';
import { eventItem } from '../nodes/AutodeskPlatformServicesTrigger/receiving/eventItem';
import { parseCallback } from '../protocol/callbacks/callback';
import { schemaFile } from './schemaFile';

/** Where n8n looks for the output schema of the trigger node's version 1. */
export const EVENT_SCHEMA_PATH = 'nodes/AutodeskPlatformServicesTrigger/__schema__/v1.0.0.json';

/** Autodesk's sample of the event that Trigger On has by default. */
const SAMPLE = 'test/fixtures/webhook-payloads/data/dm.version.added.json';

/** n8n shows it as preview before the trigger has run. Other events have other fields. */
export function eventSchema(): string {
	const parsed = parseCallback(readFileSync(SAMPLE));
	if (parsed.kind === 'malformed') throw new Error(`${SAMPLE}: ${parsed.reason}`);
	const { hook, payload, resourceUrn = null } = parsed.callback;
	const { json } = eventItem({
		system: hook.system ?? '',
		event: hook.event ?? '',
		region: 'US',
		resourceUrn,
		hook,
		payload,
		receivedAt: '2026-03-02T09:15:27.000Z',
		deliveryId: 'delivery',
		synthetic: false,
	});
	return schemaFile(json);
}
