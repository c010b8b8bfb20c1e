import type { IDataObject } from 'n8n-workflow';
import { nameKey } from '../../../../protocol/aps/names';
import { onStatus } from '../../../apsClient/onStatus';
import { account, accountId } from '../../../fields/account';
import { accountRegionOf, adminAdvice } from '../../../fields/accountRegion';
import { customBody } from '../../../fields/customBody';
import { ifExistsField } from '../../../fields/ifExists';
import { listKey } from '../../../lookUp/listKey';
import { OncePerRun } from '../../../lookUp/oncePerRun';
import { simplified, simplify } from '../../../fields/simplify';
import { accountProjectExample, simplifyAccountProject } from '../../../records/accountProject';
import { bodyOf } from '../../../parameters/body';
import { additionalFields } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { withOutcome } from '../../../operations/orExisting';
import type { CreateOutcome } from '../../../operations/orExisting';
import { activated, activationOptions, activationTimeout } from './activation';
import { creationDetails } from './creationDetails';
import { projectDetails } from './details';
import { existingProject } from './existingProject';
import { checkType, newProjectType } from './projectType';

const CONFLICT = 409;

const name = defineParameter({
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Tower A',
	description: 'Name of the project, up to 255 characters',
	body: 'name',
	read: read.requiredText(255),
});

const ifExists = ifExistsField({ what: 'a project of this name in the account' });

/** Whether the item has created the project, or another item with the same name. */
const projects = new OncePerRun<IDataObject>();

const details = additionalFields([...projectDetails, ...creationDetails, customBody]);

export const create = defineOperation({
	action: 'Create Account Project',
	name: 'Create',
	value: 'create',
	summary: 'Create project in account',
	description:
		'Create an ACC project in an account, from scratch or from a template. Autodesk sets it up in the background; until then, it is pending. It cannot create BIM 360 projects.',
	endpoint: 'POST /construction/admin/v1/accounts/{accountId}/projects',
	scopes: ['account:write'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [account, name, newProjectType, ifExists, simplify, details],
	options: activationOptions.options,
	advice: adminAdvice,
	example: withOutcome({ ...accountProjectExample, status: 'pending' }, 'created'),
	async execute(run) {
		const fields = bodyOf(run, name, newProjectType, details);
		checkType(fields);
		const longestWait = activationTimeout(run);
		let outcome: CreateOutcome = 'existed';
		const create = async () => {
			outcome = 'created';
			return await run.aps.record(
				{
					method: 'POST',
					path: run.path({ accountId: accountId(run) }),
					region: accountRegionOf(run),
					body: fields,
				},
				'id',
			);
		};
		const created =
			valueOf(run, ifExists) === 'fail' ? await create() : await oneProject(run, create);
		const project =
			longestWait === undefined ? created : await activated(run, created, longestWait);
		return simplified(run, project, (record) =>
			withOutcome(simplifyAccountProject(record), outcome),
		);
	},
});

/**
 * The existing project, or a new one. It is not known whether Autodesk accepts a second project of the same
 * name, so this looks first, and items of one execution that have the same name share the project.
 */
async function oneProject(
	run: OperationRun,
	create: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const wanted = String(valueOf(run, name));
	const key = listKey(run.aps, accountId(run), nameKey(wanted));
	return await projects.get(run.directories, key, async () => {
		const find = async () => await existingProject(run, name.displayName, wanted);
		return (
			(await find()) ??
			(await create().catch(
				onStatus(CONFLICT, async (refusal) => {
					const existing = await find();
					if (existing === undefined) throw refusal;
					return existing;
				}),
			))
		);
	});
}
