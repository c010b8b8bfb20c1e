import { createHmac, randomUUID } from 'node:crypto';

/**
 * How the worker finds out whether callbacks reach it: it calls its own callback URL, through
 * whatever proxy or tunnel stands in front, with a body that is signed like a callback. Only a
 * worker that knows the secret can give the answer.
 */

/** Carries the answer. */
export const SELF_TEST_HEADER = 'x-aps-worker-self-test';

const FIELD = 'apsWorkerSelfTest';

export interface SelfTestCall {
	body: string;
	/** What only a worker that knows the secret answers. */
	expected: string;
}

export function selfTestCall(secret: string): SelfTestCall {
	const nonce = randomUUID();
	return { body: JSON.stringify({ [FIELD]: nonce }), expected: answerTo(nonce, secret) };
}

/**
 * The answer to a self-test. Call it only after the signature has been verified.
 *
 * @returns undefined when the body is none
 */
export function selfTestAnswer(body: Uint8Array, secret: string): string | undefined {
	// Looked at before parsing: this runs for every callback.
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
