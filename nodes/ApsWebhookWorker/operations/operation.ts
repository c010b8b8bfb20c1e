import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';
import type { NamedOperation, NamedResource } from '../../operations/registry';
import type { Run } from '../../parameters/run';
import type { WorkerApi } from '../../workerClient/workerApi';

/** Everything about one operation of the worker's node, in one file. */
export interface WorkerOperation extends NamedOperation {
	/** Method and path below `/api/v1`; `run.path` fills the path's placeholders. */
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

/** What an operation gets to work with, besides the parameters of its item. */
export interface WorkerRun extends Run {
	operation: WorkerOperation;
	worker: WorkerApi;
	/** The operation's own method. */
	method: IHttpRequestMethods;
}

export type WorkerResource = NamedResource<WorkerOperation>;

/** Gives the literal its type where it is written, so that mistakes show there. */
export function defineOperation(operation: WorkerOperation): WorkerOperation {
	return operation;
}
