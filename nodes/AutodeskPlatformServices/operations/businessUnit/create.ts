import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../../../protocol/json';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { unitsIn } from '../../../apsLists/businessUnits';
import { account, accountId } from '../../../fields/account';
import { accountAdvice, accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { simplified, simplify } from '../../../fields/simplify';
import { businessUnitExample, simplifyBusinessUnit } from '../../../records/businessUnit';
import type { BusinessUnit } from '../../../records/businessUnit';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { planStructure } from './plan';
import type { PlannedUnit } from './plan';
import { readUnits } from './readUnits';
import { unitEntries, unitFields } from './unitEntries';

const otherUnits = defineParameter({
	displayName: 'Other Units',
	name: 'otherUnits',
	type: 'options',
	options: [
		{ name: 'Keep', value: 'keep', description: 'Keep existing units' },
		{
			name: 'Remove',
			value: 'remove',
			description: 'Replace the entire structure with the listed units',
		},
	],
	default: 'keep',
	description: 'What to do with existing units that are not listed',
	read: read.choice,
});

const allowRemoval = defineParameter({
	displayName: 'Allow Removal',
	name: 'allowRemoval',
	type: 'boolean',
	default: false,
	displayOptions: { show: { otherUnits: ['remove'] } },
	description:
		'Whether existing units may be removed. If this is off and units would be removed, nothing changes and the error lists them.',
	read: read.boolean,
});

const preview = defineParameter({
	displayName: 'Preview',
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether to change nothing and only return the resulting structure, showing whether each unit would be created, updated, kept or removed',
	read: read.boolean,
});

export const create = defineOperation({
	action: 'Create Business Units',
	name: 'Create',
	value: 'create',
	summary: 'Create or change business units',
	description:
		'Create or change business units of an account. Autodesk only accepts the entire structure, so the node reads it first; units that are not listed stay by default.',
	endpoint: 'PUT /hq/v1/accounts/{account_id}/business_units_structure',
	scopes: ['account:read', 'account:write'],
	access: ['2L'],
	sequential: true,
	fields: [account, ...unitFields, otherUnits, allowRemoval, preview, simplify],
	options: [accountRegion],
	advice: accountAdvice,
	example: businessUnitExample,
	async execute(run) {
		const path = run.path({ account_id: accountId(run) });
		const entries = unitEntries(run);
		const unlisted = valueOf(run, otherUnits) === 'remove' ? 'remove' : 'keep';
		const isPreview = valueOf(run, preview);
		const mayRemove = valueOf(run, allowRemoval);
		const plan = planStructure(await readUnits(run, path), entries, unlisted);
		if (isPreview) return plan.map(previewOf);
		if (!mayRemove) refuseRemoval(run, plan);
		const units = await run.aps.read(
			{
				method: 'PUT',
				path,
				region: accountRegionOf(run),
				body: { business_units: plan.filter(({ change }) => change !== 'remove').map(toRow) },
			},
			unitsAfterChange,
		);
		return units.map((unit) => simplified<IDataObject>(run, unit, simplifyBusinessUnit));
	},
});

/** Unlike a read, a change of the structure answers with the units that it now has. */
function unitsAfterChange(answer: ApsAnswer): BusinessUnit[] | undefined {
	return isJsonObject(answer.body) ? unitsIn(answer) : undefined;
}

function refuseRemoval(run: OperationRun, plan: readonly PlannedUnit[]): void {
	const removed = plan.filter(({ change }) => change === 'remove').map(({ path }) => path);
	if (removed.length === 0) return;
	throw new NodeOperationError(
		run.ctx.getNode(),
		`${removed.length} of the account's business units would be removed: ${removed.join(', ')}`,
		{
			itemIndex: run.itemIndex,
			description:
				'Nothing was changed. List these units too, set Other Units to Keep, or turn on Allow Removal. Preview shows the resulting structure',
		},
	);
}

function previewOf({ name, change, path, description, id, parentId }: PlannedUnit): IDataObject {
	return { name, change, path, description, id, parentId };
}

function toRow({ id, parentId, name, description }: PlannedUnit): IDataObject {
	return {
		id,
		name,
		...(parentId === null ? {} : { parent_id: parentId }),
		...(description === null ? {} : { description }),
	};
}
