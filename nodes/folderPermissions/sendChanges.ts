import { NodeApiError } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import { failsEveryCall } from '../apsClient/callOutcome';
import { permissionAdvice, permissionsPath } from './readPermissions';
import type { FolderPlace } from './readPermissions';
import type { WantedPermission } from './wantedPermission';

export type ChangeKind = 'create' | 'update' | 'delete';

/** A permission to send. */
export interface PermissionChange {
	kind: ChangeKind;
	wanted: WantedPermission;
	/** What errors are returned under. */
	index: number;
}

/** Autodesk documents no limit; as many as its other calls for Docs take. */
const AT_ONCE = 50;

/** The folder is in use by another operation. It then is again, when several are sent at the same time. */
const LOCKED = 423;

/** Refusals that one subject can cause for all in the call. */
const FOR_ONE_SUBJECT = ['400', '404', '409', '422'];

const ACTIONS: Readonly<Record<ChangeKind, string>> = {
	create: 'Create Folder Permissions',
	update: 'Update Folder Permissions',
	delete: 'Delete Folder Permissions',
};

/**
 * Sends changes, at most {@link AT_ONCE} with one call, one call after the other. If Autodesk refuses a call with
 * several, each is sent by itself, so that one wrong subject does not keep the others out.
 *
 * @returns the errors of those that were refused, by their index
 */
export async function sendChanges(
	aps: ApsClient,
	place: FolderPlace,
	changes: readonly PermissionChange[],
	signal: AbortSignal,
): Promise<Map<number, NodeApiError>> {
	const refusals = new Map<number, NodeApiError>();
	for (const kind of ['delete', 'update', 'create'] as const) {
		const ofKind = changes.filter((change) => change.kind === kind);
		for (let at = 0; at < ofKind.length && !signal.aborted; at += AT_ONCE) {
			await send(aps, place, ofKind.slice(at, at + AT_ONCE), refusals);
		}
	}
	return refusals;
}

async function send(
	aps: ApsClient,
	place: FolderPlace,
	changes: readonly PermissionChange[],
	refusals: Map<number, NodeApiError>,
): Promise<void> {
	const fatal = [...refusals.values()].find(failsEveryCall);
	const error = fatal ?? (await refusalOf(aps, place, changes));
	if (error === undefined) return;
	if (changes.length > 1 && FOR_ONE_SUBJECT.includes(error.httpCode ?? '')) {
		for (const change of changes) await send(aps, place, [change], refusals);
		return;
	}
	for (const { index } of changes) refusals.set(index, error);
}

/** Can be repeated, because what the folder then shows counts. */
async function refusalOf(
	aps: ApsClient,
	place: FolderPlace,
	changes: readonly PermissionChange[],
): Promise<NodeApiError | undefined> {
	const [{ kind }] = changes;
	const client = aps.for({
		action: ACTIONS[kind],
		scopes: ['data:write'],
		advice: permissionAdvice,
	});
	return await client
		.request({
			method: 'POST',
			path: permissionsPath(place, `:batch-${kind}`),
			body: changes.map(({ wanted: { subjectId, subjectType, actions } }) => ({
				subjectId,
				subjectType,
				actions: kind === 'delete' ? undefined : actions,
			})),
			repeatable: true,
			busy: [LOCKED],
		})
		.then(() => undefined)
		.catch(asRefusal);
}

function asRefusal(error: unknown): NodeApiError {
	if (error instanceof NodeApiError) return error;
	throw error;
}
