import { parseStorageUrn, percentDecode } from '../../aps/ids';
import { DATA_EXTRACT_SYSTEM } from '../../callbacks/dataExtractCallback';
import { isWatch } from '../eventFields/eventFields';
import { text } from '../eventFields/reading';
import type { EventFacts, EventFields } from '../eventFields/types';
import { WORKER_SYSTEM } from '../workerEvents';

/** The thing that an event is about. */
export interface Subject {
	kind?: string;
	name?: unknown;
	id?: unknown;
}

type SubjectReader = (fields: EventFields, event: EventFacts) => Subject;

/** By system. */
const READERS: ReadonlyMap<string, SubjectReader> = new Map<string, SubjectReader>([
	['data', docsSubject],
	['adsk.c4r', docsSubject],
	['derivative', modelSubject],
	['autodesk.construction.issues', issueSubject],
	['autodesk.construction.reviews', reviewSubject],
	['autodesk.construction.cost', costSubject],
	['adsk.flc.production', fusionManageSubject],
	['autodesk.construction.bc', buildingConnectedSubject],
	['adsk.tandem', tandemSubject],
	[DATA_EXTRACT_SYSTEM, dataExtractSubject],
	[WORKER_SYSTEM, workerSubject],
]);

/** @param fields of the event; empty for an unknown system */
export function subjectOf(event: EventFacts, fields: EventFields): Subject {
	const reader = READERS.get(event.system);
	if (reader !== undefined) return reader(fields, event);
	return isWatch(event) ? watchSubject(fields, event) : {};
}

function docsSubject(fields: EventFields): Subject {
	return fields.subfolderId === undefined
		? { kind: 'file', name: fields.fileName, id: fields.itemId ?? fields.versionId }
		: { kind: 'folder', name: fields.subfolderName, id: fields.subfolderId };
}

/** A version in Docs has its name only at Autodesk, an object in its URN. */
function modelSubject({ sourceUrn, derivativeUrn }: EventFields): Subject {
	const object = parseStorageUrn(text(sourceUrn) ?? '');
	return {
		kind: 'model',
		name: object && percentDecode(object.objectKey),
		id: sourceUrn ?? derivativeUrn,
	};
}

/** Autodesk documents neither number nor title, but adds fields before it documents them. */
function issueSubject({ issueId }: EventFields, { payload }: EventFacts): Subject {
	const number = text(payload.displayId);
	return { kind: 'issue', name: titled(number && `#${number}`, payload.title), id: issueId };
}

function reviewSubject({ sequenceId, reviewId }: EventFields): Subject {
	return {
		kind: 'review',
		name: sequenceId === undefined ? undefined : `#${text(sequenceId)}`,
		id: reviewId,
	};
}

/** Cost objects are known by their type and ID only. */
function costSubject({ objectType, objectId }: EventFields): Subject {
	return { kind: text(objectType), id: objectId };
}

function fusionManageSubject({ itemDescription, itemUrn }: EventFields): Subject {
	return { kind: 'item', name: itemDescription, id: itemUrn };
}

function buildingConnectedSubject({ bidId, opportunityId, comment }: EventFields): Subject {
	return bidId === undefined
		? { kind: 'opportunity', name: comment, id: opportunityId }
		: { kind: 'bid', id: bidId };
}

function tandemSubject({ twinUrn, modelUrn }: EventFields): Subject {
	return twinUrn === undefined
		? { kind: 'model', id: modelUrn }
		: { kind: 'facility', id: twinUrn };
}

/** The event is the callback, or the job as Autodesk answers it. */
function dataExtractSubject(
	{ jobId, dataExtractId }: EventFields,
	{ payload }: EventFacts,
): Subject {
	return { kind: 'data extract', id: jobId ?? payload.jobId ?? dataExtractId };
}

/** A problem of the worker with a subscription, watch or webhook. */
function workerSubject(_fields: EventFields, { payload }: EventFacts): Subject {
	if (payload.hookId !== undefined) {
		return { kind: 'webhook', name: payload.label, id: payload.hookId };
	}
	return payload.watch === undefined
		? { kind: 'subscription', name: payload.label, id: payload.subscription }
		: { kind: 'watch', name: payload.label, id: payload.watch };
}

function watchSubject(fields: EventFields, { payload }: EventFacts): Subject {
	if (fields.rfiId !== undefined) return numbered('RFI', fields, fields.rfiId);
	if (fields.submittalId !== undefined) return numbered('submittal', fields, fields.submittalId);
	if (fields.formId !== undefined) return numbered('form', fields, fields.formId);
	if (payload.user !== undefined) {
		return { kind: 'member', name: fields.memberName ?? fields.memberEmail, id: fields.memberId };
	}
	if (payload.company !== undefined) {
		return { kind: 'company', name: fields.companyName, id: fields.companyId };
	}
	return { kind: 'project', name: fields.projectName, id: fields.projectId };
}

function numbered(kind: string, { number, title }: EventFields, id: unknown): Subject {
	return { kind, name: titled(text(number), title), id };
}

/** `12 Door frame`, or what there is of it. */
function titled(number: string | undefined, title: unknown): string | undefined {
	return [number, text(title)].filter((part) => part !== undefined).join(' ') || undefined;
}
