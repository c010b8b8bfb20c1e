import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';
import type { Directories } from '../lookUp/directories';

/** What the operations of every node can use: the parameters of one input item. */
export interface Run {
	operation: {
		/** Fields of this operation, in the order shown. */
		fields: readonly INodeProperties[];
	};
	/** The n8n context, for anything else. */
	ctx: IExecuteFunctions;
	itemIndex: number;
	/** Value of a parameter. Collections contain only the entries that the user added. */
	param<T>(name: string, fallback?: T): T;
	/** The operation's own path, with its placeholders filled in and percent-encoded. */
	path(values?: Readonly<Record<string, string>>): string;
}

/** The same for operations that call Autodesk. */
export interface ApsRun extends Run {
	/** Calls Autodesk with the node's credential. */
	aps: ApsClient;
	/** Fires when the user stops the execution, or another item has stopped the node. */
	signal: AbortSignal;
	/** What was looked up by name; shared by all items of the execution. */
	directories: Directories;
}
