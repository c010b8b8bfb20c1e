import type { INodeProperties } from 'n8n-workflow';
import { itemIdOf } from '../documents/documentIds';
import type { DocumentUrn } from '../../protocol/aps/documentUrn';
import type { OperationRun } from '../operations/operation';
import { documentUrn } from '../values/documentUrn';
import { labelOf, locatedId, resourceLocator } from './locator';

const facts = {
	displayName: 'Item',
	name: 'item',
	description:
		'The item, that is, a file with all its versions. The list takes part of a file name, or a path to look into a folder, e.g. <code>Project Files/Drawings/</code>. The ID or link of a version stands for its item.',
	search: 'searchItems',
	dependsOn: ['hub', 'project'],
	idPlaceholder: 'e.g. urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w',
	linkPlaceholder:
		'e.g. https://acc.autodesk.com/docs/files/projects/9d2c4b68-…?folderUrn=…&entityId=urn%3Aadsk…',
};

const locator = resourceLocator(facts);

export const item: INodeProperties = { ...locator, required: true };

/** Its list holds deleted files only. */
export const deletedItem: INodeProperties = {
	...resourceLocator({
		...facts,
		description:
			'The deleted file. The list takes the path of its folder to look deeper, e.g. <code>Project Files/Drawings/</code>.',
		search: 'searchDeletedItems',
	}),
	required: true,
};

/** For operations that do not send the item, but whose lists start from it. */
export const itemForLists: INodeProperties = {
	...locator,
	description:
		'Only needed to choose the version from a list. The list takes part of a file name, or a path to look into a folder, e.g. <code>Project Files/Drawings/</code>.',
};

/** What was entered: an item, or a version that stands for its item. @throws InvalidValue */
export function itemUrn(run: OperationRun): DocumentUrn {
	const text = locatedId(run, locator.name, ['item', 'version']);
	return documentUrn(labelOf(run, locator.name), text, 'item');
}

/**
 * @param projectId in which to look up the item, when a version was entered
 * @returns the item's lineage URN
 * @throws InvalidValue before any call
 */
export async function itemId(run: OperationRun, projectId: string): Promise<string> {
	return await itemIdOf(run.aps, projectId, itemUrn(run));
}
