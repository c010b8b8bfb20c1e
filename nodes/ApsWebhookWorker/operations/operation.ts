import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ListOf } from '../../../protocol/worker/api/shapes/list';
import type { AnswerOf, ApiOperation, InputOf } from '../../../protocol/worker/api/operation';
import { limitOf } from '../../fields/returnAllOrLimit';
import type { NamedOperation, NamedResource } from '../../operations/registry';
import type { Run } from '../../parameters/run';
import type { WorkerApi } from '../../workerClient/workerApi';

/** One operation of the worker's node. */
export interface WorkerOperation extends NamedOperation {
	/** Method and path below `/api/v1`. */
	endpoint: string;
	/** Fields of this operation, in the order shown. */
	fields: readonly INodeProperties[];
	/** A record as returned. The output schema is made from it. */
	example: IDataObject;
	/**
	 * One run for one input item. Returned records become items, paired with that input item.
	 *
	 * @throws InvalidValue before any call, when a parameter breaks a rule
	 */
	execute(run: WorkerRun): Promise<IDataObject | IDataObject[]>;
}

/** What an operation gets to work with. */
export interface WorkerRun extends Run {
	worker: WorkerApi;
}

export type WorkerResource = NamedResource<WorkerOperation>;

/** What becomes an item: one of a list, the answer itself, or a note that something was deleted. */
type RecordOf<Operation extends ApiOperation> = [AnswerOf<Operation>] extends [undefined]
	? { deleted: true }
	: AnswerOf<Operation> extends ListOf<infer Item>
		? Item
		: AnswerOf<Operation>;

interface Definition<Operation extends ApiOperation> extends NamedOperation {
	/** The operation of the worker's API that it calls. */
	calls: Operation;
	fields: readonly INodeProperties[];
	example: RecordOf<Operation> & object;
	/** @throws InvalidValue */
	input(run: WorkerRun): InputOf<Operation>;
	/** For a list that comes page by page; by default the operation is called once. */
	pages?(run: WorkerRun): Promise<Array<RecordOf<Operation> & object>>;
}

/** An operation that calls one operation of the worker's API. */
export function defineOperation<const Operation extends ApiOperation>({
	calls,
	input,
	pages,
	example,
	...named
}: Definition<Operation>): WorkerOperation {
	return {
		...named,
		endpoint: `${calls.method} ${calls.path}`,
		example: toRecord(example),
		async execute(run) {
			if (pages) return (await pages(run)).map(toRecord);
			return toRecords(run, await run.worker.call(calls, input(run)));
		},
	};
}

function toRecords(run: WorkerRun, answer: unknown): IDataObject | IDataObject[] {
	if (typeof answer !== 'object' || answer === null) return { deleted: true };
	const { data }: { data?: unknown } = answer;
	return Array.isArray(data) ? data.slice(0, limitOf(run)).map(toRecord) : toRecord(answer);
}

function toRecord(value: object): IDataObject {
	return { ...value };
}
