import type { IDataObject, NodeApiError } from 'n8n-workflow';
import type { SubjectType } from '../../../../protocol/aps/folderPermission';
import type { PermissionOutcome } from '../../../folderPermissions/applyPermissions';
import type { FolderPlace, PermissionEntry } from '../../../folderPermissions/readPermissions';
import type { NewRow, RowResult } from '../../../batchRun/spec';
import { SUBJECT_NOUNS } from '../../../lookUp/permissionSubjects';
import type { AllItemsRun, OperationRun } from '../../../operations/operation';
import { locatorText } from '../../../parameters/locatorText';
import { valueOf } from '../../../parameters/values';
import { folderPermissionExample } from '../../../records/folderPermission';
import { folderPlaceOf, placeKey } from './place';
import { subject, subjectId, subjectType } from './subject';

/** An input item about the permission of someone. */
export interface SubjectRow<Wanted> {
	subjectType: SubjectType;
	subjectId: string;
	wanted: Wanted;
}

/** @param row of {@link run}, with IDs for names @throws InvalidValue */
export function permissionRow<Wanted>(
	run: AllItemsRun,
	row: OperationRun,
	wanted: Wanted,
	id = subjectId(row),
): NewRow<SubjectRow<Wanted>> {
	const type = valueOf(row, subjectType);
	const place = folderPlaceOf(row);
	const { param } = run.runOf(row.itemIndex);
	return {
		place: placeKey(place),
		key: `${type} ${id.toLowerCase()}`,
		identity: { name: locatorText(param(subject.name)), subjectType: SUBJECT_NOUNS[type] },
		ids: { folderId: place.folderId, projectId: place.projectId },
		body: { subjectType: type, subjectId: id, wanted },
	};
}

/** @param note what else to know about a permission, without a period */
export function rowResult(
	outcome: PermissionOutcome,
	place: FolderPlace,
	note: (entry: PermissionEntry) => string | undefined,
): RowResult {
	if (outcome.kind === 'failed') {
		return { result: 'failed', message: outcome.message, error: outcome.error };
	}
	const { entry } = outcome;
	return {
		result: outcome.kind,
		message: entry && note(entry),
		record: entry && { ...entry.record, ...place },
	};
}

/** Each folder has its own managers, so that only a sign-in that failed fails everywhere. */
export function failsEverywhere({ httpCode }: NodeApiError): boolean {
	return httpCode === '401';
}

/** A record as returned by an operation on all items. */
export function permissionRowExample(result: RowResult['result']): IDataObject {
	const { id, autodeskId, folderId, projectId, ...facts } = folderPermissionExample;
	return {
		...facts,
		result,
		message: null,
		folderId,
		projectId,
		id,
		autodeskId,
	};
}
