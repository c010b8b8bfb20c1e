import type { WorkerServer } from './workerServer';

/**
 * Calls the worker's API as its operator.
 *
 * @param path relative to `/api/v1`
 * @throws Error unless the answer is a success
 */
export async function callWorker<Answer>(
	{ url, apiKey }: Pick<WorkerServer, 'url' | 'apiKey'>,
	method: string,
	path: string,
	body?: object,
): Promise<Answer> {
	const response = await fetch(`${url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: body && JSON.stringify(body),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`The worker answered ${response.status}: ${text}`);
	return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
