import { readServiceError } from '../../../../protocol/aps/serviceError';
import { NodeOperationError } from 'n8n-workflow';
import { isStream } from '../../../apsClient/streamedBody';
import type { OperationRun } from '../../../operations/operation';
import { requestContent } from '../../../transfer/storageRead';
import { decompressed } from './decompressed';
import { jsonLines } from './jsonLines';

const SEE_OTHER = 303;
const MOST_ATTEMPTS = 4;

/**
 * The lines of a list that Autodesk stores as line-delimited JSON and never changes. It is sent compressed,
 * as the answer itself or from the storage that the answer leads to. When the connection breaks, it is read
 * again, without the lines that were delivered.
 *
 * @throws NodeApiError | NodeOperationError
 */
export async function* immutableLines(run: OperationRun, path: string): AsyncGenerator<unknown> {
	let delivered = 0;
	for (let attempt = 1; ; attempt++) {
		const content = await contentOf(run, path);
		let line = 0;
		try {
			for await (const value of jsonLines(decompressed(content))) {
				line += 1;
				if (line <= delivered) continue;
				delivered = line;
				yield value;
			}
			return;
		} catch (error) {
			if (run.signal.aborted || attempt === MOST_ATTEMPTS) throw incomplete(run, error);
		}
	}
}

async function contentOf(run: OperationRun, path: string): Promise<AsyncIterable<unknown>> {
	const answer = await run.aps.request({
		path,
		asStream: true,
		headers: { accept: 'application/json, application/octet-stream, */*' },
		accept: [SEE_OTHER],
	});
	const { status, headers } = answer;
	if (status !== SEE_OTHER) {
		return run.aps.readAnswer({}, answer, ({ body }) => (isStream(body) ? body : undefined));
	}
	// The storage is not Autodesk's own host, and must not get the token.
	const stored = await requestContent(run, { url: headers.location ?? '' });
	if (stored.content !== undefined) return stored.content;
	const { text } = readServiceError(stored.body);
	throw incomplete(run, new Error(text ?? `the storage answered with status ${stored.status}`));
}

function incomplete(run: OperationRun, error: unknown): NodeOperationError {
	const { message } = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(
		run.ctx.getNode(),
		'The differences could not be read to their end',
		{
			itemIndex: run.itemIndex,
			description: `${message}. No records were returned, because they would be incomplete. Try again later`,
		},
	);
}
