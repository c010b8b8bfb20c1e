import type { IBinaryKeyData, IDataObject, INodeProperties } from 'n8n-workflow';
import type { TokenKind } from '../apsClient/access';
import type { FileRecord } from './fileRecord';
import type { NamedOperation, NamedResource } from './registry';
import type { ApsRun, Run } from '../parameters/run';
import type { HttpMethod } from '../../protocol/aps/request';
import type { Scope } from '../../protocol/aps/scopes';

/**
 * Everything about one operation, in one file. The node, the tables in README and docs, the output
 * schemas, the check of the credential before a call and the advice on 403 are all built from it.
 */
export type Operation = ItemOperation | AllItemsOperation;

/** An operation that runs for each input item by itself. */
export interface ItemOperation extends OperationFacts {
	/**
	 * Runs the operation for one input item. Returned records become items, paired with that input item.
	 *
	 * @throws InvalidValue before any call, when a parameter breaks a rule
	 */
	execute(run: OperationRun): Promise<OperationOutput>;
}

/**
 * An operation that runs once for all input items, because they mean something only together: they are
 * the rows of one list. It reads most parameters of the first item, and those that belong to rows with
 * `runOf`.
 */
export interface AllItemsOperation extends OperationFacts {
	/**
	 * Whether every field belongs to its input item. The operation then looks up names itself, to list what is
	 * wrong with all items at once; Options are those of the first item.
	 */
	hasFieldsPerItem?: boolean;
	/**
	 * Runs the operation for all input items.
	 *
	 * @throws InvalidValue before any call, when a parameter breaks a rule
	 */
	executeAll(run: AllItemsRun): Promise<PairedOutput[]>;
}

interface OperationFacts extends NamedOperation {
	/** Name in Autodesk's list of actions, e.g. `List Buckets`; absent for our own helpers and composites. */
	action?: string;
	endpoint: Endpoint;
	/**
	 * Scopes Autodesk lists for the endpoint and for other calls that the operation always makes. Empty for
	 * {@link ANY_ENDPOINT}, whose scopes are not known.
	 */
	scopes: readonly Scope[];
	/** Token kinds that may call it. */
	access: readonly TokenKind[];
	/** Fields of this operation, in the order shown. */
	fields: readonly INodeProperties[];
	/** Entries that this operation adds to its Options collection. */
	options?: readonly INodeProperties[];
	/** Whether to run items one after another, because each changes what the next one reads. */
	sequential?: boolean;
	/** How many items to run at the same time if nobody chooses, where it is not the usual number. */
	itemsAtOnce?: number;
	/** What to do about a status, if the general advice does not fit. */
	advice?: Readonly<Record<number, string>>;
	/** A record as returned (with Simplify on, if the operation has it). Source of the output schema. */
	example: IDataObject;
}

/** Method and path, whose placeholders `run.path` fills; or whatever endpoint the user enters. */
export type Endpoint = `${HttpMethod} ${string}` | typeof ANY_ENDPOINT;

export const ANY_ENDPOINT = 'any endpoint';

/** One record, or several. */
export type OperationOutput = IDataObject | FileRecord | Array<IDataObject | FileRecord>;

/** What an operation can use while it runs. */
export interface OperationRun extends ApsRun {
	operation: Operation;
}

/** What an operation on all items can use: parameters without an item are those of the first one. */
export interface AllItemsRun extends OperationRun {
	itemCount: number;
	/** The parameters of one input item. Each is evaluated once. */
	runOf(itemIndex: number): Run;
}

/** A record of an operation on all items. */
export interface PairedOutput {
	json: IDataObject;
	/** Files by output field. */
	binary?: IBinaryKeyData;
	/** The input item that it comes from; undefined if it comes from none. */
	item: number | undefined;
}

export type Resource = NamedResource<Operation>;

/** Types the literal where it is written, so that mistakes show up there. */
export function defineOperation(operation: ItemOperation): ItemOperation {
	return operation;
}

/** {@link defineOperation} for an operation on all items. */
export function defineAllItemsOperation(operation: AllItemsOperation): AllItemsOperation {
	return operation;
}

/** Whether the user enters the endpoint, so that nobody knows beforehand which scopes it needs. */
export function callsAnyEndpoint({ endpoint }: Pick<Operation, 'endpoint'>): boolean {
	return endpoint === ANY_ENDPOINT;
}

/** Whether the operation runs once for all items. */
export function isForAllItems(operation: Operation): operation is AllItemsOperation {
	return 'executeAll' in operation;
}
