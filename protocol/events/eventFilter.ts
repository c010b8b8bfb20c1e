import { nameKey } from '../aps/names';
import type { CallbackHook } from '../callbacks/callback';
import type { EventFields } from './eventFields/types';
import { matchesWildcard } from './wildcard';

/**
 * Which events a workflow receives. A missing condition or an empty list matches every event. So does
 * an event without the field that a condition needs: losing an event is worse than receiving an
 * unwanted one.
 */
export interface EventFilter {
	/** Without dot, e.g. `rvt`. */
	fileExtensions?: readonly string[];
	/** `*` stands for any text, `?` for one character, e.g. `A-*.pdf`. */
	fileName?: string;
	/** Folder path from the project down, including everything below it, e.g. `Project Files/Models`; `*`, `?`. */
	folderPath?: string;
	/** Whether to leave out hidden files and folders (deleted ones are hidden). */
	ignoreHidden?: boolean;
	/** Autodesk user IDs, or names if the event contains them. */
	users?: readonly string[];
	/** Whether to leave out changes by the owner of the webhook. */
	ignoreOwnChanges?: boolean;
	/** Of a translation, issue, review or opportunity, or the state of processing a file. */
	statuses?: readonly string[];
}

/** All text is compared as names are: case, Unicode composition and blanks at the ends do not matter. */
export function passesFilter(
	filter: EventFilter,
	fields: EventFields,
	hook: CallbackHook,
): boolean {
	const { fileType, fileName, hidden, user, userName, status, newState, processState } = fields;
	const states = filter.statuses?.filter(isProcessState);
	const statuses = filter.statuses?.filter((wanted) => !isProcessState(wanted));
	return (
		isOneOf(filter.fileExtensions, [fileType]) &&
		matches(filter.fileName, fileName) &&
		isBelow(filter.folderPath, fields.subfolderPath ?? fields.folderPath) &&
		!(filter.ignoreHidden === true && hidden === true) &&
		isOneOf(filter.users, [user, userName]) &&
		!(filter.ignoreOwnChanges === true && user !== undefined && user === hook.createdBy) &&
		isOneOf(statuses, [status, newState]) &&
		isOneOf(states, [processState])
	);
}

/**
 * `NEEDS_PROCESSING`, `PROCESSING_COMPLETE`, … Files are compared with these only: a filter for the status of
 * issues lets them pass.
 */
function isProcessState(wanted: string): boolean {
	return /(^|_)PROCESSING(_|$)/i.test(wanted.trim());
}

function isOneOf(wanted: readonly string[] | undefined, actual: readonly unknown[]): boolean {
	const known = actual.filter((value) => typeof value === 'string').map((value) => nameKey(value));
	if (!wanted || wanted.length === 0 || known.length === 0) return true;
	return wanted.some((value) => known.includes(nameKey(value)));
}

function matches(pattern: string | undefined, actual: unknown): boolean {
	if (!pattern || typeof actual !== 'string') return true;
	return matchesWildcard(actual, pattern);
}

function isBelow(pattern: string | undefined, actual: unknown): boolean {
	const folder = pattern?.replace(/^\/+|\/+$/g, '');
	if (!folder || typeof actual !== 'string') return true;
	return matchesWildcard(actual, folder) || matchesWildcard(actual, `${folder}/*`);
}
