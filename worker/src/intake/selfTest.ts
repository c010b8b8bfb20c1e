import { createHmac, randomUUID } from 'node:crypto';

/**
 * How the worker checks that callbacks reach it: it calls its own callback URL, through any proxy or
 * tunnel in front of it, with a body that is signed like a callback. Only a worker that knows the secret
 * can produce the answer.
 */

/** Header with the answer. */
export const SELF_TEST_HEADER = 'x-aps-worker-self-test';

const FIELD = 'apsWorkerSelfTest';

export interface SelfTestCall {
	body: string;
	/** The answer that only a worker with the secret can produce. */
	expected: string;
}

export function selfTestCall(secret: string): SelfTestCall {
	const nonce = randomUUID();
	return { body: JSON.stringify({ [FIELD]: nonce }), expected: answerTo(nonce, secret) };
}

/**
 * The answer to a self-test. Call it only after the signature has been verified.
 *
 * @returns undefined if the body is not a self-test
 */
export function selfTestAnswer(body: Uint8Array, secret: string): string | undefined {
	// Checked before parsing, because this runs for every callback.
	if (body.length > 100 || !Buffer.from(body).includes(FIELD)) return undefined;
	try {
		const { [FIELD]: nonce } = JSON.parse(Buffer.from(body).toString()) as Record<string, unknown>;
		return typeof nonce === 'string' ? answerTo(nonce, secret) : undefined;
	} catch {
		return undefined;
	}
}

function answerTo(nonce: string, secret: string): string {
	return createHmac('sha256', secret).update(`self-test:${nonce}`).digest('hex');
}
