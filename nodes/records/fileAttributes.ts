import type { IDataObject } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../protocol/json';
import { isoTime } from './isoTime';

/** The values of custom attributes by name; null for one without a value. */
export function attributesByName(attributes: unknown): IDataObject {
	return Object.fromEntries(
		objectsIn(attributes).map(({ name, value }) => [String(name), value ?? null]),
	);
}

/**
 * @param version as Autodesk returns it, with `projectId` added
 * @returns `revisionNumber` is what Docs shows as the version, and grows with each upload; `approvalStatus` is null
 * while no review is finished
 */
export function simplifyFileAttributes(version: IDataObject): IDataObject {
	const approval = isJsonObject(version.approvalStatus) ? version.approvalStatus : {};
	return {
		name: version.name ?? null,
		revisionNumber: version.revisionNumber ?? null,
		approvalStatus: approval.value ?? null,
		approvalLabel: approval.label ?? null,
		attributes: attributesByName(version.customAttributes),
		processState: version.processState ?? null,
		updatedAt: isoTime(version.lastModifiedTime),
		updatedBy: version.lastModifiedUserName ?? null,
		id: version.urn ?? null,
		itemId: version.itemUrn ?? null,
		storageId: version.storageUrn ?? null,
		projectId: version.projectId ?? null,
	};
}

export const fileAttributesExample: IDataObject = {
	name: 'A-101 Ground Floor.dwg',
	revisionNumber: 3,
	approvalStatus: 'approved',
	approvalLabel: 'Approved with comments',
	attributes: { Discipline: 'Architecture', 'Due Date': null },
	processState: 'PROCESSING_COMPLETE',
	updatedAt: '2026-03-02T16:40:00.000Z',
	updatedBy: 'Kim Doe',
	id: 'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=3',
	itemId: 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	storageId: 'urn:adsk.objects:os.object:wip.dm.prod/2f9c1d7e-5b84-4f6a-9e03-1c7a8d5b6e42.dwg',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
