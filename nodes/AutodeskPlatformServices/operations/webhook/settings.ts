import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../../values/invalidValue';
import { boolean } from '../../../values/boolean';
import { isoDateTime } from '../../../values/isoDateTime';
import { jsonObject } from '../../../values/jsonObject';
import { plainText } from '../../../values/plainText';
import type { OperationRun } from '../../../operations/operation';

/** Autodesk keeps less than this of an app's own attributes, in bytes. */
const ATTRIBUTE_BYTES = 1024;

/** What can be set when a webhook is created and changed later. */
export const settingFields: readonly INodeProperties[] = [
	{
		displayName: 'Auto Reactivate',
		name: 'autoReactivateHook',
		type: 'boolean',
		default: true,
		description:
			'Whether Autodesk tries again by itself some days after it switched the webhook off because deliveries did not arrive',
	},
	{
		displayName: 'Expires At',
		name: 'hookExpiry',
		type: 'dateTime',
		default: '',
		description: 'When Autodesk deletes the webhook. Empty means never.',
	},
	{
		displayName: 'Filter',
		name: 'filter',
		type: 'string',
		default: '',
		placeholder: "e.g. $[?(@.ext=='rvt')]",
		description:
			'JSONPath on the payload of the event. Events that do not match are never sent. Empty means all events.',
	},
	{
		displayName: 'Hook Attributes (JSON)',
		name: 'hookAttribute',
		type: 'json',
		default: '{}',
		description: 'A JSON object of your own that comes back in every callback. Less than 1 KB.',
	},
];

export interface WebhookSettings {
	autoReactivateHook?: unknown;
	filter?: unknown;
	hookAttribute?: unknown;
	hookExpiry?: unknown;
}

/**
 * The settings that were added, as Autodesk wants them. One that was added and left empty becomes
 * null, which clears it.
 *
 * @throws InvalidValue
 */
export function settingsBody(run: OperationRun, settings: WebhookSettings): IDataObject {
	const { autoReactivateHook, filter, hookAttribute, hookExpiry } = settings;
	const body: IDataObject = {};
	if (autoReactivateHook !== undefined)
		body.autoReactivateHook = boolean('Auto Reactivate', autoReactivateHook);
	if (filter !== undefined) body.filter = plainText('Filter', filter).trim() || null;
	if (hookAttribute !== undefined) body.hookAttribute = attributes(hookAttribute);
	if (hookExpiry !== undefined)
		body.hookExpiry = isoDateTime(run, 'Expires At', hookExpiry) ?? null;
	return body;
}

function attributes(value: unknown): IDataObject | null {
	const field = 'Hook Attributes (JSON)';
	const object = jsonObject(field, value) ?? {};
	if (Object.keys(object).length === 0) return null;
	const bytes = Buffer.byteLength(JSON.stringify(object));
	if (bytes < ATTRIBUTE_BYTES) return object;
	throw new InvalidValue(field, `use less than ${ATTRIBUTE_BYTES} bytes; these are ${bytes}`);
}
