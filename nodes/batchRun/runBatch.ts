import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { inBatches } from '../../protocol/batches';
import { mapInOrder } from '../actionNode/mapInOrder';
import { failsEveryCall, mayBeDone, reasonOf } from '../apsClient/callOutcome';
import { concurrencyFrom } from '../fields/concurrency';
import { atMost } from '../operations/atMost';
import type { AllItemsRun, PairedOutput } from '../operations/operation';
import { readRows } from './readRows';
import { settled } from './settled';
import type { BatchRow, BatchSpec, RowResult } from './spec';

/** As many as an error lists. */
const MOST_LISTED = 10;

interface BatchSettings {
	failsIfIncomplete: boolean;
}

/**
 * Imports, sets or removes what all input items describe, in as few calls as Autodesk allows.
 *
 * @returns an item for each input item, paired with it. With "continue on fail", a row that failed returns
 * a record with the reason, as an item of other operations does
 * @throws NodeOperationError if rows break a rule, before anything is sent; or if a row was not done and
 * this should fail the node
 * @throws NodeApiError if one failure has kept all rows out
 */
export async function runBatch<Body>(
	run: AllItemsRun,
	spec: BatchSpec<Body>,
	{ failsIfIncomplete }: BatchSettings,
): Promise<PairedOutput[]> {
	const rows = await readRows(run, spec);
	const results = await addAll(
		run,
		spec,
		inBatches(rows, ({ place }) => place, spec.atOnce),
	);
	const outcomes = rows.map((row) => ({ row, result: results.get(row) ?? STOPPED }));
	const failures = new Set(outcomes.map(({ result }) => result.error));
	const [failure] = failures;
	if (failures.size === 1 && failure !== undefined) throw failure;
	if (failsIfIncomplete) failUnlessDone(run, spec, outcomes);
	return outcomes.map((outcome) => toItem(run, spec, outcome));
}

interface RowOutcome<Body = unknown> {
	row: BatchRow<Body>;
	result: RowResult;
}

const STOPPED: RowResult = {
	result: 'failed',
	message: 'Not sent, because the execution was stopped',
};

/** What became of each row that was sent, or was not because another call showed that it would fail. */
async function addAll<Body>(
	run: AllItemsRun,
	spec: BatchSpec<Body>,
	batches: ReadonlyArray<Array<BatchRow<Body>>>,
): Promise<Map<BatchRow<Body>, RowResult>> {
	const { concurrency } = run.param<{ concurrency?: unknown }>('options', {});
	const results = new Map<BatchRow<Body>, RowResult>();
	let fatal: NodeApiError | undefined;
	await mapInOrder(
		batches.length,
		concurrencyFrom(concurrency),
		async (index) => {
			const rows = batches[index];
			if (fatal !== undefined) {
				const notSent = notSentAfter(fatal);
				for (const row of rows) results.set(row, notSent);
				return;
			}
			const added = await addBatch(spec, rows);
			rows.forEach((row, position) => results.set(row, added[position]));
			const { failsEverywhere = failsEveryCall } = spec;
			fatal ??= added.find(({ error }) => error !== undefined && failsEverywhere(error))?.error;
		},
		run.signal,
	);
	return results;
}

async function addBatch<Body>(
	spec: BatchSpec<Body>,
	rows: ReadonlyArray<BatchRow<Body>>,
): Promise<RowResult[]> {
	try {
		return await settled(spec, rows, await spec.add(rows[0].place, rows));
	} catch (error) {
		const failed = failedCall(error);
		return await settled(
			spec,
			rows,
			rows.map(() => failed),
		);
	}
}

/** The result of the rows of a call that failed. @throws what is no failure of a call */
export function failedCall(error: unknown): RowResult {
	if (!(error instanceof NodeApiError)) throw error;
	return {
		result: 'failed',
		message: reasonOf(error),
		error,
		isDoubtful: mayBeDone(error),
	};
}

function notSentAfter(error: NodeApiError): RowResult {
	return {
		result: 'failed',
		message: `Not sent, because an earlier call failed: ${reasonOf(error)}`,
		error,
	};
}

/** `accepted` rows are not known to have succeeded. */
const NOT_DONE: readonly string[] = ['accepted', 'failed'];

function failUnlessDone(
	{ ctx }: AllItemsRun,
	{ done = 'imported' }: { done?: string },
	outcomes: readonly RowOutcome[],
): void {
	const open = outcomes.filter(({ result }) => NOT_DONE.includes(result.result));
	if (open.length === 0) return;
	const listed = open.map(
		({ row, result }) => `Row ${row.item + 1}: ${result.message ?? result.result}`,
	);
	throw new NodeOperationError(
		ctx.getNode(),
		`${open.length} of ${outcomes.length} rows were not ${done}`,
		{ description: ['Row 1 is the first input item', ...atMost(MOST_LISTED, listed)].join('. ') },
	);
}

function toItem(
	{ ctx }: AllItemsRun,
	spec: Pick<BatchSpec, 'toOutput'>,
	{ row, result }: RowOutcome,
): PairedOutput {
	const { item, identity, ids } = row;
	const { message = null, record, requestId } = result;
	if (result.result === 'failed' && ctx.continueOnFail()) {
		const details = {
			...identity,
			row: item + 1,
			...ids,
			...(requestId ? { requestId } : {}),
		};
		return { json: { error: message, details }, item };
	}
	const entries = Object.entries(record === undefined ? identity : spec.toOutput(record));
	const firstId = entries.findIndex(([key]) => key === 'id');
	const idsFrom = firstId === -1 ? entries.length : firstId;
	const json = {
		...Object.fromEntries(entries.slice(0, idsFrom)),
		result: result.result,
		message,
		...ids,
		...Object.fromEntries(entries.slice(idsFrom)),
	};
	return { json, item };
}
