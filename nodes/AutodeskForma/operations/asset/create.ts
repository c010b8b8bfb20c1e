import type { IDataObject } from 'n8n-workflow';
import { isJsonObject, objectsIn } from '../../../../protocol/json';
import type { JsonObject } from '../../../../protocol/json';
import { adding } from '../../../apsClient/adding';
import type { AnswerReader } from '../../../apsClient/readAnswer';
import { constructionPlaceOf, constructionProject } from '../../../fields/constructionProject';
import { constructionRegion } from '../../../fields/constructionRegion';
import { customBody } from '../../../fields/customBody';
import { isSimplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { withOutcome } from '../../../operations/orExisting';
import type { Created } from '../../../operations/orExisting';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { merged } from '../../../parameters/merged';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn, valueOf } from '../../../parameters/values';
import { namesInOutput } from '../../../recordNames/namesInOutput';
import { assetExample } from '../../../records/asset';
import { InvalidValue } from '../../../values/invalidValue';
import { assetChangeAdvice } from './advice';
import { readAsset } from './assetField';
import { assetCategory, checkCategory } from './category';
import { changedAsset } from './changedAsset';
import { attributeValues, checkRequired, customAttributes } from './customAttributes';
import { barcode, description, location, name } from './details';
import { assetsNamed, noteCreated } from './existing';
import { ifExists } from './ifExists';
import { shownAsset } from './shown';
import { assetStatus, statusIdIn } from './status';

const newName = defineParameter({ ...name, required: true, read: read.requiredText() });
const newCategory = { ...assetCategory, required: true };
const newStatus = { ...assetStatus, required: true };

const details = additionalFields([barcode, customAttributes, customBody, description, location]);

export const create = defineOperation({
	action: 'Create Assets',
	name: 'Create',
	value: 'create',
	summary: 'Create asset',
	description:
		'Add an asset to a project, with category, status, location and custom attributes by name. They are checked before anything is sent. By default, it refuses a second asset of the same name in a category.',
	endpoint: 'POST /construction/assets/v2/projects/{projectId}/assets:batch-create',
	scopes: ['data:read', 'data:write', 'data:create'],
	access: ['3L', 'SSA'],
	fields: [...constructionProject, newName, newCategory, newStatus, ifExists, simplify, details],
	options: [constructionRegion, namesInOutput],
	// Rows with the same name must find each other.
	sequential: true,
	advice: assetChangeAdvice,
	example: withOutcome(assetExample, 'created'),
	async execute(run) {
		const place = constructionPlaceOf(run);
		const { outcome, thing } = await createdAsset(run, place.projectId);
		const shown = await shownAsset(run, place, thing);
		return isSimplified(run) ? withOutcome(shown, outcome) : shown;
	},
});

/** @throws InvalidValue before anything is created, if a value does not fit the category */
async function createdAsset(run: OperationRun, projectId: string): Promise<Created<IDataObject>> {
	const way = valueOf(run, ifExists);
	const assetName = valueOf(run, newName);
	const categoryId = valueOf(run, newCategory);
	const status = valueOf(run, newStatus);
	const entered = bodyOf(run, details);
	const values = valueIn(run, details, customAttributes);
	if (categoryId === undefined)
		throw new InvalidValue(newCategory.displayName, 'choose a category');
	if (status === undefined) throw new InvalidValue(newStatus.displayName, 'choose a status');
	await checkCategory(run, projectId, categoryId);
	const changes = merged(
		{
			statusId: await statusIdIn(run, projectId, categoryId, status),
			customAttributes: await attributeValues(run, projectId, categoryId, values),
		},
		entered,
	);
	const found = way === 'another' ? [] : await assetsNamed(run, projectId, categoryId, assetName);
	if (found.length > 0) {
		const id = theExisting(found, assetName, way);
		return way === 'update'
			? { outcome: 'updated', thing: await changedAsset(run, projectId, id, changes) }
			: { outcome: 'existed', thing: await readAsset(run, projectId, id) };
	}
	const { customAttributes: sent } = changes;
	await checkRequired(run, projectId, categoryId, isJsonObject(sent) ? sent : {});
	const created = await run.aps
		.read(
			{
				method: 'POST',
				path: run.path({ projectId }),
				body: [merged({ clientAssetId: assetName, categoryId }, changes)],
			},
			createdIn,
		)
		.catch(adding(way === 'another' ? undefined : REPEAT));
	if (way !== 'another') {
		await noteCreated(run, projectId, { categoryId, name: assetName, id: String(created.id) });
	}
	return { outcome: 'created', thing: created };
}

const REPEAT =
	'If the answer got lost, the asset may exist: with If It Exists > Return It, the operation is safe to repeat';

const createdIn: AnswerReader<JsonObject> = ({ body }) => {
	const rows = isJsonObject(body) ? objectsIn(body.results) : objectsIn(body);
	return rows.find(({ id }) => typeof id === 'string' && id !== '');
};

/** @throws InvalidValue for Fail, and if several assets have the name */
function theExisting(found: readonly string[], assetName: string, way: string): string {
	const [id] = found;
	if (way === 'fail') {
		throw new InvalidValue(
			newName.displayName,
			`the category has an asset "${assetName}" already: ${id}. If It Exists offers what to do about it`,
		);
	}
	if (found.length === 1) return id;
	throw new InvalidValue(
		newName.displayName,
		`the category has ${found.length} assets "${assetName}": ${found.slice(0, 5).join(', ')}. Change one of them with Asset > Update, by its ID`,
	);
}
