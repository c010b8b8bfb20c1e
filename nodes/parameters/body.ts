import type { IDataObject } from 'n8n-workflow';
import { isObject, merged } from './merged';
import type { Destination } from './parameter';
import type { Run } from './run';
import { sentValues } from './values';
import type { Source } from './values';

/**
 * The JSON body that the parameters make up. Fields left empty are left out; Custom Body is merged in
 * last, at every depth.
 *
 * @throws InvalidValue
 */
export function bodyOf<Context extends Run>(
	run: Context,
	...sources: ReadonlyArray<Source<Context>>
): IDataObject {
	const sent = sentValues(run, sources, isForBody).filter(({ value }) => value !== undefined);
	const fields = sent.filter(({ to }) => to.body !== undefined);
	const custom = sent.filter(({ to }) => to.body === undefined);
	return [...fields, ...custom].reduce<IDataObject>(
		(body, { to, value }) => merged(body, nested(to.body, value)),
		{},
	);
}

function isForBody({ body, mergeInto }: Destination): boolean {
	return body !== undefined || mergeInto === 'body';
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
