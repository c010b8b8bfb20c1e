import type { EventFields } from '../../../protocol/events/eventFields/types';
import type { IncomingEvent } from '../receiving/incomingEvent';

/** What can be looked up about an event. IDs are in the form of Data Management. */
export interface Subject {
	project?: ProjectSubject;
	file?: FileSubject;
	folder?: FolderSubject;
}

export interface ProjectSubject {
	hubId: string;
	projectId: string;
}

export interface FileSubject {
	projectId: string;
	versionId: string;
	/** Unknown for cloud models. */
	itemId?: string;
	folderId?: string;
}

export interface FolderSubject {
	projectId: string;
	subfolderId: string;
	/** Whether the event contains its path. */
	hasPath: boolean;
}

/** Systems of files and folders. */
const DOCUMENTS: ReadonlySet<string> = new Set(['data', 'adsk.c4r']);

/** Nobody can open these any more. */
const GONE = /\.(deleted|purged)$/;

/** What the event leaves open. */
export function subjectOf({ system, event }: IncomingEvent, fields: EventFields): Subject {
	const { hubId, projectId, projectName, versionId, itemId, folderId, subfolderId } = fields;
	if (projectId === undefined) return {};
	const project =
		hubId === undefined || projectName !== undefined ? undefined : { hubId, projectId };
	if (!DOCUMENTS.has(system) || GONE.test(event)) return { project };
	if (typeof subfolderId === 'string') {
		const hasPath = typeof fields.subfolderPath === 'string';
		return { project, folder: { projectId, subfolderId, hasPath } };
	}
	if (typeof versionId !== 'string') return { project };
	const file = { projectId, versionId, itemId: idIn(itemId), folderId: idIn(folderId) };
	return { project, file };
}

function idIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}
