import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialsAt } from './operationsAt';
import { runOperation } from './runOperation';

/** What a process is to run: an operation of the action node, as the app, against a simulator. */
export interface OperationOrder {
	/** Of the simulator. */
	url: string;
	/** Of the app, with the scopes that the operation needs. */
	token: string;
	/** Resource and operation, for example `object.upload`. */
	name: string;
	parameters: INodeParameters;
	/** Input of the node. Default: one empty item. */
	rows?: readonly IDataObject[];
}

/** Runs the operation of the order in a process of its own, so that it can be killed in the middle. */
async function carryOut({ url, token, name, parameters, rows }: OperationOrder): Promise<void> {
	const { error } = await runOperation(name, parameters, {
		as: 'twoLegged',
		credentials: credentialsAt({ url, issueToken: () => token }, 'app'),
		items: rows?.map((json) => ({ json })),
	});
	if (error) console.error(error.message, error.description);
	process.exit();
}

process.once('message', (order: OperationOrder) => void carryOut(order));
