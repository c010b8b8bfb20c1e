import type { NodeApiError } from 'n8n-workflow';
import { areSameActions } from '../../protocol/aps/folderPermission';
import { adding } from '../apsClient/adding';
import { failsEveryCall, reasonOf } from '../apsClient/callOutcome';
import { wait } from '../apsClient/cancellation';
import type { ApsClient } from '../apsClient/client';
import type { FolderPlace, PermissionEntry } from './readPermissions';
import { readPermissions } from './readPermissions';
import { sendChanges } from './sendChanges';
import type { ChangeKind } from './sendChanges';
import type { Subject, WantedPermission } from './wantedPermission';

/** What became of a wanted permission. */
export type PermissionOutcome =
	| {
			kind: 'created' | 'updated' | 'removed' | 'unchanged';
			/** As the folder shows it now, without actions if it shows none; undefined if it never did. */
			entry: PermissionEntry | undefined;
	  }
	| {
			kind: 'failed';
			/** Why, without a period. */
			message: string;
			/** The refused call, if one was. */
			error?: NodeApiError;
	  };

/**
 * Pauses before a permission that Autodesk accepted but does not show is sent again, in ms. A role that is granted
 * in a folder that was created a moment ago can get lost, says issue 20 of Autodesk's project setup tool.
 */
const PAUSES_MS = [2_000, 4_000, 8_000, 16_000];

/** How often a refused role is sent. It may be wrong as well. */
const ATTEMPTS_OF_REFUSED = 3;

interface Change {
	wanted: WantedPermission;
	index: number;
}

/**
 * Gives, changes and takes away permissions in one folder, so that it shows exactly the wanted ones for these
 * subjects. Sends only what differs, with as few calls as possible, and reads the result.
 *
 * @param wanted each subject once
 * @param aps needs the scopes data:read and data:write
 * @param known the permissions as they are now, if they were read just before
 * @returns an outcome for each wanted permission, in their order
 * @throws NodeApiError if the permissions cannot be read, which says whether something was sent
 */
export async function applyPermissions(
	aps: ApsClient,
	place: FolderPlace,
	wanted: readonly WantedPermission[],
	signal: AbortSignal,
	known?: readonly PermissionEntry[],
): Promise<PermissionOutcome[]> {
	const before = known ?? (await readPermissions(aps, place));
	let now = before;
	const refusals = new Map<number, NodeApiError>();
	let open = wanted
		.map((each, index): Change => ({ wanted: each, index }))
		.filter((change) => !isAsWanted(now, change));
	for (let attempt = 0; open.length > 0; attempt++) {
		const changes = open.map((change) => ({ ...change, kind: kindOf(now, change.wanted) }));
		for (const { index } of changes) refusals.delete(index);
		for (const [index, error] of await sendChanges(aps, place, changes, signal)) {
			refusals.set(index, error);
		}
		now = await readPermissions(aps, place).catch(
			adding('Permissions were changed: read them again before you repeat the step'),
		);
		open = open.filter(
			(change) => !isAsWanted(now, change) && !isFinal(change, refusals, attempt + 1),
		);
		if (open.length === 0 || attempt === PAUSES_MS.length) break;
		if ((await wait(PAUSES_MS[attempt], signal)) === 'cancelled') break;
	}
	return wanted.map((each, index) => outcomeOf(before, now, { wanted: each, index }, refusals));
}

/** The entry of a subject. */
export function entryOf<Entry extends Subject>(
	entries: readonly Entry[],
	{ subjectType, subjectId }: Subject,
): Entry | undefined {
	const id = subjectId.toLowerCase();
	return entries.find(
		(entry) => entry.subjectType === subjectType && entry.subjectId.toLowerCase() === id,
	);
}

function isAsWanted(entries: readonly PermissionEntry[], { wanted }: Change): boolean {
	return areSameActions(entryOf(entries, wanted)?.actions ?? [], wanted.actions);
}

/** Whether a refusal will not change: the one of a role in a new folder may. */
function isFinal(
	{ wanted, index }: Change,
	refusals: ReadonlyMap<number, NodeApiError>,
	attempts: number,
): boolean {
	const refusal = refusals.get(index);
	if (refusal === undefined) return false;
	return (
		wanted.subjectType !== 'ROLE' || failsEveryCall(refusal) || attempts >= ATTEMPTS_OF_REFUSED
	);
}

/** Autodesk updates only what has actions in this folder; an inherited permission is not such an entry. */
function kindOf(entries: readonly PermissionEntry[], wanted: WantedPermission): ChangeKind {
	if (wanted.actions.length === 0) return 'delete';
	return hasOwn(entries, wanted) ? 'update' : 'create';
}

function hasOwn(entries: readonly PermissionEntry[], wanted: WantedPermission): boolean {
	return (entryOf(entries, wanted)?.actions.length ?? 0) > 0;
}

function emptied(entry: PermissionEntry | undefined): PermissionEntry | undefined {
	if (entry === undefined) return undefined;
	const none = { actions: [], inheritActions: [] };
	return { ...entry, ...none, record: { ...entry.record, ...none } };
}

/** What the folder shows counts, whatever the calls answered. */
function outcomeOf(
	before: readonly PermissionEntry[],
	now: readonly PermissionEntry[],
	change: Change,
	refusals: ReadonlyMap<number, NodeApiError>,
): PermissionOutcome {
	const { wanted, index } = change;
	const entry = entryOf(now, wanted) ?? emptied(entryOf(before, wanted));
	if (isAsWanted(before, change)) return { kind: 'unchanged', entry };
	if (isAsWanted(now, change)) {
		if (wanted.actions.length === 0) return { kind: 'removed', entry };
		return { kind: hasOwn(before, wanted) ? 'updated' : 'created', entry };
	}
	const error = refusals.get(index);
	if (error !== undefined) {
		return { kind: 'failed', message: reasonOf(error), error };
	}
	return {
		kind: 'failed',
		message:
			'Autodesk accepted the change, but the folder does not show it. New folders need some minutes before they accept every role: try again later',
	};
}
