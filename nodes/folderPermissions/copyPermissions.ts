import {
	actionsOf,
	areSameActions,
	hasLevel,
	levelOf,
	platformOf,
} from '../../protocol/aps/folderPermission';
import type { FolderPermission, SubjectType } from '../../protocol/aps/folderPermission';
import type { ApsClient } from '../apsClient/client';
import type { CopiedPermissions } from '../trees/treeWriter';
import { applyPermissions, entryOf } from './applyPermissions';
import { readPermissions } from './readPermissions';
import type { FolderPlace, PermissionEntry } from './readPermissions';
import type { Subject, WantedPermission } from './wantedPermission';

export interface PermissionCopy {
	source: FolderPlace;
	target: {
		/** A bare GUID. */
		projectId: string;
		/** Undefined for a folder that a dry run would create. */
		folderId: string | undefined;
	};
	isDryRun: boolean;
	/** Who has the permission in the project of the target. */
	subjectIn(entry: FolderPermission): Promise<Subject>;
	signal: AbortSignal;
}

/**
 * Gives the users, companies and roles that have permissions in one folder the same in another. Inherited ones are
 * not copied, and others that the target gives stay.
 *
 * @throws NodeApiError if the permissions of a folder cannot be read
 */
export async function copyPermissions(
	aps: ApsClient,
	{ source, target, isDryRun, subjectIn, signal }: PermissionCopy,
): Promise<CopiedPermissions> {
	const entries = await readPermissions(aps, source);
	const own = entries.filter(({ actions }) => levelOf(actions) !== null);
	if (own.length === 0) return { changed: 0, problems: [] };
	const place =
		target.folderId === undefined
			? undefined
			: { projectId: target.projectId, folderId: target.folderId };
	const known = place && (await readPermissions(aps, place));
	const isSameProject = source.projectId === target.projectId;
	const problems: string[] = [];
	const wanted: Array<WantedPermission & { entry: PermissionEntry }> = [];
	for (const entry of own) {
		const actions = isSameProject ? entry.actions : actionsIn(known ?? [], entry);
		if (actions === undefined) problems.push(`${nameOf(entry)}: ${NO_SUCH_LEVEL}`);
		else wanted.push({ ...(await subjectIn(entry)), actions, entry });
	}
	if (isDryRun || place === undefined) {
		const changes = wanted.filter(
			(each) => !areSameActions(entryOf(known ?? [], each)?.actions ?? [], each.actions),
		);
		return { changed: changes.length, problems };
	}
	const outcomes = await applyPermissions(aps, place, wanted, signal, known);
	let changed = 0;
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.kind === 'created' || outcome.kind === 'updated') changed += 1;
		if (outcome.kind === 'failed') {
			problems.push(`${nameOf(wanted[index].entry)}: ${outcome.message}`);
		}
	}
	return { changed, problems };
}

const NO_SUCH_LEVEL =
	'ACC and BIM 360 projects differ in their permission levels, and the destination does not have this one';

const NOUNS: Readonly<Record<SubjectType, string>> = {
	COMPANY: 'company',
	ROLE: 'role',
	USER: 'user',
};

function nameOf({ subjectType, subjectId, name, email }: FolderPermission): string {
	return `${NOUNS[subjectType]} ${name ?? email ?? subjectId}`;
}

/** The same level in the kind of project that the target is in. @returns undefined if it has no such level */
function actionsIn(
	known: readonly PermissionEntry[],
	{ actions }: FolderPermission,
): readonly string[] | undefined {
	const platform = platformOf(known);
	const level = levelOf(actions);
	if (platform === undefined || level === null || level === 'custom') return actions;
	return hasLevel(platform, level) ? actionsOf(platform, level) : undefined;
}
