import type { Run } from './run';
import { sentValues } from './values';
import type { Source } from './values';

/** Builds the headers from the parameters; empty ones are omitted. @throws InvalidValue */
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
