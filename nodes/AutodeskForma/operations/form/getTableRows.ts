import { FORM_TABLES } from '../../../../protocol/aps/formRules';
import { formList } from '../../../../protocol/aps/lists/constructionList';
import { objectsIn } from '../../../../protocol/json';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { formRowExample, simplifyFormRow } from '../../../records/formValue';
import { InvalidValue } from '../../../values/invalidValue';
import { form, formAdvice, formId } from './formField';
import { withoutDeleted } from './getValues';

const CUSTOM = 'custom';

const table = defineParameter({
	displayName: 'Table',
	name: 'table',
	type: 'options',
	options: [
		{ name: 'Equipment', value: 'equipmentEntries' },
		{ name: 'Materials', value: 'materialsEntries' },
		{ name: 'Other Table', value: CUSTOM, description: 'A table that the template defines' },
		{ name: 'Work Log', value: 'worklogEntries' },
	],
	default: 'worklogEntries',
	description: 'The table in the form',
	read: (entered, parameter, run) => read.choice(entered, parameter, run) ?? 'worklogEntries',
});

const tableId = defineParameter({
	displayName: 'Table ID',
	name: 'tableId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ec7b2dea-9383-49d4-b22d-52e04659e28b',
	description: 'ID of the table: <code>schema</code> of its entry in the layout of the template',
	displayOptions: { show: { table: [CUSTOM] } },
	read: read.guid,
});

export const getTableRows = defineOperation({
	action: 'List Form Table Values',
	name: 'Get Table Rows',
	value: 'getTableRows',
	summary: 'Get table rows in form',
	description:
		'Retrieve a list of the rows of a table in a form, such as the work log, materials or equipment of a daily report, with values by column. A span of time is in milliseconds.',
	endpoint: 'GET /construction/forms/v1/projects/{projectId}/forms/{formId}/table/{fieldId}/values',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, form, table, tableId, ...returnAllOrLimit, simplify],
	advice: {
		...formAdvice,
		404: 'Check the form and the table. Autodesk also answers 404 for a form whose template does not have the table, or that the credential has no access to',
	},
	example: formRowExample,
	async execute(run) {
		const limit = limitOf(run);
		const path = run.path({
			projectId: constructionProjectId(run),
			formId: formId(run),
			fieldId: chosenTable(run),
		});
		const pages = constructionPages(run.aps, formList, { path });
		return await shownRecords(
			run,
			withoutDeleted(pages),
			(row) => simplifyFormRow(row, objectsIn(row.columns)),
			limit,
		);
	},
});

/** @throws InvalidValue */
function chosenTable(run: OperationRun): string {
	const chosen = valueOf(run, table);
	const known = Object.entries(FORM_TABLES).find(([name]) => name === chosen);
	const id = known?.[1] ?? valueOf(run, tableId);
	if (id === undefined) throw new InvalidValue(tableId.displayName, 'enter an ID');
	return id;
}
