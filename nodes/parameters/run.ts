import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ApsClient } from '../apsClient/client';

/** What every node's operations get to work with: the parameters of one input item. */
export interface Run {
	operation: {
		/** Fields of this operation, in the order shown. */
		fields: readonly INodeProperties[];
	};
	/** The n8n context, for what this interface does not offer. */
	ctx: IExecuteFunctions;
	itemIndex: number;
	/** Value of a parameter. Collections hold only what the user added. */
	param<T>(name: string, fallback?: T): T;
	/** The operation's own path, its placeholders filled and percent-encoded. */
	path(values?: Readonly<Record<string, string>>): string;
}

/** The same for operations that call Autodesk. */
export interface ApsRun extends Run {
	/** Calls Autodesk with the credential of the node. */
	aps: ApsClient;
}
