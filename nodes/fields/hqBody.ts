import type { IDataObject } from 'n8n-workflow';
import { toHqFields } from '../../protocol/aps/hqNames';
import { renamedBodyOf } from '../parameters/body';
import { emptied } from '../parameters/emptied';
import type { ParameterCollection } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import type { Source } from '../parameters/values';

/** Builds the body from the parameters, with the names that `hq` uses. @throws InvalidValue */
export function hqBodyOf<Context extends Run>(
	run: Context,
	...sources: ReadonlyArray<Source<Context>>
): IDataObject {
	return renamedBodyOf(run, (fields) => ({ ...toHqFields(fields) }) as IDataObject, ...sources);
}

/** Null for each field that was added and left empty, with the names that `hq` uses. @throws InvalidValue */
export function hqEmptied<Context extends Run>(
	run: Context,
	collection: ParameterCollection<Context>,
	kept: readonly string[],
): IDataObject {
	return { ...toHqFields(emptied(run, collection, kept)) } as IDataObject;
}
