import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { TokenKind } from '../apsClient/access';
import type { NamedOperation, NamedResource } from './registry';
import type { ApsRun } from '../parameters/run';
import type { Scope } from '../../protocol/aps/scopes';

/**
 * Everything about one operation, in one file. The registry builds the node from these, and they
 * are the source of the tables in README and docs, of the output schemas, of the check "this
 * credential kind cannot do that" before a call, and of what a person reads on 403.
 */
export interface Operation extends NamedOperation {
	/** Name in Autodesk's list of actions, e.g. `List Buckets`; absent for helpers and composites of ours. */
	action?: string;
	/** Method and path; `run.path` fills the path's placeholders. */
	endpoint: string;
	/** Scopes Autodesk lists for the endpoint, and for calls that the operation always makes besides. */
	scopes: readonly Scope[];
	/** Token kinds that may call it. */
	access: readonly TokenKind[];
	/** Fields of this operation, in the order shown. */
	fields: readonly INodeProperties[];
	/** Entries that this operation adds to its Options collection. */
	options?: readonly INodeProperties[];
	/** Whether items run one after the other, because each changes what the next one reads. */
	sequential?: boolean;
	/** What to do about a status, where the general advice does not fit. */
	advice?: Readonly<Record<number, string>>;
	/** A record as returned (with Simplify on, where there is one). The output schema is made from it. */
	example: IDataObject;
	/**
	 * One run for one input item. Returned records become items, paired with that input item.
	 *
	 * @throws InvalidValue before any call, when a parameter breaks a rule
	 */
	execute(run: OperationRun): Promise<IDataObject | IDataObject[]>;
}

/** What an operation gets to work with. */
export interface OperationRun extends ApsRun {
	operation: Operation;
}

export type Resource = NamedResource<Operation>;

/** Gives the literal its type where it is written, so that mistakes show there. */
export function defineOperation(operation: Operation): Operation {
	return operation;
}
