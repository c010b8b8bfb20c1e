import { accountForLists } from '../../../fields/account';
import { accountProject, accountProjectId } from '../../../fields/accountProject';
import { accountRegion, accountRegionOf, projectAdminAdvice } from '../../../fields/accountRegion';
import { company } from '../../../fields/company';
import { customBody } from '../../../fields/customBody';
import { email } from '../../../fields/email';
import { industryRoles } from '../../../fields/industryRole';
import { productAccess } from '../../../fields/productAccess';
import { simplified, simplify } from '../../../fields/simplify';
import { failIfIncomplete } from '../../../batchRun/failIfIncomplete';
import { failedCall, runBatch } from '../../../batchRun/runBatch';
import type { BatchRow, RowResult } from '../../../batchRun/spec';
import { defineAllItemsOperation } from '../../../operations/operation';
import type { AllItemsRun } from '../../../operations/operation';
import { bodyOf } from '../../../parameters/body';
import { additionalFields, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { projectUserExample, simplifyProjectUser } from '../../../records/projectUser';
import { keyOf } from '../../../sync/record';
import { DEFAULT_TIMEOUT_S, importTimeout, SECOND_MS, suppressInvitations } from './addingOptions';
import { addMembers, MEMBERS_AT_ONCE } from './addMembers';
import type { AddedMember } from './addMembers';
import { Members } from './members';
import type { Member } from './members';

const userEmail = defineParameter({ ...email, default: '={{ $json.email }}' });

const details = additionalFields([company, customBody, industryRoles]);

const waitForCompletion = defineParameter({
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether to wait until imported users are members. If off, users that Autodesk adds in the background have the result accepted.',
	read: read.boolean,
});

const importOptions = options([
	accountRegion,
	failIfIncomplete,
	{ ...importTimeout, displayOptions: { hide: { waitForCompletion: [false] } } },
	suppressInvitations,
	waitForCompletion,
]);

const { id, autodeskId, companyId, roleIds, ...facts } = projectUserExample;

export const importAll = defineAllItemsOperation({
	action: 'Import Project Users',
	name: 'Import',
	value: 'import',
	summary: 'Import users into projects',
	description:
		'Invite all input items as users to one or many projects, up to 200 with one call. Members are not changed. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'POST /construction/admin/v2/projects/{projectId}/users:import',
	scopes: ['account:read', 'account:write'],
	access: ['3L', 'SSA', '2L+user'],
	hasFieldsPerItem: true,
	fields: [accountForLists, accountProject, userEmail, productAccess, simplify, details],
	options: importOptions.options,
	advice: projectAdminAdvice,
	example: {
		...facts,
		status: 'pending',
		result: 'imported',
		message: null,
		projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
		id,
		autodeskId,
		companyId,
		roleIds,
	},
	async executeAll(run) {
		const members = new Members(run);
		return await runBatch(
			run,
			{
				atOnce: MEMBERS_AT_ONCE,
				keyField: userEmail.displayName,
				readRow(row) {
					const [projectId, address] = [accountProjectId(row), valueOf(row, userEmail)];
					return {
						place: projectId,
						key: keyOf(address),
						identity: { email: address },
						ids: { projectId },
						body: bodyOf(row, userEmail, productAccess, details),
					};
				},
				add: async (projectId, rows) => await addNew(run, members, projectId, rows),
				toOutput: (user) => simplified(run, user, simplifyProjectUser),
			},
			{ failsIfIncomplete: valueIn(run, importOptions, failIfIncomplete) },
		);
	},
});

/** An import says nothing about users who are members already, so they are looked for first. */
async function addNew(
	run: AllItemsRun,
	members: Members,
	projectId: string,
	rows: readonly BatchRow[],
): Promise<RowResult[]> {
	const emails = rows.map(({ identity }) => String(identity.email));
	const before = await members.beforeImport(projectId, emails);
	const missing = rows.filter(({ key }) => !before.has(key));
	const seconds = valueIn(run, importOptions, importTimeout) ?? DEFAULT_TIMEOUT_S;
	const isAwaited = valueIn(run, importOptions, waitForCompletion) ?? true;
	let seen = before;
	const addition = {
		client: run.aps,
		region: accountRegionOf(run),
		suppressEmails: valueIn(run, importOptions, suppressInvitations) ?? false,
		timeoutMs: isAwaited ? seconds * SECOND_MS : undefined,
		signal: run.signal,
		readMembers: async (id: string, missed: readonly string[]) =>
			(seen = new Map([...seen, ...(await members.now(id, missed))])),
	};
	const users = missing.map(({ body, identity }) => ({ ...body, email: String(identity.email) }));
	const added = users.length === 0 ? [] : await addMembers(addition, projectId, users);
	const outcomeOf = new Map(missing.map((row, index) => [row, added[index]]));
	return rows.map((row) =>
		resultOf(outcomeOf.get(row) ?? { outcome: 'exists' }, seen.get(row.key), isAwaited),
	);
}

function resultOf(added: AddedMember, member: Member | undefined, isAwaited: boolean): RowResult {
	const { requestId } = added;
	switch (added.outcome) {
		case 'added':
			return { result: 'imported', record: added.record ?? member, requestId };
		case 'accepted': {
			const message = isAwaited
				? 'Autodesk accepted the import, but the user is not a member of the project yet. Look for the user later with Project User > Get Many'
				: undefined;
			return { result: 'accepted', message, requestId };
		}
		case 'exists': {
			const message =
				'The user is in the project already. Use Project User > Add or Update to change products, company or roles';
			return { result: 'failed', message, requestId };
		}
		case 'refused':
			return failedCall(added.error);
	}
}
