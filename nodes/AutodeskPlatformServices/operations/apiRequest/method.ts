import type { HttpMethod } from '../../../../protocol/aps/request';
import { defineParameter } from '../../../parameters/parameter';
import { choice } from '../../../values/choice';

const METHODS: readonly HttpMethod[] = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** Methods that change nothing, so that they can be repeated. */
const SAFE: readonly HttpMethod[] = ['GET', 'HEAD'];

export const WITH_BODY: readonly HttpMethod[] = ['DELETE', 'PATCH', 'POST', 'PUT'];

/** Searches of some services are POST requests. */
export const WITH_LISTS: readonly HttpMethod[] = ['GET', 'POST'];

export const method = defineParameter({
	displayName: 'Method',
	name: 'method',
	type: 'options',
	options: METHODS.map((name) => ({ name, value: name })),
	default: 'GET',
	description: 'The method of the endpoint, as in Autodesk’s reference',
	read(entered, parameter): HttpMethod {
		const chosen = choice(parameter, entered);
		return METHODS.find((name) => name === chosen) ?? 'GET';
	},
});

export function isSafe(chosen: HttpMethod): boolean {
	return SAFE.includes(chosen);
}
