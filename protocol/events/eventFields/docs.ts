import { isTechnicalFolder } from '../../aps/names';
import type { EventFacts, EventFields } from './types';
import { flag, guidOnly, isoTime, number, record, text, whereabouts } from './reading';

/** Data Management and Revit Cloud Worksharing: files, folders, and long-running jobs on folders. */
export function docsFields(event: EventFacts): EventFields {
	const { payload } = event;
	const where = whereabouts(event, {
		project: guidOnly(payload.project),
		account: guidOnly(payload.tenant),
	});
	if (isOperation(event)) return { ...where, ...operationFields(payload) };
	return {
		occurredAt: isoTime(payload.modifiedTime ?? payload.createdTime),
		user: text(record(payload.user_info).id ?? payload.modifiedBy ?? payload.creator),
		userName: text(record(record(payload.context).lineage).lastModifiedUserName),
		...where,
		...(isFolder(event) ? folderFields(event) : fileFields(event)),
		hidden: flag(payload.hidden),
	};
}

// A webhook on a pattern such as `dm.*` may contain the pattern instead of the event, so the content decides.

function isOperation({ event, payload }: EventFacts): boolean {
	return event.startsWith('dm.operation.') || payload.eventContext !== undefined;
}

function isFolder({ event, resourceUrn }: EventFacts): boolean {
	return event.startsWith('dm.folder.') || /:fs\.folder:/.test(resourceUrn ?? '');
}

function fileFields({ payload, resourceUrn }: EventFacts): EventFields {
	// A copy has its own URN in `target`; deleted versions have their number only in the resource.
	const versionId = [payload.target, payload.source, resourceUrn].find(isVersionUrn);
	return {
		itemId: text(payload.lineageUrn),
		versionId: text(versionId),
		versionNumber: number(payload.version),
		fileName: text(payload.name),
		fileType: text(payload.ext),
		size: number(payload.sizeInBytes),
		storageId: storageIdIn(payload.contentURL),
		processState: text(record(payload['custom-metadata'])['storm:process-state']),
		folderId: text(payload.parentFolderUrn),
		folderPath: pathOf(payload.ancestors),
		previousFolderId: text(record(payload.context).sourceParentFolderUrn),
		sourceVersionId:
			isVersionUrn(payload.source) && payload.source !== versionId
				? text(payload.source)
				: undefined,
		metadataOnly: flag(modificationFlags(payload.modification_flags).metadataOnly),
	};
}

/** In every record, `folderId` is the folder that contains something, so the folder itself is the subfolder. */
function folderFields({ payload, resourceUrn }: EventFacts): EventFields {
	const source = text(payload.source ?? resourceUrn);
	const subfolderId = text(payload.target) ?? source;
	const folderPath = pathOf(payload.ancestors);
	return {
		subfolderId,
		subfolderName: text(payload.name),
		subfolderPath: [folderPath, text(payload.name)].filter(Boolean).join('/') || undefined,
		folderId: text(payload.parentFolderUrn),
		folderPath,
		sourceFolderId: source === subfolderId ? undefined : source,
	};
}

/** Their field names differ from those of all other events of the system. */
function operationFields(payload: Record<string, unknown>): EventFields {
	const context = record(payload.eventContext);
	return {
		occurredAt: isoTime(payload.endTime ?? payload.startTime),
		user: text(record(payload.userInfo).id),
		subfolderId: text(payload.sourceResource),
		operation: text(context.operation ?? payload.operationName),
		state: text(payload.state),
		progress: number(payload.progress),
		jobId: text(context.jobId),
	};
}

function isVersionUrn(value: unknown): boolean {
	return typeof value === 'string' && value.includes('?version=');
}

/** Only some events have it, e.g. `dm.version.moved`. */
function storageIdIn(contentUrl: unknown): string | undefined {
	const id = text(contentUrl);
	return id?.startsWith('urn:adsk.objects:os.object:') ? id : undefined;
}

/** `Project Files/Models`, from the ancestors in root-to-parent order. */
function pathOf(ancestors: unknown): string | undefined {
	if (!Array.isArray(ancestors)) return undefined;
	const names = ancestors
		.map((ancestor) => text(record(ancestor).name))
		.filter((name): name is string => name !== undefined && !isTechnicalFolder(name));
	return names.length > 0 ? names.join('/') : undefined;
}

/** JSON inside a string: `{"newVersion":false,"metadataOnly":true,…}`. */
function modificationFlags(value: unknown): Record<string, unknown> {
	try {
		return record(typeof value === 'string' ? JSON.parse(value) : value);
	} catch {
		return {};
	}
}
