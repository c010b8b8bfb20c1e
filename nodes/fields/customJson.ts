import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ApsRequest, QueryValue } from '../../protocol/aps/request';
import { merged } from '../parameters/merged';
import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';
import { InvalidValue } from '../values/invalidValue';
import { jsonObject } from '../values/jsonObject';

/**
 * For settings without a field: entries of an operation's optional collection that are merged in last
 * and take precedence over the fields.
 */
export const customBody = defineParameter({
	displayName: 'Custom Body (JSON)',
	name: 'customBody',
	type: 'json',
	default: '{}',
	description:
		'Additional fields of the request body as a JSON object. They are merged in last, at every depth, and replace fields with the same name.',
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
		'Additional query parameters as a JSON object. They are merged in last and replace parameters with the same name.',
};

/** The entries in the optional collection, if the user added them. */
export interface CustomJson {
	customBody?: unknown;
	customQuery?: unknown;
}

/**
 * For operations that look something up before their body is complete: rejects bad JSON first.
 *
 * @throws InvalidValue if the body entry is not a JSON object
 */
export function checkedJson(custom: CustomJson): CustomJson {
	return { ...custom, customBody: jsonObject(customBody.displayName, custom.customBody) };
}

/**
 * Objects are merged at every depth, because the attributes of a JSON:API body are two levels
 * down; lists are replaced.
 *
 * @throws InvalidValue if the entry is not a JSON object
 */
export function withCustomBody(body: IDataObject, custom: CustomJson): IDataObject {
	return merged(body, jsonObject(customBody.displayName, custom.customBody) ?? {});
}

/** @throws InvalidValue if the entry is not a JSON object of plain values and lists */
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
		`"${name}" must be text, a number, true, false or a list of these`,
	);
}
