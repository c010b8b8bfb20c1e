import { elementFields } from '../../../../protocol/aps/elementQuery';
import { collect } from '../../../apsLists/pages';
import { mapRows } from '../../../apsLists/mapRows';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplified, simplify } from '../../../fields/simplify';
import { minutesIn } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { modelElementExample, simplifyElement } from '../../../records/modelElement';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { elementPages } from '../../model/elements';
import { modelFields } from '../../model/fields';
import { READY_MINUTES, readyTimeout } from '../../model/untilReady';
import { chosenView, view } from '../../model/view';
import { elementFilter, elementFilterFields } from './elementFilter';

const properties = defineParameter({
	displayName: 'Properties',
	name: 'properties',
	type: 'string',
	default: '',
	placeholder: 'e.g. Dimensions.*, Identity Data.Mark',
	description:
		'Only these properties, separated by commas: a group, a group and a name with a period between them, or either with <code>*</code>. By default all.',
	read: read.texts,
});

const withUnits = defineParameter({
	displayName: 'Numbers Only, With Units',
	name: 'withUnits',
	type: 'boolean',
	default: false,
	description:
		'Whether to return only properties that are numbers, in the form <code>##94.172{mm}[3]{m}</code>: the value, its unit, its precision and the unit that Autodesk compares in',
	read: read.boolean,
});

const propertyOptions = options([properties, withUnits, readyTimeout]);

export const getProperties = defineOperation({
	action: 'Fetch Specific Properties',
	name: 'Get Properties',
	value: 'getProperties',
	summary: 'Get properties of model elements',
	description:
		'Retrieve the elements of a model with their properties, such as dimensions, materials and levels. Each element becomes one item. Filter by category, name, ID or property.',
	endpoint: 'POST /modelderivative/v2/designdata/{urn}/metadata/{modelGuid}/properties:query',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, view, ...elementFilterFields, ...returnAllOrLimit, simplify],
	options: propertyOptions.options,
	advice: modelAdvice,
	example: modelElementExample,
	async execute(run) {
		const limit = limitOf(run);
		const filter = elementFilter(run);
		const fields = elementFields(valueIn(run, propertyOptions, properties) ?? []);
		const payload = valueIn(run, propertyOptions, withUnits) ? 'unit' : 'text';
		const longestMs = minutesIn(run, propertyOptions, readyTimeout, READY_MINUTES);
		const model = await chosenModel(run);
		const { guid } = await chosenView(run, model, longestMs);
		const wanted = { model, guid, filter, fields, payload, limit, longestMs } as const;
		const pages = elementPages(run, wanted);
		const records = mapRows(pages, (element) =>
			simplified(run, element, (row) => simplifyElement(row, guid)),
		);
		return await collect(records, limit);
	},
});
