import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject } from '../../protocol/json';
import type { Run } from './run';

/**
 * Whether a field of the operation counts, by the fields that decide about it. n8n itself leaves hidden fields
 * out, except where a deciding field holds an expression: then it passes them all on, with whatever they contain.
 */
export function isMeant(run: Run, { displayOptions = {} }: INodeProperties): boolean {
	const deciding = new Set(run.operation.fields.map(({ name }) => name));
	return Object.entries(displayOptions.show ?? {})
		.filter(([name]) => deciding.has(name))
		.every(([name, values = []]) => {
			const text = String(run.param<unknown>(name, null) ?? '').trim();
			// What an empty field means is up to the operation.
			if (text === '' || values.some(isJsonObject)) return true;
			return values.some((value) => String(value).toLowerCase() === text.toLowerCase());
		});
}
