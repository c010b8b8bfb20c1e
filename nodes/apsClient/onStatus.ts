import { NodeApiError } from 'n8n-workflow';

/**
 * For `catch`: what to do if Autodesk refuses a call with this status. Every other error stays one.
 *
 * @param handle gets the error, to throw it if there is nothing better to do
 */
export function onStatus<Result>(
	status: number,
	handle: (error: NodeApiError) => Promise<Result>,
): (error: unknown) => Promise<Result> {
	return async (error) => {
		if (error instanceof NodeApiError && error.httpCode === String(status)) {
			return await handle(error);
		}
		throw error;
	};
}
