import type { IDataObject } from 'n8n-workflow';
import {
	eventFields,
	isPayloadRead,
	isWatch,
} from '../../../protocol/events/eventFields/eventFields';
import type { EventFields } from '../../../protocol/events/eventFields/types';
import { WORKER_SYSTEM } from '../../../protocol/events/workerEvents';
import type { EventDetails } from '../details/eventDetails';
import type { IncomingEvent } from './incomingEvent';

/** What people call the subject of an event, first in the item. */
const NAMES = [
	'fileName',
	'subfolderName',
	'memberName',
	'memberEmail',
	'companyName',
	'number',
	'title',
	'itemDescription',
	'newItemDescription',
] as const;

/** Left to Raw: they are part of other fields, or rarely needed. */
const LEFT_OUT: ReadonlySet<string> = new Set([
	'folderPath',
	'subfolderPath',
	'fileType',
	'size',
	'hidden',
	'metadataOnly',
	'changed',
	...NAMES,
]);

/**
 * The short form of an event: names first, then the event with its time and user, other facts, and IDs last. The
 * keys are those of the whole item.
 *
 * @param details what Autodesk says beyond the event
 */
export function simplifiedItem(incoming: IncomingEvent, details: EventDetails): IDataObject {
	if (incoming.system === WORKER_SYSTEM) return workerItem(incoming);
	const known = eventFields(incoming);
	// In the order of the event, which also counts where both say something.
	const fields: EventFields = { ...known, ...withoutGaps({ ...details }), ...known };
	const { projectName, webUrl, storageId, occurredAt, userName, user, lookUpError, ...more } =
		fields;
	const others = Object.entries(more).filter(([key]) => !LEFT_OUT.has(key));
	return withoutGaps({
		...Object.fromEntries(NAMES.map((name) => [name, fields[name]])),
		path: pathIn(fields),
		projectName,
		webUrl,
		storageId,
		event: incoming.event,
		occurredAt,
		// Some events do not say when something happened.
		receivedAt: occurredAt === undefined ? incoming.receivedAt : undefined,
		userName,
		user: userName === undefined ? user : undefined,
		...changes(incoming),
		...Object.fromEntries(others.filter(([key]) => !isId(key))),
		...Object.fromEntries(others.filter(([key]) => isId(key))),
		// The project says which hub it is.
		hubId: fields.projectId === undefined ? fields.hubId : undefined,
		synthetic: incoming.synthetic && !isWatch(incoming) ? true : undefined,
		...unread(incoming),
		lookUpError,
	});
}

/** What the worker reports about itself is all in the payload. */
function workerItem({ event, receivedAt, payload }: IncomingEvent): IDataObject {
	return { event, receivedAt, ...(payload as IDataObject) };
}

/** From the top folder down, e.g. `Project Files/Models/Tower.rvt`. */
function pathIn({ fileName, folderPath, subfolderPath }: EventFields): unknown {
	if (subfolderPath !== undefined) return subfolderPath;
	if (typeof fileName !== 'string' || typeof folderPath !== 'string') return undefined;
	return `${folderPath}/${fileName}`;
}

/** The watched fields before and after a change that the worker found. */
function changes(incoming: IncomingEvent): IDataObject {
	if (!isWatch(incoming)) return {};
	const { changed, before, after } = incoming.payload as IDataObject;
	return { changed, before, after };
}

/** Without a reader for the payload, only the payload says what happened. */
function unread(incoming: IncomingEvent): IDataObject {
	if (isPayloadRead(incoming)) return {};
	const { resourceUrn, payload } = incoming;
	const isEmpty = Object.keys(payload).length === 0;
	return { resourceUrn, payload: isEmpty ? undefined : (payload as IDataObject) };
}

function isId(key: string): boolean {
	return /(Id|Urn)$/.test(key);
}

function withoutGaps(record: Readonly<Record<string, unknown>>): IDataObject {
	const entries = Object.entries(record).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as IDataObject;
}
