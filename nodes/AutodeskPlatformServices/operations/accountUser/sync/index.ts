import { clearEmpty } from '../../../../fields/clearEmpty';
import { account, accountId } from '../../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../../fields/accountRegion';
import { allCompaniesOf } from '../../../../lookUp/companies';
import { KnownNames } from '../../../../lookUp/knownNames';
import { defineAllItemsOperation } from '../../../../operations/operation';
import type { AllItemsRun } from '../../../../operations/operation';
import { options } from '../../../../parameters/collections';
import { valueIn } from '../../../../parameters/values';
import { acceptedGuards, guards } from '../../../../syncRun/guardFields';
import {
	allowRemovals,
	mode,
	rememberIn,
	reviewedHash,
	source,
} from '../../../../syncRun/modeFields';
import { runSync } from '../../../../syncRun/runSync';
import { syncSettings } from '../../../../syncRun/settings';
import type { SyncSettings } from '../../../../syncRun/settings';
import {
	additionsInQuarantine,
	failIfIncomplete,
	includeUnchanged,
	protectAdmins,
	protectedUsers,
	protectServiceAccounts,
	reactivate,
	reportUnchangeable,
} from '../../../../syncRun/syncOptions';
import { plannedUpdateExample } from './example';
import { readAccountUsers } from './readLive';
import { readAccountUserRow } from './readRow';
import { company, syncedFields, userEmail } from './rowFields';
import { isScopeOfCompanies, scopeFields, scopeOf } from './scopeFields';
import { accountUserService } from './service';
import { accountUserSubject } from './subject';

const syncOptions = options([
	acceptedGuards,
	accountRegion,
	additionsInQuarantine,
	clearEmpty,
	failIfIncomplete,
	includeUnchanged,
	protectAdmins,
	protectedUsers,
	protectServiceAccounts,
	reactivate,
	reportUnchangeable,
]);

export const sync = defineAllItemsOperation({
	name: 'Sync',
	value: 'sync',
	summary: 'Sync users of account',
	description:
		'Bring the directory of an account in step with all input items: plan what would change and why, and apply it within guards. Nothing is removed unless you allow it.',
	endpoint: 'GET /hq/v1/accounts/{account_id}/users',
	scopes: ['account:read', 'account:write'],
	access: ['2L'],
	fields: [
		account,
		source,
		userEmail,
		syncedFields,
		mode,
		reviewedHash,
		...scopeFields,
		allowRemovals,
		guards,
		rememberIn,
	],
	options: syncOptions.options,
	advice: accountAdvice,
	example: plannedUpdateExample,
	async executeAll(run) {
		const settings = syncSettings(run, syncOptions);
		const [id, region] = [accountId(run), accountRegionOf(run)];
		const list = allCompaniesOf(run.aps, { accountId: id, region });
		const companies = new KnownNames(
			list,
			needsCompanies(run, settings) ? await run.directories.all(list) : [],
		);
		const rowRules = { companies, clearEmpty: valueIn(run, syncOptions, clearEmpty) };
		return await runSync(
			run,
			{
				subject: accountUserSubject,
				context: { account: id },
				scope: settings.source === 'changes' ? { kind: 'everyone' } : scopeOf(run, companies),
				adminName: 'account admin',
				readRow: async (itemIndex) => readAccountUserRow(run.runOf(itemIndex), rowRules),
				readLive: async () => await readAccountUsers(run.aps, id, region),
				service: accountUserService(run.aps, id, region),
				labelOf: (field, value) =>
					field === 'companyId' && typeof value === 'string'
						? { companyName: companies.nameOf(value) ?? null }
						: undefined,
			},
			settings,
		);
	},
});

/** Companies are found by name, and shown by name in an undo. */
function needsCompanies(run: AllItemsRun, { source }: SyncSettings): boolean {
	if (source === 'changes' || isScopeOfCompanies(run)) return true;
	return company.name in run.param<object>(syncedFields.name, {});
}
