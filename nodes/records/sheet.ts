import type { IDataObject } from 'n8n-workflow';
import { isoTime } from './isoTime';
import { memberOf } from './memberOf';

/** @returns `issuanceDate` of the version set, and whether no later one has a sheet of this number */
export function simplifySheet(sheet: IDataObject): IDataObject {
	return {
		title: sheet.title ?? null,
		number: sheet.number ?? null,
		versionSet: memberOf(sheet.versionSet, 'name'),
		issuanceDate: memberOf(sheet.versionSet, 'issuanceDate'),
		current: sheet.isCurrent ?? null,
		collection: memberOf(sheet.collection, 'name'),
		tags: sheet.tags ?? null,
		sourceFileName: sheet.uploadFileName ?? null,
		deleted: sheet.deleted ?? null,
		createdBy: sheet.createdByName ?? null,
		createdAt: isoTime(sheet.createdAt),
		updatedAt: isoTime(sheet.updatedAt),
		id: sheet.id,
		versionSetId: memberOf(sheet.versionSet, 'id'),
		collectionId: memberOf(sheet.collection, 'id'),
	};
}

export const sheetExample: IDataObject = {
	title: 'First Floor Plan',
	number: 'A-101',
	versionSet: 'Construction Documents',
	issuanceDate: '2026-03-01',
	current: true,
	collection: 'Building A',
	tags: ['architecture', 'floor'],
	sourceFileName: 'Drawings.pdf',
	deleted: false,
	createdBy: 'Kim Doe',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: '0d7a5883-1694-3078-a06d-ad24413f8b06',
	versionSetId: '7c2ecde0-2406-49f9-9199-50176848a0b7',
	collectionId: '619ef887-974f-45e4-9775-461e6a62d784',
};

export function simplifyVersionSet(versionSet: IDataObject): IDataObject {
	return {
		name: versionSet.name ?? null,
		issuanceDate: versionSet.issuanceDate ?? null,
		collection: memberOf(versionSet.collection, 'name'),
		createdBy: versionSet.createdByName ?? null,
		updatedBy: versionSet.updatedByName ?? null,
		createdAt: isoTime(versionSet.createdAt),
		updatedAt: isoTime(versionSet.updatedAt),
		id: versionSet.id,
		collectionId: memberOf(versionSet.collection, 'id'),
	};
}

export const versionSetExample: IDataObject = {
	name: 'Construction Documents',
	issuanceDate: '2026-03-01',
	collection: 'Building A',
	createdBy: 'Kim Doe',
	updatedBy: 'Lee Park',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-03T08:15:30.000Z',
	id: '7c2ecde0-2406-49f9-9199-50176848a0b7',
	collectionId: '619ef887-974f-45e4-9775-461e6a62d784',
};

/** A PDF of sheets. @param name null while the file does not exist */
export function sheetExportRecord(
	name: string | null,
	status: string,
	{ projectId, id }: { projectId: string; id: string },
): IDataObject {
	return { name, status, id, projectId };
}

export const sheetExportExample: IDataObject = {
	name: 'Drawings.pdf',
	status: 'successful',
	id: '5b4bb914-c123-4f10-87e3-579ef934aaf9',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
