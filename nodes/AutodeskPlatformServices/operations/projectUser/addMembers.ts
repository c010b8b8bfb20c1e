import { NodeApiError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../../../protocol/aps/ids';
import type { Region } from '../../../../protocol/aps/regions';
import { isJsonObject } from '../../../../protocol/json';
import { requestIdOf } from '../../../apsClient/callOutcome';
import { wait } from '../../../apsClient/cancellation';
import type { ApsClient } from '../../../apsClient/client';
import { projectAdminAdvice } from '../../../fields/accountRegion';
import { keyOf } from '../../../sync/record';

/** As many as Autodesk imports in one call. Source: Import Project Users. */
export const MEMBERS_AT_ONCE = 200;

/** Pauses between looks at an import, in ms: it usually takes seconds. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

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
	/** The members of a project by the keys of their email addresses. */
	readMembers(projectId: string): Promise<ReadonlyMap<string, { id: string }>>;
}

/** What became of one user. */
export type AddedMember = { requestId?: string } & (
	| { outcome: 'added'; id?: string; record?: IDataObject }
	/** In the background; not seen among the members yet. */
	| { outcome: 'accepted' }
	/** A member already. */
	| { outcome: 'exists' }
	| { outcome: 'refused'; error: NodeApiError }
);

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
		return users.map(() => refused);
	}
	const added: AddedMember[] = [];
	for (const user of users) added.push(await addOne(addition, projectId, user));
	return added;
}

/** Adds one user, with an answer that says at once what became of it. */
async function addOne(
	{ client, region, suppressEmails }: MemberAddition,
	projectId: string,
	user: NewMember,
): Promise<AddedMember> {
	const adding = client.for({
		action: 'Add Project User',
		scopes: ['account:write'],
		advice: projectAdminAdvice,
	});
	try {
		const answer = await adding.request({
			method: 'POST',
			path: fillPath('/construction/admin/v1/projects/{projectId}/users', { projectId }),
			region,
			accept: [CONFLICT],
			body: { ...user, suppressAdministrativeEmails: suppressEmails || undefined },
		});
		const requestId = requestIdOf(answer);
		if (answer.status === CONFLICT) return { outcome: 'exists', requestId };
		const { body } = answer;
		if (!isJsonObject(body) || typeof body.id !== 'string') return { outcome: 'added', requestId };
		return { outcome: 'added', id: body.id, record: body, requestId };
	} catch (error) {
		return refusal(error);
	}
}

/** @throws what is no failure of a call */
function refusal(error: unknown): AddedMember {
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
	const keys = users.map(({ email }) => keyOf(email));
	const until = Date.now() + timeoutMs;
	let pause = FIRST_PAUSE_MS;
	for (;;) {
		const ended = await wait(Math.min(pause, Math.max(0, until - Date.now())), signal);
		const members = await readMembers(projectId);
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
