import { objectsIn } from '../../../../protocol/json';
import { recordWith } from '../../../apsClient/readAnswer';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { sheetExample, simplifySheet } from '../../../records/sheet';
import { InvalidValue } from '../../../values/invalidValue';
import { sheet, sheetAdvice, sheetId } from './sheetField';

export const get = defineOperation({
	action: 'Get Sheet',
	name: 'Get',
	value: 'get',
	summary: 'Get sheet',
	description: 'Retrieve one sheet of a project, by its number or ID',
	endpoint: 'POST /construction/sheets/v1/projects/{projectId}/sheets:batch-get',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [...constructionProject, sheet, simplify],
	advice: sheetAdvice,
	example: sheetExample,
	async execute(run) {
		const id = sheetId(run);
		const path = run.path({ projectId: constructionProjectId(run) });
		const request = { method: 'POST', path, body: { ids: [id] }, repeatable: true } as const;
		const { results } = await run.aps.read(request, recordWith('results'));
		const found = objectsIn(results).find((each) => sameId(each.id, id));
		if (found !== undefined) return simplified(run, found, simplifySheet);
		throw new InvalidValue(
			sheet.displayName,
			`the project has no sheet with the ID ${id} that the credential has access to`,
		);
	},
});

function sameId(found: unknown, wanted: string): boolean {
	return String(found).toLowerCase() === wanted.toLowerCase();
}
