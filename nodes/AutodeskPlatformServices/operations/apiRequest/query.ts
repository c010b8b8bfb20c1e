import type { QueryValue } from '../../../../protocol/aps/request';
import { customQuery } from '../../../fields/customQuery';
import type { Run } from '../../../parameters/run';
import { namedValues, namedValuesField } from './namedValues';

export const queryParameters = namedValuesField(
	{
		displayName: 'Query Parameters',
		name: 'queryParameters',
		description:
			'Parameters after the path, e.g. filter[status]. A name that occurs twice is sent twice.',
	},
	'Query Parameter',
);

export const queryJson = {
	...customQuery,
	description:
		'More query parameters as a JSON object. A list is sent as text separated by commas.',
};

/** The path with all query parameters, percent-encoded. @throws InvalidValue */
export function withQuery(
	run: Run,
	path: string,
	json: Readonly<Record<string, QueryValue>> | undefined,
): string {
	const pairs = [
		...namedValues(run, queryParameters).map(({ name, value }) => encoded(name, value)),
		...Object.entries(json ?? {}).map(([name, value]) => encoded(name, [value].flat().join(','))),
	];
	if (pairs.length === 0) return path;
	return `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

function encoded(name: string, value: string): string {
	return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
