import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';

/**
 * Runs a step of the life cycle and puts the whole error into its message: for a workflow that cannot
 * be activated, n8n shows only the message, while the remedy is in the description.
 */
export async function withFullMessage<T>(ctx: IHookFunctions, step: () => Promise<T>): Promise<T> {
	try {
		return await step();
	} catch (error) {
		// While listening for a test event, the editor shows both.
		throw ctx.getMode() === 'manual' ? asIs(error) : complete(error);
	}
}

function complete(error: unknown): unknown {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) return error;
	if (error.description) error.message = `${error.message}. ${error.description}`;
	return error;
}

function asIs(error: unknown): unknown {
	return error;
}
