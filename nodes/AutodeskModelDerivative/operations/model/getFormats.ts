import type { IDataObject } from 'n8n-workflow';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import { FORMATS_ENDPOINT, includesType, supportedFormats } from '../../model/supportedFormats';

const sourceType = defineParameter({
	displayName: 'Source Type',
	name: 'sourceType',
	type: 'string',
	default: '',
	placeholder: 'e.g. rvt',
	description: 'Only formats into which files of this type can be translated, or a file name',
	read: read.text(),
});

const formatFilters = filters([sourceType]);

export const getFormats = defineOperation({
	action: 'List Supported Formats',
	name: 'Get Formats',
	value: 'getFormats',
	summary: 'Get formats that models can be translated into',
	description:
		'Retrieve a list of the output formats of Model Derivative, each with the file types that can be translated into it',
	endpoint: `GET ${FORMATS_ENDPOINT}`,
	scopes: [],
	access: ['3L', 'SSA', '2L'],
	fields: [formatFilters],
	example: { format: 'ifc', sourceTypes: ['rvt'] },
	async execute(run) {
		const wanted = valueIn(run, formatFilters, sourceType);
		return (await supportedFormats(run.aps))
			.filter(({ sourceTypes }) => wanted === undefined || includesType(sourceTypes, wanted))
			.map(({ format, sourceTypes }): IDataObject => ({ format, sourceTypes }));
	},
});
