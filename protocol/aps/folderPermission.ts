/**
 * The permission levels of folders, as the interface names them, and the actions that each stands for. Source:
 * reference of the folder permissions of Docs.
 */
export type PermissionLevel =
	'viewOnly' | 'viewDownload' | 'publishMarkups' | 'upload' | 'edit' | 'manage' | 'uploadOnly';

/** The action that BIM 360 projects do not know. */
const PUBLISH_MARKUP = 'PUBLISH_MARKUP';

/** The action that only people who manage a folder have. */
const CONTROL = 'CONTROL';

const VIEW = ['VIEW', 'COLLABORATE'];
const DOWNLOAD = [...VIEW, 'DOWNLOAD'];
const MARKUP = [...DOWNLOAD, PUBLISH_MARKUP];
const UPLOAD = [...MARKUP, 'PUBLISH'];
const EDIT = [...UPLOAD, 'EDIT'];

/** From the lowest to the highest. Each of them includes the one before it, except the first. */
const ACTIONS: ReadonlyArray<readonly [level: PermissionLevel, actions: readonly string[]]> = [
	['uploadOnly', ['PUBLISH']],
	['viewOnly', VIEW],
	['viewDownload', DOWNLOAD],
	['publishMarkups', MARKUP],
	['upload', UPLOAD],
	['edit', EDIT],
	['manage', [...EDIT, CONTROL]],
];

const KNOWN = new Set(ACTIONS.flatMap(([, actions]) => actions));

/** Levels that only one kind of project has. */
const ONLY_ACC: readonly PermissionLevel[] = ['publishMarkups'];
const ONLY_BIM_360: readonly PermissionLevel[] = ['uploadOnly'];

export type DocsPlatform = 'acc' | 'bim360';

/** Whether a kind of project has the level. */
export function hasLevel(platform: DocsPlatform, level: PermissionLevel): boolean {
	return !(platform === 'acc' ? ONLY_BIM_360 : ONLY_ACC).includes(level);
}

/** The actions to send for a level. */
export function actionsOf(platform: DocsPlatform, level: PermissionLevel): string[] {
	const actions = ACTIONS.find(([each]) => each === level)?.[1] ?? [];
	return actions.filter((action) => platform === 'acc' || action !== PUBLISH_MARKUP);
}

/** The level that actions stand for in either kind of project; null for none, `custom` for a mixture. */
export function levelOf(actions: readonly string[]): PermissionLevel | 'custom' | null {
	const known = actions.filter((action) => KNOWN.has(action));
	if (actions.length === 0) return null;
	const [level] =
		ACTIONS.find(([each]) => areSameActions(known, actionsOf('acc', each))) ??
		ACTIONS.find(([each]) => areSameActions(known, actionsOf('bim360', each))) ??
		[];
	return level ?? 'custom';
}

/** Whether two lists hold the same of the documented actions, in any order. */
export function areSameActions(a: readonly string[], b: readonly string[]): boolean {
	const [first, second] = [a, b].map((actions) =>
		[...new Set(actions.filter((action) => KNOWN.has(action)))].sort().join(),
	);
	return first === second;
}

/** Whose permission it is. */
export type SubjectType = 'USER' | 'COMPANY' | 'ROLE';

/** What a user, company or role may do in a folder. */
export interface FolderPermission {
	subjectType: SubjectType;
	/** ID of the user, company or role in account administration. */
	subjectId: string;
	name: string | null;
	/** Of a user. */
	email: string | null;
	/** Given in this folder; empty if all are inherited. */
	actions: readonly string[];
	/** Given in a folder above. They cannot be changed in this folder. */
	inheritActions: readonly string[];
}

/**
 * The kind of project, by the permissions of a folder: admins have every action that the project knows, and are
 * in every list.
 *
 * @returns undefined if nobody in the list manages the folder
 */
export function platformOf(permissions: readonly FolderPermission[]): DocsPlatform | undefined {
	const all = permissions.map(({ actions, inheritActions }) => [...actions, ...inheritActions]);
	const managing = all.filter((actions) => actions.includes(CONTROL));
	if (managing.length === 0) return undefined;
	return managing.some((actions) => actions.includes(PUBLISH_MARKUP)) ? 'acc' : 'bim360';
}
