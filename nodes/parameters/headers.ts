import type { Run } from './run';
import { sentValues } from './values';
import type { Source } from './values';

/** The headers that the parameters make up; what is left empty is left out. @throws InvalidValue */
export function headersOf<Context extends Run>(
	run: Context,
	...sources: ReadonlyArray<Source<Context>>
): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const { to, value } of sentValues(run, sources, ({ header }) => header !== undefined)) {
		if (to.header !== undefined && value !== undefined) headers[to.header] = String(value);
	}
	return headers;
}
