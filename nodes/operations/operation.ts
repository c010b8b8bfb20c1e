import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { TokenKind } from '../apsClient/access';
import type { FileRecord } from './fileRecord';
import type { NamedOperation, NamedResource } from './registry';
import type { ApsRun } from '../parameters/run';
import type { Scope } from '../../protocol/aps/scopes';

/**
 * Everything about one operation, in one file. The node, the tables in README and docs, the output
 * schemas, the check of the credential before a call and the advice on 403 are all built from it.
 */
export interface Operation extends NamedOperation {
	/** Name in Autodesk's list of actions, e.g. `List Buckets`; absent for our own helpers and composites. */
	action?: string;
	/** Method and path; `run.path` fills the path's placeholders. */
	endpoint: string;
	/** Scopes Autodesk lists for the endpoint and for other calls that the operation always makes. */
	scopes: readonly Scope[];
	/** Token kinds that may call it. */
	access: readonly TokenKind[];
	/** Fields of this operation, in the order shown. */
	fields: readonly INodeProperties[];
	/** Entries that this operation adds to its Options collection. */
	options?: readonly INodeProperties[];
	/** Whether to run items one after another, because each changes what the next one reads. */
	sequential?: boolean;
	/** What to do about a status, if the general advice does not fit. */
	advice?: Readonly<Record<number, string>>;
	/** A record as returned (with Simplify on, if the operation has it). Source of the output schema. */
	example: IDataObject;
	/**
	 * Runs the operation for one input item. Returned records become items, paired with that input item.
	 *
	 * @throws InvalidValue before any call, when a parameter breaks a rule
	 */
	execute(run: OperationRun): Promise<OperationOutput>;
}

/** One record, or several. */
export type OperationOutput = IDataObject | FileRecord | Array<IDataObject | FileRecord>;

/** What an operation can use while it runs. */
export interface OperationRun extends ApsRun {
	operation: Operation;
}

export type Resource = NamedResource<Operation>;

/** Types the literal where it is written, so that mistakes show up there. */
export function defineOperation(operation: Operation): Operation {
	return operation;
}
