import type { IDataObject } from 'n8n-workflow';
import { nodesOf } from '../../../../protocol/aps/objectTree';
import type { TreeNode } from '../../../../protocol/aps/objectTree';
import { limitOf, returnAllOrLimit } from '../../../fields/returnAllOrLimit';
import { isSimplified, simplify } from '../../../fields/simplify';
import { minutesIn } from '../../../longWork/completion';
import { defineOperation } from '../../../operations/operation';
import { filters, options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { integer } from '../../../values/integer';
import { modelAdvice } from '../../model/advice';
import { chosenModel } from '../../model/chosenModel';
import { modelFields } from '../../model/fields';
import { objectTree } from '../../model/objectTree';
import { READY_MINUTES, readyTimeout } from '../../model/untilReady';
import { chosenView, view } from '../../model/view';

const topObject = defineParameter({
	displayName: 'Below Object ID',
	name: 'objectId',
	type: 'number',
	default: 0,
	description: 'Only the part of the tree below this object, which also loads faster',
	read: read.by(
		(field, entered) => integer(field, entered, 0, Number.MAX_SAFE_INTEGER) || undefined,
	),
});

const category = defineParameter({
	displayName: 'Category',
	name: 'category',
	type: 'string',
	default: '',
	placeholder: 'e.g. Walls',
	description:
		'Only what is below a branch of the tree with this name: a category, family or type in Revit, a layer in AutoCAD',
	read: read.text(),
});

const elementsOnly = defineParameter({
	displayName: 'Elements Only',
	name: 'elementsOnly',
	type: 'boolean',
	default: true,
	description: 'Whether to leave out branches of the tree, which contain other objects',
	read: read.boolean,
});

const objectFilters = filters([topObject, category, elementsOnly]);
const objectOptions = options([readyTimeout]);

export const getObjects = defineOperation({
	action: 'Fetch Object Tree',
	name: 'Get Objects',
	value: 'getObjects',
	summary: 'Get object tree of model',
	description:
		'Retrieve the objects of a view of a model, each with its place in the tree of categories, families and types. Turn off Simplify for the tree as one record.',
	endpoint: 'GET /modelderivative/v2/designdata/{urn}/metadata/{modelGuid}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L'],
	fields: [...modelFields, view, ...returnAllOrLimit, simplify, objectFilters],
	options: objectOptions.options,
	advice: {
		...modelAdvice,
		413: 'The tree is larger than Autodesk returns at once. Use Filters > Below Object ID',
	},
	example: recordOf({
		objectId: 4269,
		name: 'Basic Wall [230210]',
		parentId: 4268,
		path: ['Tower A', 'Walls', 'Basic Wall', 'Generic 200mm', 'Basic Wall [230210]'],
		childCount: 0,
	}),
	async execute(run) {
		const limit = limitOf(run);
		const longestMs = minutesIn(run, objectOptions, readyTimeout, READY_MINUTES);
		const top = valueIn(run, objectFilters, topObject);
		const wanted = valueIn(run, objectFilters, category)?.toLowerCase();
		const onlyElements = valueIn(run, objectFilters, elementsOnly) ?? false;
		const model = await chosenModel(run);
		const { guid } = await chosenView(run, model, longestMs);
		const tree = await objectTree(run, { model, guid, top, longestMs });
		if (!isSimplified(run)) return { objects: tree, viewId: guid, derivativeUrn: model.urn };
		const records: IDataObject[] = [];
		for (const node of nodesOf(tree)) {
			if (onlyElements && node.childCount > 0) continue;
			if (wanted !== undefined && !isBelow(node, wanted)) continue;
			if (limit !== undefined && records.length === limit) break;
			records.push({ ...recordOf(node), viewId: guid });
		}
		return records;
	},
});

function isBelow({ path }: TreeNode, category: string): boolean {
	return path.slice(0, -1).some((name) => name.trim().toLowerCase() === category);
}

function recordOf({ objectId, name, parentId, path, childCount }: TreeNode): IDataObject {
	return { name, path: path.join('/'), depth: path.length - 1, childCount, objectId, parentId };
}
