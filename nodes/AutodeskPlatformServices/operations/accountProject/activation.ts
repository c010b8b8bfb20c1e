import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { cancelSignalOf, wait } from '../../../shared/aps/cancellation';
import { fillPath } from '../../../shared/protocol/ids';
import { accountRegionOf } from '../../fields/accountRegion';
import type { OperationRun } from '../operation';

/** Entries of Options. */
export const activationOptions: INodeProperties[] = [
	{
		displayName: 'Timeout (Minutes)',
		name: 'activationTimeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 60 },
		default: 10,
		displayOptions: { show: { waitForActivation: [true] } },
		description: 'How long to wait for the activation',
	},
	{
		displayName: 'Wait for Activation',
		name: 'waitForActivation',
		type: 'boolean',
		default: false,
		description:
			'Whether to wait until the project is active, so that users can be added at once. Asking for the status needs the scope account:read too.',
	},
];

const FIRST_WAIT_MS = 2_000;
/** Activation takes minutes, and 600 reads a minute are allowed. */
const LONGEST_WAIT_MS = 15_000;

/**
 * The new project, once it is active if the user wants to wait for that. A project that cannot be
 * found counts as pending: Autodesk may take a moment to show it.
 *
 * @throws NodeOperationError when it is not active in time, or ends up otherwise
 */
export async function activated(run: OperationRun, created: IDataObject): Promise<IDataObject> {
	const { waitForActivation = false, activationTimeout = 10 } = run.param<{
		waitForActivation?: boolean;
		activationTimeout?: number;
	}>('options', {});
	if (!waitForActivation) return created;
	let project = created;
	let left = activationTimeout * 60_000;
	for (let pause = FIRST_WAIT_MS; project.status === 'pending' && left > 0; pause *= 1.5) {
		const delay = Math.min(pause, LONGEST_WAIT_MS, left);
		if ((await wait(delay, cancelSignalOf(run.ctx))) === 'cancelled') break;
		left -= delay;
		project = (await readProject(run, String(created.id))) ?? project;
	}
	if (project.status === 'active') return project;
	throw new NodeOperationError(
		run.ctx.getNode(),
		`The project "${String(created.name)}" was created but is ${String(project.status)}, not active`,
		{
			itemIndex: run.itemIndex,
			description: `Do not create it again: it exists as ${String(created.id)}. Look at its status with Account Project > Get Many, or wait longer with Options > Timeout`,
		},
	);
}

async function readProject(run: OperationRun, projectId: string): Promise<IDataObject | undefined> {
	const { status, body } = await run.aps.request({
		path: fillPath('/construction/admin/v1/projects/{projectId}', { projectId }),
		region: accountRegionOf(run),
		accept: [404],
	});
	return status === 404 ? undefined : (body as IDataObject);
}
