import type { CallbackHook } from '../callbacks/callback';
import type { EventFields } from './eventFields/types';
import { fold, matchesWildcard } from './wildcard';

/**
 * Which events a workflow wants. A condition that is left out, or an empty list, lets everything
 * pass. So does an event that does not tell what a condition is about: losing one is worse than
 * getting one too many.
 */
export interface EventFilter {
	/** Without dot, e.g. `rvt`. */
	fileExtensions?: readonly string[];
	/** `*` stands for any text, `?` for one character, e.g. `A-*.pdf`. */
	fileName?: string;
	/** Folder from the project down, with everything below it, e.g. `Project Files/Models`; `*`, `?`. */
	folderPath?: string;
	/** Whether files and folders that are hidden (deleted ones are) are left out. */
	ignoreHidden?: boolean;
	/** Autodesk user ids, or names where the event tells them. */
	users?: readonly string[];
	/** Whether to leave out what the owner of the webhook did. */
	ignoreOwnChanges?: boolean;
	/** Of a translation, issue, review or opportunity. */
	statuses?: readonly string[];
}

/** Letters count the same in either case throughout. */
export function passesFilter(
	filter: EventFilter,
	fields: EventFields,
	hook: CallbackHook,
): boolean {
	const { fileType, fileName, hidden, user, userName, status, newState } = fields;
	return (
		isOneOf(filter.fileExtensions, [fileType]) &&
		matches(filter.fileName, fileName) &&
		isBelow(filter.folderPath, fields.subfolderPath ?? fields.folderPath) &&
		!(filter.ignoreHidden === true && hidden === true) &&
		isOneOf(filter.users, [user, userName]) &&
		!(filter.ignoreOwnChanges === true && user !== undefined && user === hook.createdBy) &&
		isOneOf(filter.statuses, [status, newState])
	);
}

function isOneOf(wanted: readonly string[] | undefined, told: readonly unknown[]): boolean {
	const known = told.filter((value) => typeof value === 'string').map((value) => fold(value));
	if (!wanted || wanted.length === 0 || known.length === 0) return true;
	return wanted.some((value) => known.includes(fold(value)));
}

function matches(pattern: string | undefined, told: unknown): boolean {
	if (!pattern || typeof told !== 'string') return true;
	return matchesWildcard(told, pattern);
}

function isBelow(pattern: string | undefined, told: unknown): boolean {
	const folder = pattern?.replace(/^\/+|\/+$/g, '');
	if (!folder || typeof told !== 'string') return true;
	return matchesWildcard(told, folder) || matchesWildcard(told, `${folder}/*`);
}
