import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { Region } from '../../../../protocol/aps/regions';
import { isJsonObject } from '../../../../protocol/json';
import { mayBeDone, requestIdOf } from '../../../apsClient/callOutcome';
import { wait } from '../../../apsClient/cancellation';
import type { ApsClient } from '../../../apsClient/client';
import { membersPath } from '../../../apsLists/projectMembers';
import { projectAdminAdvice } from '../../../fields/accountRegion';
import { keyOf } from '../../../sync/record';

/** As many as Autodesk imports in one call. Source: Import Project Users. */
export const MEMBERS_AT_ONCE = 200;

/** Pauses between looks at an import, in ms: it usually takes seconds. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** How long to look for users after a call whose response got lost, in ms: most calls never took effect. */
const DOUBT_MS = 10_000;

const BAD_REQUEST = 400;
const CONFLICT = 409;
const UNPROCESSABLE = 422;

/** A user of a project, as `construction/admin` takes it. */
export interface NewMember {
	email: string;
	[field: string]: unknown;
}

/** How to add users to projects. */
export interface MemberAddition {
	client: ApsClient;
	region: Region | undefined;
	/** Whether Autodesk sends no invitations. */
	suppressEmails: boolean;
	/** How long to wait until imported users are members, in ms; undefined not to wait. */
	timeoutMs: number | undefined;
	/** Ends waiting. */
	signal: AbortSignal;
	/** At least the members with these email addresses, by the keys of the addresses. */
	readMembers(
		projectId: string,
		emails: readonly string[],
	): Promise<ReadonlyMap<string, { id: string }>>;
}

/** What became of one user. */
export type AddedMember = { requestId?: string } & (
	| { outcome: 'added'; id?: string; record?: IDataObject }
	/** In the background; not seen among the members yet. */
	| { outcome: 'accepted' }
	/** A member already. */
	| { outcome: 'exists' }
	| RefusedMember
);

interface RefusedMember {
	outcome: 'refused';
	error: NodeApiError;
}

/**
 * Adds up to {@link MEMBERS_AT_ONCE} users to a project with one call if it can be done. If one of
 * them is wrong, Autodesk refuses all; they are then added one by one, to find out which one and why.
 *
 * @returns what became of each, in their order
 */
export async function addMembers(
	addition: MemberAddition,
	projectId: string,
	users: readonly NewMember[],
): Promise<AddedMember[]> {
	if (users.length === 1) return [await addOne(addition, projectId, users[0])];
	const { client, region, suppressEmails } = addition;
	const importing = client.for({
		action: 'Import Project Users',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	try {
		const answer = await importing.request({
			method: 'POST',
			path: fillPath('/construction/admin/v2/projects/{projectId}/users:import', { projectId }),
			region,
			accept: [BAD_REQUEST, CONFLICT, UNPROCESSABLE],
			body: { users, suppressAdministrativeEmails: suppressEmails || undefined },
		});
		if (answer.status < BAD_REQUEST) {
			return await untilSeen(addition, projectId, users, requestIdOf(answer));
		}
	} catch (error) {
		const refused = refusal(error);
		return await unlessSeen(addition, projectId, users, refused);
	}
	const added: AddedMember[] = [];
	for (const user of users) added.push(await addOne(addition, projectId, user));
	return added;
}

/** Adds one user, with an answer that says at once what became of it. */
async function addOne(
	addition: MemberAddition,
	projectId: string,
	user: NewMember,
): Promise<AddedMember> {
	const { client, region, suppressEmails } = addition;
	const adding = client.for({
		action: 'Add Project User',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	try {
		const answer = await adding.request({
			method: 'POST',
			path: membersPath(projectId),
			region,
			accept: [CONFLICT],
			body: { ...user, suppressAdministrativeEmails: suppressEmails || undefined },
		});
		const requestId = requestIdOf(answer);
		if (answer.status === CONFLICT) return { outcome: 'exists', requestId };
		const { body } = answer;
		if (isJsonObject(body) && typeof body.id === 'string') {
			return { outcome: 'added', id: body.id, record: body, requestId };
		}
		// The response was cut off.
		const [seen] = await soonSeen(addition, projectId, [user]);
		return seen?.outcome === 'added' ? { ...seen, requestId } : { outcome: 'added', requestId };
	} catch (error) {
		const [outcome] = await unlessSeen(addition, projectId, [user], refusal(error));
		return outcome;
	}
}

/**
 * Looks for users after a call that failed in a way that may have added them nevertheless.
 *
 * @returns the failure for those who do not appear
 */
async function unlessSeen(
	addition: MemberAddition,
	projectId: string,
	users: readonly NewMember[],
	refused: RefusedMember,
): Promise<AddedMember[]> {
	if (!mayBeDone(refused.error)) return users.map(() => refused);
	const seen = await soonSeen(addition, projectId, users);
	return users.map((_user, index) => (seen[index]?.outcome === 'added' ? seen[index] : refused));
}

/** What can be seen of users whose addition is in doubt; nothing if members cannot be read. */
async function soonSeen(
	{ timeoutMs = DOUBT_MS, ...addition }: MemberAddition,
	projectId: string,
	users: readonly NewMember[],
): Promise<AddedMember[]> {
	const patience = { ...addition, timeoutMs: Math.min(timeoutMs, DOUBT_MS) };
	try {
		return await untilSeen(patience, projectId, users, undefined);
	} catch (error) {
		return refusal(error) && [];
	}
}

/** @throws what is no failure of a call */
function refusal(error: unknown): RefusedMember {
	if (error instanceof NodeApiError) return { outcome: 'refused', error };
	throw error;
}

/** An import is asynchronous, and its job cannot be asked: it is done when its users are members. */
async function untilSeen(
	{ readMembers, timeoutMs, signal }: MemberAddition,
	projectId: string,
	users: readonly NewMember[],
	requestId: string | undefined,
): Promise<AddedMember[]> {
	if (timeoutMs === undefined) return users.map(() => ({ outcome: 'accepted', requestId }));
	const emails = users.map(({ email }) => email);
	const keys = emails.map(keyOf);
	const until = Date.now() + timeoutMs;
	let pause = FIRST_PAUSE_MS;
	for (;;) {
		const ended = await wait(Math.min(pause, Math.max(0, until - Date.now())), signal);
		const members = await readMembers(projectId, emails);
		const isOver = Date.now() >= until || ended === 'cancelled';
		if (isOver || keys.every((key) => members.has(key))) {
			return keys.map((key) => {
				const member = members.get(key);
				return member === undefined
					? { outcome: 'accepted', requestId }
					: { outcome: 'added', id: member.id, requestId };
			});
		}
		pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
	}
}
