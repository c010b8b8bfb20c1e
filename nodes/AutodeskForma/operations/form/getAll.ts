import { formStatusOf, MOST_FORM_SORTS } from '../../../../protocol/aps/formRules';
import { formList } from '../../../../protocol/aps/lists/constructionList';
import { shownRecords } from '../../../actionNode/listRecords';
import { constructionPages } from '../../../apsLists/constructionPages';
import type { Pages } from '../../../apsLists/pages';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { simplify } from '../../../fields/simplify';
import { adminSort } from '../../../fields/sort';
import { defineOperation } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { queryOf } from '../../../parameters/query';
import { valueIn } from '../../../parameters/values';
import { formExample, simplifyForm } from '../../../records/form';
import { InvalidValue } from '../../../values/invalidValue';
import { formFilters, statusFilter } from './filters';
import { formAdvice } from './formField';

const byField = adminSort([
	'createdByName',
	'description',
	'dueDate',
	'formDate',
	'formNum',
	'status',
	'templateName',
	'updatedAt',
	'updatedByName',
]);

/** Newest first unless sorted otherwise: forms created while pages are read then only repeat rows. */
const NEWEST_FIRST = 'formNum desc';

const sort = defineParameter({
	...byField,
	read: (entered, parameter, run) => {
		const fields = byField.read(entered, parameter, run);
		if (fields.length > MOST_FORM_SORTS) {
			throw new InvalidValue(
				parameter.displayName,
				`use at most ${MOST_FORM_SORTS} fields, not ${fields.length}`,
			);
		}
		return fields.length === 0 ? NEWEST_FIRST : fields.join(',');
	},
});

export const getAll = defineOperation({
	action: 'List Forms',
	name: 'Get Many',
	value: 'getAll',
	summary: 'Get many forms',
	description:
		'Retrieve a list of the forms of a project, such as daily reports and checklists, newest first unless sorted otherwise. Answers come from Form > Get Values.',
	endpoint: 'GET /construction/forms/v2/projects/{projectId}/forms',
	scopes: ['data:read'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, ...returnAllOrLimit, simplify, formFilters, sort],
	options: [constructionRegion],
	advice: formAdvice,
	example: formExample,
	async execute(run) {
		const limit = limitOf(run);
		const statuses = valueIn(run, formFilters, statusFilter);
		const pages = constructionPages(run.aps, formList, {
			path: run.path({ projectId: constructionProjectId(run) }),
			query: queryOf(run, formFilters, sort),
			limit: statuses === undefined ? limit : undefined,
		});
		const wanted = statuses === undefined ? pages : withStatus(pages, statuses);
		return await shownRecords(run, wanted, simplifyForm, limit);
	},
});

async function* withStatus(pages: Pages, statuses: readonly string[]): Pages {
	for await (const page of pages) {
		yield page.filter(({ status }) => statuses.includes(String(formStatusOf(status))));
	}
}
