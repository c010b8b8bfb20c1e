import { isGuid, toAdminId } from '../../../../../protocol/aps/ids';
import type { AccountPlace } from '../../../../lookUp/accountPlace';
import { accountProjectsOf } from '../../../../lookUp/accountProjects';
import { companiesOf } from '../../../../lookUp/companies';
import type { NamedList } from '../../../../lookUp/named';
import { projectRolesOf } from '../../../../lookUp/projectRoles';
import { idOfTheOne } from '../../../../lookUp/theOne';
import { email as emailField } from '../../../../fields/email';
import { faultIn } from '../../../../operations/faultyRows';
import type { AllItemsRun } from '../../../../operations/operation';
import { byCodeUnit } from '../../../../sync/canonicalJson';
import { keyOf } from '../../../../sync/record';
import type { FieldValue, WantedRecord } from '../../../../sync/record';
import { valueIn, valueOf } from '../../../../parameters/values';
import { company, memberProject, products, roles, status, syncedFields } from './rowFields';
import { PRODUCT } from './subject';

/** Where names are looked up. */
interface RowRules {
	place: AccountPlace;
	/** Whether an empty value removes the company or all roles. */
	clearEmpty: boolean;
}

/** The wanted membership of one input item, or everything that is wrong with it. */
export async function readProjectUserRow(
	all: AllItemsRun,
	itemIndex: number,
	{ place, clearEmpty }: RowRules,
): Promise<WantedRecord | string[]> {
	const run = all.runOf(itemIndex);
	const faults: string[] = [];
	async function attempt<Value>(read: () => Value | Promise<Value>): Promise<Value | undefined> {
		try {
			return await read();
		} catch (error) {
			faults.push(faultIn(error));
			return undefined;
		}
	}
	const idOf = async (list: NamedList, label: string, text: string) =>
		isGuid(toAdminId(text))
			? toAdminId(text)
			: await idOfTheOne(all.directories, list, label, text);
	const added = run.param<Readonly<Record<string, unknown>>>(syncedFields.name, {});
	const values: Record<string, FieldValue> = {};
	const address = (await attempt(() => valueOf(run, emailField))) ?? '';
	const projectId = await attempt(async () => {
		const entered = valueOf(run, memberProject);
		return await idOf(accountProjectsOf(all.aps, place), memberProject.displayName, entered);
	});
	await attempt(async () => {
		const entered = valueIn(run, syncedFields, company);
		if (entered !== undefined) {
			values.companyId = await idOf(companiesOf(all.aps, place), company.displayName, entered);
		} else if (clearEmpty && company.name in added) values.companyId = null;
	});
	await attempt(async () => {
		const entered = valueIn(run, syncedFields, roles);
		if (entered.length === 0 && !(clearEmpty && roles.name in added)) return;
		if (projectId === undefined) return;
		const list = projectRolesOf(all.aps, place, projectId);
		const ids = await Promise.all(entered.map((text) => idOf(list, roles.displayName, text)));
		values.roleIds = [...new Set(ids)].sort(byCodeUnit);
	});
	for (const { key, access } of (await attempt(() => valueIn(run, syncedFields, products))) ?? []) {
		values[`${PRODUCT}${key}`] = access;
	}
	const wantedStatus = await attempt(() => valueIn(run, syncedFields, status));
	if (faults.length > 0) return faults;
	return {
		row: itemIndex + 1,
		target: projectId ?? '',
		key: keyOf(address),
		email: address,
		aliases: [],
		presence: wantedStatus === 'inactive' ? 'inactive' : 'active',
		values,
	};
}
