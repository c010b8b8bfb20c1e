import { inBatches } from '../../../../../protocol/batches';
import type { Region } from '../../../../../protocol/aps/regions';
import { requestIdOf } from '../../../../apsClient/callOutcome';
import type { ApsClient } from '../../../../apsClient/client';
import { membersPath } from '../../../../apsLists/projectMembers';
import { projectAdminAdvice } from '../../../../fields/accountRegion';
import type { SyncService } from '../../../../sync/apply';
import type { PlannedChange } from '../../../../sync/change';
import type { Report } from '../../../../sync/outcome';
import { identityOf } from '../../../../sync/record';
import type { FieldValue, FieldValues, LiveRecord } from '../../../../sync/record';
import { failureReport } from '../../../../syncRun/callReport';
import { addMembers, MEMBERS_AT_ONCE } from '../addMembers';
import type { AddedMember, NewMember } from '../addMembers';
import type { MemberReader } from './readLive';
import { PRODUCT } from './subject';

export interface MemberService {
	client: ApsClient;
	region: Region | undefined;
	reader: MemberReader;
	/** A member as last read. */
	liveOf(change: PlannedChange): LiveRecord | undefined;
	/** How long to wait until imported users are members, in ms. */
	importTimeoutMs: number;
	/** Whether Autodesk sends no invitations. */
	suppressEmails: boolean;
	signal: AbortSignal;
}

/** Changes members of projects. */
export function projectUserService(service: MemberService): SyncService {
	const { client, region, reader, liveOf } = service;
	const adding = {
		client,
		region,
		suppressEmails: service.suppressEmails,
		timeoutMs: service.importTimeoutMs,
		signal: service.signal,
		readMembers: async (projectId: string, emails: readonly string[]) => {
			const members = await reader.theseIn(projectId, emails);
			return new Map(members.map(({ key, id }) => [key, { id }]));
		},
	};
	const updating = client.for({
		action: 'Update Project User',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	const removing = client.for({
		action: 'Remove Project User',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	return {
		additionsAtOnce: MEMBERS_AT_ONCE,
		async add(changes) {
			const users = changes.map(newMember);
			const added = await addMembers(adding, changes[0].target, users);
			return added.map(reportOf);
		},
		async change(change) {
			const path = `${membersPath(change.target)}/${encodeURIComponent(change.id ?? '')}`;
			try {
				const answer =
					change.kind === 'remove'
						? await removing.request({ method: 'DELETE', path, region, doneWhen: [404] })
						: await updating.request({
								method: 'PATCH',
								path,
								region,
								body: changedMember(change, liveOf(change)?.values ?? {}),
							});
				return { status: 'applied', requestId: requestIdOf(answer) };
			} catch (error) {
				return failureReport(error, false);
			}
		},
		async readBack(changes) {
			const found = new Map<string, string>();
			for (const ofProject of inBatches(changes, ({ target }) => target, Infinity)) {
				const emails = ofProject.map(({ email }) => email);
				for (const member of await reader.theseIn(ofProject[0].target, emails)) {
					found.set(identityOf(member), member.id);
				}
			}
			return found;
		},
	};
}

/** What became of an addition, for the sync. */
function reportOf(added: AddedMember): Report {
	const { outcome, requestId } = added;
	switch (outcome) {
		case 'added':
			return { status: 'applied', id: added.id, requestId };
		case 'accepted': {
			const message =
				'Autodesk accepted the import, but the user is not a member of the project yet. Run the sync again later';
			return { status: 'failed', message, requestId };
		}
		case 'exists': {
			const message = 'Autodesk says that the user is in the project already';
			return { status: 'unknown', message, requestId };
		}
		case 'refused':
			return failureReport(added.error, true);
	}
}

function newMember({ email, fields }: PlannedChange): NewMember {
	const values = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
	const { companyId, roleIds } = values;
	const products = productList(values);
	return {
		email,
		companyId: companyId ?? undefined,
		roleIds,
		products: products.length === 0 ? undefined : products,
	};
}

/** Whether Autodesk replaces the products or adds to them is not documented, so all of them are sent. */
function changedMember({ fields }: PlannedChange, live: FieldValues): Record<string, unknown> {
	const values = Object.fromEntries(fields.map(({ field, after }) => [field, after]));
	const { companyId, roleIds } = values;
	const changesProducts = Object.keys(values).some((name) => name.startsWith(PRODUCT));
	return {
		companyId,
		roleIds,
		products: changesProducts ? productList({ ...live, ...values }) : undefined,
	};
}

function productList(values: Readonly<Record<string, FieldValue>>): object[] {
	return Object.entries(values)
		.filter(([name, access]) => name.startsWith(PRODUCT) && access !== null)
		.map(([name, access]) => ({ key: name.slice(PRODUCT.length), access }));
}
