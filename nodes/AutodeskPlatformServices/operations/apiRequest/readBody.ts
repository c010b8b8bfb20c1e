import { wait } from '../../../apsClient/cancellation';
import type { ApsAnswer } from '../../../../protocol/aps/request';
import { retryDelay } from '../../../../protocol/aps/retryPolicy';
import type { OperationRun } from '../../../operations/operation';
import { stopped, wrongContent } from '../../../transfer/errors';
import { StallGuard } from '../../../transfer/stallGuard';
import type { ReadableContent } from '../../../transfer/content';
import { contentKind } from './contentKind';
import { received } from './received';
import type { Received, Sending } from './received';

/** In bytes. JavaScript holds no longer text. */
const LARGEST_TEXT = 256 * 1024 ** 2;

/** What arrived: data, or a file that is still to be stored. */
export type Arrived =
	| { kind: 'data'; answer: ApsAnswer }
	| { kind: 'file'; answer: ApsAnswer; content: ReadableContent };

/**
 * Sends the request and reads JSON and text of its answer. When the connection breaks in the middle, a
 * request that may be repeated is sent again.
 *
 * @throws NodeApiError | NodeOperationError
 */
export async function arrived(run: OperationRun, sending: Sending): Promise<Arrived> {
	for (let attempt = 1; ; attempt++) {
		const answer = await received(run, sending);
		const body = await bodyOf(run, sending, answer);
		if (body !== 'broken') return body;
		const repeatable = sending.request.repeatable ?? false;
		const delay = retryDelay({ status: 0, attempt, repeatable }, Math.random(), Date.now());
		if (delay === undefined) throw broken(run, sending);
		if ((await wait(delay, run.signal)) === 'cancelled') throw stopped(run.ctx);
	}
}

async function bodyOf(
	run: OperationRun,
	sending: Sending,
	got: Received,
): Promise<Arrived | 'broken'> {
	if (got.kind === 'data') return got;
	const { answer, content } = got;
	const kind = contentKind(answer, sending.format);
	if (kind === 'file') return { kind, answer, content };
	const text = await textOf(content);
	if (text === undefined) return 'broken';
	if (text.length >= LARGEST_TEXT) throw tooLong(run, sending);
	return {
		kind: 'data',
		answer: { ...answer, body: kind === 'nothing' ? undefined : parsed(text) },
	};
}

/** @returns undefined if the connection broke */
async function textOf(content: ReadableContent): Promise<string | undefined> {
	const stalls = new StallGuard();
	const chunks: Buffer[] = [];
	let size = 0;
	stalls.seen(content);
	try {
		for await (const received of content) {
			const chunk = Buffer.isBuffer(received) ? received : Buffer.from(String(received));
			chunks.push(chunk);
			size += chunk.length;
			if (size >= LARGEST_TEXT) break;
			stalls.seen(content);
		}
	} catch {
		return undefined;
	} finally {
		stalls.ignore(content);
	}
	return Buffer.concat(chunks)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
}

/** JSON, or text that is none; undefined for nothing. */
function parsed(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

function broken(run: OperationRun, sending: Sending) {
	const advice = sending.request.repeatable
		? 'Try again later'
		: 'The request was carried out: check before you repeat it';
	return wrongContent(
		run,
		named(sending),
		'the connection broke before the answer was complete',
		advice,
	);
}

function tooLong(run: OperationRun, sending: Sending) {
	return wrongContent(
		run,
		named(sending),
		'the answer is too long to be read as data',
		'Choose File under Options > Response Format to store it as a file',
	);
}

function named({ aps }: Sending) {
	return { action: aps.purpose.action };
}
