import { actAsUserOption } from '../../../fields/actAsUser';
import type { Run } from '../../../parameters/run';
import { headerText } from '../../../values/headerText';
import { InvalidValue } from '../../../values/invalidValue';
import { namedValues, namedValuesField } from './namedValues';

export const headers = namedValuesField(
	{
		displayName: 'Headers',
		name: 'headers',
		description:
			'Headers in addition to those that the node sends: the token, the media types, the region and the user to act as',
	},
	'Header',
);

/** By HTTP (RFC 9110). */
const NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** What n8n sets, and nobody else may: who is calling, and how the message is transmitted. */
const RESERVED = new Set([
	'authorization',
	'connection',
	'content-length',
	'cookie',
	'expect',
	'host',
	'keep-alive',
	'proxy-authorization',
	'proxy-connection',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
]);

const USER_HEADERS = ['x-user-id', 'user-id'];

/** The headers that the user entered, names in lower case. @throws InvalidValue */
export function enteredHeaders(run: Run): Record<string, string> {
	const { displayName } = headers;
	return Object.fromEntries(
		namedValues(run, headers).map(({ name, value }) => [
			headerName(displayName, name),
			headerText(`${displayName} > ${name}`, value) ?? '',
		]),
	);
}

function headerName(field: string, name: string): string {
	const lower = name.toLowerCase();
	if (!NAME.test(name)) throw new InvalidValue(field, `"${name}" is not the name of a header`);
	if (RESERVED.has(lower)) {
		throw new InvalidValue(field, `"${name}" cannot be set: it is part of how n8n sends requests`);
	}
	if (USER_HEADERS.includes(lower)) {
		throw new InvalidValue(
			field,
			`"${name}" cannot be set here; use Options > ${actAsUserOption.displayName}`,
		);
	}
	return lower;
}
