import { apiPath } from '../../../../protocol/aps/apiPath';
import { AUTODESK_URL } from '../../../../protocol/aps/services';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import type { ApsRun } from '../../../parameters/run';
import { InvalidValue } from '../../../values/invalidValue';
import { plainText } from '../../../values/plainText';

export const url = defineParameter({
	displayName: 'URL or Path',
	name: 'url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. /project/v1/hubs',
	description:
		'The endpoint as in Autodesk’s reference, with its placeholders replaced: a path or a full URL. The token is only sent to Autodesk.',
	read: read.by(entered),
});

/** `{project_id}` and, in the reference of some services, `:project_id`. */
const PLACEHOLDER = /\{+[^{}]*\}+|\/(:[a-z]\w*)/i;

/** The version in the ID of a file version, which would otherwise begin the query. */
const VERSION_IN_ID = /(\/urn:[^/?#]*)\?version=(\d+)/gi;

function entered(field: string, value: unknown): string {
	const text = plainText(field, value).trim().replace(/#.*$/, '');
	if (text === '') throw new InvalidValue(field, 'enter a path, e.g. /project/v1/hubs');
	const [placeholder, named] = PLACEHOLDER.exec(text) ?? [];
	if (placeholder !== undefined) {
		throw new InvalidValue(field, `replace "${named ?? placeholder}" with a value`);
	}
	return complete(text).replace(VERSION_IN_ID, '$1%3Fversion%3D$2');
}

/** People leave out the slash, or the scheme before Autodesk's host. */
function complete(text: string): string {
	if (text.startsWith(`${new URL(AUTODESK_URL).host}/`)) return `https://${text}`;
	return text.startsWith('/') || URL.canParse(text) ? text : `/${text}`;
}

/**
 * The path and query that the user entered.
 *
 * @throws InvalidValue also for a place other than Autodesk, or the proxy in its place
 */
export function enteredPath(run: ApsRun): string {
	const { baseUrl } = run.aps.access;
	const text = valueOf(run, url);
	const path = apiPath(text, baseUrl);
	if (path !== undefined) return path;
	const place = URL.canParse(text, baseUrl) ? new URL(text, baseUrl).origin : text.slice(0, 60);
	throw new InvalidValue(
		url.displayName,
		`the token is sent to ${baseUrl} only, and this leads to ${place}. Use the HTTP Request node for other hosts`,
	);
}
