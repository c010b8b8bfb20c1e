import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { waitUntilDone } from '../../../longWork/waitUntilDone';
import { InvalidValue } from '../../../values/invalidValue';
import { fillPath } from '../../../../protocol/aps/ids';
import { missingScopes } from '../../../../protocol/aps/scopes';
import { accountRegion, accountRegionOf } from '../../../fields/accountRegion';
import { options } from '../../../parameters/collections';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueIn } from '../../../parameters/values';
import { recordWith } from '../../../apsClient/readAnswer';
import type { OperationRun } from '../../../operations/operation';

const DEFAULT_MINUTES = 10;
const MOST_MINUTES = 60;

const timeout = defineParameter({
	displayName: 'Timeout (Minutes)',
	name: 'activationTimeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_MINUTES },
	default: DEFAULT_MINUTES,
	displayOptions: { show: { waitForActivation: [true] } },
	description: 'How long to wait for the activation',
	read: read.integer(1, MOST_MINUTES),
});

const waitForActivation = defineParameter({
	displayName: 'Wait for Activation',
	name: 'waitForActivation',
	type: 'boolean',
	default: false,
	description:
		'Whether to wait until the project is active, so that you can add users right away. Reading the status also requires the scope account:read.',
	read: read.boolean,
});

export const activationOptions = options([accountRegion, timeout, waitForActivation]);

/** The call that reads the status. It has its own scope. */
const STATUS = { action: waitForActivation.displayName, scopes: ['account:read'] } as const;

/**
 * Whether and how long to wait. Call it before the project is created, which cannot be undone.
 *
 * @returns milliseconds, undefined if the user does not want to wait
 * @throws InvalidValue
 */
export function activationTimeout(run: OperationRun): number | undefined {
	if (!valueIn(run, activationOptions, waitForActivation)) return undefined;
	const minutes = valueIn(run, activationOptions, timeout);
	const [missing] = missingScopes(run.aps.access.scopes, STATUS.scopes);
	if (missing) {
		throw new InvalidValue(
			waitForActivation.displayName,
			`also requires the scope ${missing}, which the credential does not ask for`,
		);
	}
	return (minutes ?? DEFAULT_MINUTES) * 60_000;
}

/**
 * Waits until the new project is active, and returns it. A project that cannot be found counts as
 * pending: Autodesk may take a moment to show it.
 *
 * @param longest how long to wait in total, in milliseconds
 * @throws NodeOperationError with the ID, if the project is not active in time, gets another status,
 * or its status cannot be read
 */
export async function activated(
	run: OperationRun,
	created: IDataObject,
	longest: number,
): Promise<IDataObject> {
	let project = created;
	if (project.status === 'pending') {
		await waitUntilDone(run, {
			longestMs: longest,
			async check() {
				project = (await readProject(run, created)) ?? project;
				return project.status === 'pending' ? undefined : project;
			},
		});
	}
	if (project.status === 'active') return project;
	throw notActive(
		run,
		created,
		`is ${String(project.status)}, not active`,
		`Check its status with Account Project > Get, or wait longer with Options > ${timeout.displayName}`,
	);
}

async function readProject(
	run: OperationRun,
	created: IDataObject,
): Promise<IDataObject | undefined> {
	try {
		const { status, body } = await run.aps.for(STATUS).request({
			path: fillPath('/construction/admin/v1/projects/{projectId}', {
				projectId: String(created.id),
			}),
			region: accountRegionOf(run),
			accept: [404],
		});
		if (status === 404) return undefined;
		return run.aps.readAnswer({}, { status, headers: {}, body }, recordWith('id'));
	} catch (error) {
		const { message, description } = error as NodeApiError;
		const reason = [message, description].filter(Boolean).join('. ');
		throw notActive(run, created, 'its status could not be read', reason);
	}
}

/** Starts with the fact that the project exists, so that nobody creates a second one. */
function notActive(
	run: OperationRun,
	{ id, name }: IDataObject,
	outcome: string,
	advice: string,
): NodeOperationError {
	return new NodeOperationError(
		run.ctx.getNode(),
		`The project "${String(name)}" was created but ${outcome}`,
		{
			itemIndex: run.itemIndex,
			description: `Do not create it again: it exists as ${String(id)}. ${advice}`,
		},
	);
}
