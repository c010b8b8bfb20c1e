import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ApsRequest, QueryValue } from '../../protocol/aps/request';
import { merged } from '../parameters/merged';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';
import { jsonObject } from '../values/jsonObject';

/**
 * The way to what has no field of its own: entries of an operation's optional collection that are
 * merged in last and win over the fields.
 */
export const customBody = defineParameter({
	displayName: 'Custom Body (JSON)',
	name: 'customBody',
	type: 'json',
	default: '{}',
	description:
		'Further fields of the request body as a JSON object. They are merged in last, at every depth, and replace fields of the same name.',
	mergeInto: 'body',
	overrides: true,
	read: read.jsonObject,
});

export const customQuery: INodeProperties = {
	displayName: 'Custom Query (JSON)',
	name: 'customQuery',
	type: 'json',
	default: '{}',
	description:
		'Further query parameters as a JSON object. They are merged in last and replace parameters of the same name.',
};

/** What the optional collection holds once a person added the entries. */
export interface CustomJson {
	customBody?: unknown;
	customQuery?: unknown;
}

/**
 * For operations that look something up before their body is complete: bad JSON is refused first.
 *
 * @throws InvalidValue when the body entry is no JSON object
 */
export function checkedJson(custom: CustomJson): CustomJson {
	return { ...custom, customBody: jsonObject(customBody.displayName, custom.customBody) };
}

/**
 * Objects are merged at every depth, because a JSON:API body has its attributes two levels down;
 * lists are replaced.
 *
 * @throws InvalidValue when the entry is no JSON object
 */
export function withCustomBody(body: IDataObject, custom: CustomJson): IDataObject {
	return merged(body, jsonObject(customBody.displayName, custom.customBody) ?? {});
}

/** @throws InvalidValue when the entry is no JSON object of plain values and lists */
export function withCustomQuery(
	query: ApsRequest['query'],
	custom: CustomJson,
): Readonly<Record<string, QueryValue>> {
	const added = jsonObject(customQuery.displayName, custom.customQuery) ?? {};
	const entries = Object.entries(added).map(([name, value]) => [name, queryValue(name, value)]);
	return { ...query, ...(Object.fromEntries(entries) as Record<string, QueryValue>) };
}

function queryValue(name: string, value: unknown): QueryValue {
	if (Array.isArray(value)) return value.map((entry) => String(plain(name, entry)));
	return plain(name, value);
}

function plain(name: string, value: unknown): string | number | boolean {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	throw new InvalidValue(
		customQuery.displayName,
		`"${name}" must be a text, a number, true, false or a list of these`,
	);
}
