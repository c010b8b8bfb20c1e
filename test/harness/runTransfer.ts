import type { IExecuteFunctions } from 'n8n-workflow';
import { AutodeskPlatformServices } from '../../nodes/AutodeskPlatformServices/AutodeskPlatformServices.node.ts';
import { readAccess } from '../../nodes/apsClient/access';
import { ApsClient } from '../../nodes/apsClient/client';
import type { TransferRun } from '../../nodes/transfer/run';
import type { Simulator } from '../simulator';
import { credentialsAt } from './operationsAt';
import { runNode } from './runNode';

interface TransferOptions {
	/** Called when the run starts, with a function that acts like the editor's Stop button. */
	onStart?: (stop: () => void) => void;
}

/**
 * Runs a transfer in place of an operation, in real n8n-core, as the app.
 *
 * @returns what the transfer returned, the error that stopped the node, as in run data, and the node's hints
 */
export async function runTransfer<Result>(
	simulator: Simulator,
	transfer: (run: TransferRun) => Promise<Result>,
	{ onStart }: TransferOptions = {},
) {
	let result: Result | undefined;
	const signal = new AbortController();
	const node = Object.assign(new AutodeskPlatformServices(), {
		async execute(this: IExecuteFunctions) {
			const stop = this.getExecutionCancelSignal();
			stop?.addEventListener('abort', () => signal.abort());
			const aps = new ApsClient(this, await readAccess(this), { action: 'Test', scopes: [] });
			result = await transfer({ ctx: this, itemIndex: 0, aps, signal: signal.signal });
			return [[]];
		},
	});
	const parameters = { authentication: 'twoLegged', resource: 'hub', operation: 'getAll' };
	const { error, hints } = await runNode(node, parameters, {
		credentials: credentialsAt(simulator, 'app'),
		onStart,
	});
	return { result, error, hints };
}
