import { clearEmpty } from '../../../../fields/clearEmpty';
import { account, accountId } from '../../../../fields/account';
import {
	accountRegion,
	accountRegionOf,
	projectAdminAdvice,
} from '../../../../fields/accountRegion';
import { mapInOrder } from '../../../../actionNode/mapInOrder';
import { areFew } from '../../../../apsLists/projectMembers';
import { email } from '../../../../fields/email';
import { defineAllItemsOperation } from '../../../../operations/operation';
import type { AllItemsRun } from '../../../../operations/operation';
import { options } from '../../../../parameters/collections';
import { valueIn } from '../../../../parameters/values';
import { identityOf } from '../../../../sync/record';
import type { LiveRecord, WantedRecord } from '../../../../sync/record';
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
import {
	additionsInQuarantine,
	failIfIncomplete,
	includeUnchanged,
	protectAdmins,
	protectedUsers,
	protectServiceAccounts,
} from '../../../../syncRun/syncOptions';
import { DEFAULT_TIMEOUT_S, importTimeout, SECOND_MS, suppressInvitations } from '../addingOptions';
import { plannedMemberExample } from './example';
import { MemberReader } from './readLive';
import { readProjectUserRow } from './readRow';
import { memberProject, syncedFields } from './rowFields';
import { projectUserService } from './service';
import { projectUserSubject } from './subject';

/** Projects that are read at the same time. */
const PROJECTS_AT_ONCE = 5;

const memberEmail = {
	...email,
	default: '={{ $json.email }}',
	displayOptions: { show: { source: ['users'] } },
	description:
		'Email address of the user, in any letter case. It is read for every input item, like the project and all Fields to Sync.',
};

const syncOptions = options([
	acceptedGuards,
	accountRegion,
	additionsInQuarantine,
	clearEmpty,
	failIfIncomplete,
	importTimeout,
	includeUnchanged,
	protectAdmins,
	protectedUsers,
	protectServiceAccounts,
	suppressInvitations,
]);

export const sync = defineAllItemsOperation({
	name: 'Sync',
	value: 'sync',
	summary: 'Sync users of projects',
	description:
		'Bring the members of one or many projects in step with all input items: plan what would change and why, and apply it within guards. Only projects in the input are changed, and nobody is removed unless you allow it. ACC projects only: Autodesk may refuse it for BIM 360 projects.',
	endpoint: 'GET /construction/admin/v1/projects/{projectId}/users',
	scopes: ['account:read', 'account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [
		account,
		source,
		memberEmail,
		memberProject,
		syncedFields,
		mode,
		reviewedHash,
		allowRemovals,
		guards,
		rememberIn,
	],
	options: syncOptions.options,
	advice: projectAdminAdvice,
	example: plannedMemberExample,
	async executeAll(run) {
		const settings = syncSettings(run, syncOptions);
		const [id, region] = [accountId(run), accountRegionOf(run)];
		const rowRules = {
			place: { accountId: id, region },
			clearEmpty: valueIn(run, syncOptions, clearEmpty),
		};
		const reader = new MemberReader(run.aps, region);
		let known: ReadonlyMap<string, LiveRecord> = new Map();
		return await runSync(
			run,
			{
				subject: projectUserSubject,
				context: { account: id },
				scope: { kind: 'everyone' },
				adminName: 'project admin',
				readRow: async (itemIndex) => await readProjectUserRow(run, itemIndex, rowRules),
				async readLive(wanted) {
					const needsAll = settings.removals && settings.source === 'users';
					const members = await readMembers(run, reader, wanted, needsAll);
					known = new Map(members.map((member) => [identityOf(member), member]));
					return members;
				},
				service: projectUserService({
					client: run.aps,
					region,
					reader,
					liveOf: (change) => known.get(identityOf(change)),
					importTimeoutMs:
						(valueIn(run, syncOptions, importTimeout) ?? DEFAULT_TIMEOUT_S) * SECOND_MS,
					suppressEmails: valueIn(run, syncOptions, suppressInvitations) ?? false,
					signal: run.signal,
				}),
				labelOf: () => undefined,
			},
			settings,
		);
	},
});

/** The members of all projects in the input; only those that it names, if that takes fewer calls. */
async function readMembers(
	run: AllItemsRun,
	reader: MemberReader,
	wanted: readonly WantedRecord[],
	needsAll: boolean,
): Promise<LiveRecord[]> {
	const emails = new Map<string, string[]>();
	for (const { target, email: address } of wanted) {
		const listed = emails.get(target);
		if (listed === undefined) emails.set(target, [address]);
		else listed.push(address);
	}
	const projects = [...emails];
	const members = await mapInOrder(
		projects.length,
		PROJECTS_AT_ONCE,
		async (index) => {
			const [projectId, addresses] = projects[index];
			return areFew(addresses) && !needsAll
				? await reader.theseIn(projectId, addresses)
				: await reader.everybodyIn(projectId);
		},
		run.signal,
	);
	return members.flat();
}
