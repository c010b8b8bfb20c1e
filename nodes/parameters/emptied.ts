import type { IDataObject } from 'n8n-workflow';
import type { Parameter, ParameterCollection } from './parameter';
import type { Run } from './run';
import { valueIn } from './values';

/**
 * Null for each field of the body whose entry was added to the collection and left empty.
 *
 * @param kept names of entries that Autodesk does not clear
 * @throws InvalidValue
 */
export function emptied<Context extends Run>(
	run: Context,
	collection: ParameterCollection<Context>,
	kept: readonly string[] = [],
): IDataObject {
	const added = run.param<object>(collection.name, {});
	const body: IDataObject = {};
	for (const { key, parameter } of collection.entries.flatMap(fieldsOf)) {
		const isAdded = parameter.name in added && !kept.includes(parameter.name);
		if (isAdded && valueIn(run, collection, parameter) === undefined) body[key] = null;
	}
	return body;
}

interface BodyField<Context extends Run> {
	/** Name in the body. */
	key: string;
	parameter: Parameter<unknown, Context>;
}

/** A group that is merged into the body has its fields under the names of their parameters. */
function fieldsOf<Context extends Run>(
	entry: ParameterCollection<Context>['entries'][number],
): Array<BodyField<Context>> {
	if ('parameters' in entry) {
		if (entry.mergeInto !== 'body') return [];
		return entry.parameters.map((parameter) => ({ key: parameter.name, parameter }));
	}
	return entry.body === undefined ? [] : [{ key: entry.body, parameter: entry }];
}
