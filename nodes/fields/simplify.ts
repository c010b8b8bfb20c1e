import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Run } from '../parameters/run';
import { textList } from '../values/textList';
import { InvalidValue } from '../values/invalidValue';
import { fromVersion, isOfVersion, LATEST, untilVersion } from './nodeVersion';

/**
 * Declares that an operation has a short form of its records. It is a field of the node's first version;
 * later versions show {@link outputParameters} instead.
 */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'simplified',
	options: [
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'The fields that workflows usually need, named alike in all operations',
		},
		{ name: 'Raw', value: 'raw', description: 'Everything as Autodesk returns it' },
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Some of the simplified fields, in the order chosen',
		},
	],
	description: 'Which fields to return',
};

/** The method that lists the fields of the chosen operation. */
export const OUTPUT_FIELDS_LIST = 'getOutputFields';

const outputFields: INodeProperties = {
	displayName: 'Output Fields',
	name: 'outputFields',
	type: 'multiOptions',
	typeOptions: {
		loadOptionsMethod: OUTPUT_FIELDS_LIST,
		loadOptionsDependsOn: ['resource', 'operation'],
	},
	default: [],
	description: 'The fields to return',
};

/** What an operation with {@link simplify} shows in each version of the node. */
export const outputParameters: readonly INodeProperties[] = [
	{ ...simplify, ...untilVersion(LATEST) },
	{ ...output, ...fromVersion(LATEST) },
	{
		...outputFields,
		displayOptions: {
			show: { ...fromVersion(LATEST).displayOptions.show, output: ['selected'] },
		},
	},
];

/** Shows an entry of a collection for raw records only. */
export const shownForRaw = {
	displayOptions: { hide: { '/simplify': [true], '/output': ['simplified', 'selected'] } },
};

/** Whether to return the short form, of which fields may be selected. An expression may return text. */
export function isSimplified({ param, ctx }: Pick<Run, 'param' | 'ctx'>): boolean {
	if (isOfVersion(ctx, LATEST)) return chosenOutput(param) !== 'raw';
	return String(param<unknown>(simplify.name, true)).trim().toLowerCase() !== 'false';
}

/** The short form of the record if it is wanted, otherwise the record as Autodesk returned it. */
export function simplified<T extends IDataObject>(
	run: Run,
	record: T,
	shorten: (record: T) => IDataObject,
): IDataObject {
	return isSimplified(run) ? shorten(record) : record;
}

/**
 * The fields that the user has selected.
 *
 * @returns undefined if all are returned
 * @throws InvalidValue if no field is selected
 */
export function selectedFields({
	param,
	ctx,
	operation,
}: Pick<Run, 'param' | 'ctx' | 'operation'>): string[] | undefined {
	const hasOutput = operation.fields.some(({ name }) => name === simplify.name);
	if (!hasOutput || !isOfVersion(ctx, LATEST) || chosenOutput(param) !== 'selected') {
		return undefined;
	}
	const fields = textList(param<unknown>(outputFields.name, []));
	if (fields.length > 0) return fields;
	throw new InvalidValue(outputFields.displayName, 'choose at least one field');
}

function chosenOutput(param: Run['param']): string {
	return String(param<unknown>(output.name, 'simplified')).trim().toLowerCase();
}
