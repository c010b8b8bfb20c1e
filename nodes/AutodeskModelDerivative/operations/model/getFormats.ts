import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../../../protocol/json';
import { filters } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';

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
	endpoint: 'GET /modelderivative/v2/designdata/formats',
	scopes: [],
	access: ['3L', 'SSA', '2L'],
	fields: [formatFilters],
	example: { format: 'ifc', sourceTypes: ['rvt'] },
	async execute(run) {
		const wanted = valueIn(run, formatFilters, sourceType);
		const formats = await run.aps.read({ path: run.path() }, ({ body }) => formatsIn(body));
		return formats
			.filter(({ sourceTypes }) => wanted === undefined || includesType(sourceTypes, wanted))
			.map(({ format, sourceTypes }): IDataObject => ({ format, sourceTypes }));
	},
});

interface Format {
	format: string;
	sourceTypes: string[];
}

function formatsIn(body: unknown): Format[] | undefined {
	if (!isJsonObject(body) || !isJsonObject(body.formats)) return undefined;
	return Object.entries(body.formats).flatMap(([format, types]) =>
		Array.isArray(types)
			? { format, sourceTypes: types.filter((type) => typeof type === 'string') }
			: [],
	);
}

/** Types such as `prt\.\d+$` are patterns: the number is part of names such as `wheel.prt.3`. */
function includesType(types: readonly string[], entered: string): boolean {
	const text = entered.toLowerCase();
	return types.some((type) => {
		if (!type.includes('\\.\\d+$')) return text === type || text.endsWith(`.${type}`);
		const numbered = /^(.+)\.\d+$/.exec(text)?.[1];
		const plain = type.replace('\\.\\d+$', '');
		return numbered === plain || numbered?.endsWith(`.${plain}`) === true;
	});
}
