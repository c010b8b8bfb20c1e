import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import { isSameName } from '../../../../protocol/aps/names';
import { adminPages } from '../../../apsLists/adminPages';
import { collect } from '../../../apsLists/pages';
import { accountId } from '../../../fields/account';
import { accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import type { OperationRun } from '../../../operations/operation';
import { InvalidValue } from '../../../values/invalidValue';

/**
 * The project of the account with this name; archived ones only if there is no other.
 *
 * @param field label of the field, for errors
 * @throws InvalidValue if several have the name
 */
export async function existingProject(
	run: OperationRun,
	field: string,
	name: string,
): Promise<IDataObject | undefined> {
	const aps = run.aps.for({
		action: 'List Account Projects',
		scopes: ['account:read'],
		advice: adminAdvice,
	});
	const found = await collect(
		adminPages(aps, {
			path: fillPath('/construction/admin/v1/accounts/{id}/projects', { id: accountId(run) }),
			query: { 'filter[name]': name, filterTextMatch: 'equals' },
			region: accountRegionOf(run),
		}),
	);
	const same = found.filter((project) => isSameName(String(project.name), name));
	const live = same.filter(({ status }) => status !== 'archived');
	const [project, ...others] = live.length > 0 ? live : same;
	if (others.length === 0) return project;
	const ids = [project, ...others].map(({ id, status }) => `${String(id)} (${String(status)})`);
	throw new InvalidValue(
		field,
		`several projects of the account have this name: ${ids.join(', ')}`,
	);
}
