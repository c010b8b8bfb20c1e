import { fillPath } from '../../../../../protocol/aps/ids';
import type { Region } from '../../../../../protocol/aps/regions';
import { isJsonObject } from '../../../../../protocol/json';
import type { ApsAnswer } from '../../../../../protocol/aps/request';
import { wait } from '../../../../apsClient/cancellation';
import type { ApsClient } from '../../../../apsClient/client';
import { projectAdminAdvice } from '../../../../fields/accountRegion';
import type { SyncService } from '../../../../sync/apply';
import type { PlannedChange } from '../../../../sync/change';
import type { Report } from '../../../../sync/outcome';
import { identityOf } from '../../../../sync/record';
import type { FieldValue, FieldValues, LiveRecord } from '../../../../sync/record';
import { failureReport, requestIdOf } from '../../../../syncRun/callReport';
import type { MemberReader } from './readLive';
import { PRODUCT } from './subject';

/** Source: Import Project Users. */
const IMPORTED_AT_ONCE = 200;

/** Pauses between looks at an import, in ms: it usually takes seconds. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

const BAD_REQUEST = 400;
const CONFLICT = 409;
const UNPROCESSABLE = 422;

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
		additionsAtOnce: IMPORTED_AT_ONCE,
		add: async (changes) =>
			changes.length === 1
				? [await addOne(service, changes[0])]
				: await importAll(service, changes),
		async change(change) {
			const path = `${usersPath(change)}/${encodeURIComponent(change.id ?? '')}`;
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
			for (const [projectId, group] of byProject(changes)) {
				const emails = group.map(({ email }) => email);
				for (const member of await reader.theseIn(projectId, emails)) {
					found.set(identityOf(member), member.id);
				}
			}
			return found;
		},
	};
}

/** Adds one user, with an answer that says at once what became of it. */
async function addOne(
	{ client, region, suppressEmails }: MemberService,
	change: PlannedChange,
): Promise<Report> {
	const adding = client.for({
		action: 'Add Project User',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	try {
		const answer = await adding.request({
			method: 'POST',
			path: usersPath(change),
			region,
			accept: [CONFLICT],
			body: {
				...newMember(change),
				suppressAdministrativeEmails: suppressEmails || undefined,
			},
		});
		const requestId = requestIdOf(answer);
		if (answer.status === CONFLICT) {
			const message = 'Autodesk says that the user is in the project already';
			return { status: 'unknown', message, requestId };
		}
		return { status: 'applied', id: idIn(answer), requestId };
	} catch (error) {
		return failureReport(error, true);
	}
}

/**
 * Adds many users of a project in one call. Autodesk refuses all of them for one that is wrong, so they
 * are then added one by one, which says what is wrong with whom.
 */
async function importAll(
	service: MemberService,
	changes: readonly PlannedChange[],
): Promise<Report[]> {
	const { client, region, suppressEmails } = service;
	const importing = client.for({
		action: 'Import Project Users',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	const projectId = changes[0].target;
	try {
		const answer = await importing.request({
			method: 'POST',
			path: fillPath('/construction/admin/v2/projects/{projectId}/users:import', { projectId }),
			region,
			accept: [BAD_REQUEST, CONFLICT, UNPROCESSABLE],
			body: {
				users: changes.map(newMember),
				suppressAdministrativeEmails: suppressEmails || undefined,
			},
		});
		if (answer.status < BAD_REQUEST) return await untilSeen(service, changes, requestIdOf(answer));
	} catch (error) {
		const report = failureReport(error, true);
		return changes.map(() => report);
	}
	const reports: Report[] = [];
	for (const change of changes) reports.push(await addOne(service, change));
	return reports;
}

/** An import is asynchronous, and its job cannot be asked: it is done when its users are members. */
async function untilSeen(
	{ reader, importTimeoutMs, signal }: MemberService,
	changes: readonly PlannedChange[],
	requestId: string | undefined,
): Promise<Report[]> {
	const projectId = changes[0].target;
	const until = Date.now() + importTimeoutMs;
	let pause = FIRST_PAUSE_MS;
	for (;;) {
		const outcome = await wait(Math.min(pause, Math.max(0, until - Date.now())), signal);
		const members = await reader.membersOf(projectId);
		const idOf = new Map(members.map((member) => [member.key, member.id]));
		const isOver = Date.now() >= until || outcome === 'cancelled';
		if (isOver || changes.every(({ key }) => idOf.has(key))) {
			return changes.map(({ key }) => seenReport(idOf.get(key), requestId));
		}
		pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
	}
}

function seenReport(id: string | undefined, requestId: string | undefined): Report {
	if (id !== undefined) return { status: 'applied', id, requestId };
	const message =
		'Autodesk accepted the import, but the user is not a member of the project yet. Run the sync again later';
	return { status: 'failed', message, requestId };
}

function newMember({ email, fields }: PlannedChange): Record<string, unknown> {
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

function usersPath({ target }: PlannedChange): string {
	return fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId: target });
}

function idIn({ body }: ApsAnswer): string | undefined {
	return isJsonObject(body) && typeof body.id === 'string' ? body.id : undefined;
}

function byProject(changes: readonly PlannedChange[]): Map<string, PlannedChange[]> {
	const groups = new Map<string, PlannedChange[]>();
	for (const change of changes) {
		groups.set(change.target, [...(groups.get(change.target) ?? []), change]);
	}
	return groups;
}
