import type { Parameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { jsonObject } from '../../../values/jsonObject';
import { plainText } from '../../../values/plainText';
import { smallJson } from '../../../values/smallJson';

/** Autodesk stores less than this of an app's own attributes, in bytes. */
const ATTRIBUTE_BYTES = 1024;

/**
 * Entries of a collection: what can be set when a webhook is created and changed later. A setting that
 * is added and left empty is read as null, or as an empty object where Autodesk lists an object: both
 * clear it.
 */
export const webhookSettings: readonly Parameter[] = [
	{
		displayName: 'Auto Reactivate',
		name: 'autoReactivateHook',
		type: 'boolean',
		default: true,
		description:
			'Whether Autodesk turns the webhook back on some days after it turned it off because of failed deliveries',
		body: 'autoReactivateHook',
		read: read.boolean,
	},
	{
		displayName: 'Expires At',
		name: 'hookExpiry',
		type: 'dateTime',
		default: '',
		description: 'When Autodesk deletes the webhook. Leave it empty for never.',
		body: 'hookExpiry',
		read: (entered, parameter, run) =>
			entered === undefined ? undefined : (read.dateTime(entered, parameter, run) ?? null),
	},
	{
		displayName: 'Filter',
		name: 'filter',
		type: 'string',
		default: '',
		placeholder: "e.g. $[?(@.ext=='rvt')]",
		description:
			'JSONPath on the payload of the event. Autodesk does not send events that do not match. Leave it empty for all events.',
		body: 'filter',
		read: (entered, { displayName }) =>
			entered === undefined ? undefined : plainText(displayName, entered).trim() || null,
	},
	{
		displayName: 'Hook Attributes (JSON)',
		name: 'hookAttribute',
		type: 'json',
		default: '{}',
		description:
			'A JSON object of your own that Autodesk includes in every callback, less than 1 KB',
		body: 'hookAttribute',
		read: (entered, { displayName }) =>
			entered === undefined
				? undefined
				: smallJson(displayName, jsonObject(displayName, entered) ?? {}, ATTRIBUTE_BYTES),
	},
];
