import type { IDataObject } from 'n8n-workflow';
import { valuesOf } from '../customAttributes/definitions';
import { isoTime } from './isoTime';

/** The types of attributes in the words of the node. */
const TYPES: Readonly<Record<string, string>> = {
	string: 'text',
	date: 'date',
	array: 'list',
	largeList: 'largeList',
};

/**
 * @param attribute as Autodesk returns it, with `projectId` and, if it was read of a folder, `folderId` added
 * @returns `values` are those of a list; descriptions and times are known for the attributes of a project only
 */
export function simplifyCustomAttribute(attribute: IDataObject): IDataObject {
	const { name = null, type, description = null, folderId = null, projectId = null } = attribute;
	return {
		name,
		dataType: TYPES[String(type)] ?? type ?? null,
		values: valuesOf(attribute),
		description,
		createdAt: isoTime(attribute.createdAt),
		updatedAt: isoTime(attribute.updatedAt),
		id: attribute.id,
		folderId,
		projectId,
	};
}

export const customAttributeExample: IDataObject = {
	name: 'Discipline',
	dataType: 'list',
	values: ['Architecture', 'Structure'],
	description: null,
	createdAt: '2026-01-12T08:15:30.000Z',
	updatedAt: '2026-03-02T16:40:00.000Z',
	id: 278684,
	folderId: 'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	projectId: '9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b',
};
