import type { IDataObject } from 'n8n-workflow';
import { isObject, merged } from './merged';
import type { Destination } from './parameter';
import type { Run } from './run';
import { sentValues } from './values';
import type { SentValue, Source } from './values';

/**
 * Builds the JSON body from the parameters. Empty fields are omitted; Custom Body is merged in last,
 * at every depth.
 *
 * @param rename renames all fields except those of Custom Body
 * @throws InvalidValue
 */
export function renamedBodyOf<Context extends Run>(
	run: Context,
	rename: (fields: IDataObject) => IDataObject,
	...sources: ReadonlyArray<Source<Context>>
): IDataObject {
	const sent = sentValues(run, sources, isForBody).filter(({ value }) => value !== undefined);
	const fields = mergedValues(sent.filter(({ to }) => !to.overrides));
	return merged(rename(fields), mergedValues(sent.filter(({ to }) => to.overrides)));
}

/** The same without renaming fields. @throws InvalidValue */
export function bodyOf<Context extends Run>(
	run: Context,
	...sources: ReadonlyArray<Source<Context>>
): IDataObject {
	return renamedBodyOf(run, (fields) => fields, ...sources);
}

function isForBody({ body, mergeInto }: Destination): boolean {
	return body !== undefined || mergeInto === 'body';
}

function mergedValues(sent: readonly SentValue[]): IDataObject {
	return sent.reduce<IDataObject>(
		(body, { to, value }) => merged(body, nested(to.body, value)),
		{},
	);
}

/** `data.attributes.name` becomes three objects. */
function nested(path: string | undefined, value: unknown): IDataObject {
	const whole = (path?.split('.') ?? []).reduceRight<unknown>(
		(inner, key) => ({ [key]: inner }),
		value,
	);
	if (isObject(whole)) return whole;
	throw new TypeError('A value that is merged into the body must be an object');
}
