import type { INodeProperties } from 'n8n-workflow';
import type { OperationRun } from '../operations/operation';
import { optionsFromNames } from './optionsFromNames';
import { isSimplified } from './simplify';

/**
 * Entry of Options, for raw records only: the short form needs its own fields.
 *
 * @param names fields that Autodesk leaves out unless asked for
 */
export function returnedFields(names: readonly string[]): INodeProperties {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'multiOptions',
		options: optionsFromNames(names),
		default: [],
		displayOptions: { show: { '/simplify': [false] } },
		description: 'The fields to return beside the ID. Left empty, Autodesk chooses.',
	};
}

/** @returns undefined for Autodesk's own choice */
export function returnedFieldsOf({ param }: OperationRun): string[] | undefined {
	if (isSimplified({ param })) return undefined;
	return param<{ fields?: string[] }>('options', {}).fields;
}
