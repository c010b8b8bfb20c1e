import { withQuery } from '../../../../protocol/aps/request';
import type { ApsQuery } from '../../../../protocol/aps/request';
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
		'More query parameters as a JSON object. A list is sent as the service expects it: separated by commas, or with its name repeated.',
};

/** The path with all query parameters, percent-encoded. @throws InvalidValue */
export function enteredQuery(run: Run, path: string, json: ApsQuery | undefined): string {
	return namedValues(run, queryParameters).reduce(
		(before, { name, value }) => withQuery(before, { [name]: value }),
		withQuery(path, json),
	);
}
