import ky from 'ky';
import {
	CALLBACK_SIGNATURE_HEADER,
	signCallback,
} from '../../../protocol/callbacks/callbackSignature';
import { SELF_TEST_HEADER, selfTestCall } from '../intake/selfTest';

/** In ms. Autodesk waits 6 to 7 s for an answer, so a slower one counts as no answer. */
const TIMEOUT = 6_000;

/** Calls this worker's callback URLs the way Autodesk does, each once per check. */
export class SelfTests {
	readonly #outcomes = new Map<string, Promise<string | undefined>>();

	/**
	 * @param secret of the subscription that the URL belongs to
	 * @returns why callbacks do not arrive; undefined if they do
	 */
	async run(callbackUrl: string, secret: string, signal: AbortSignal): Promise<string | undefined> {
		let outcome = this.#outcomes.get(callbackUrl);
		if (!outcome) {
			outcome = call(callbackUrl, secret, signal);
			this.#outcomes.set(callbackUrl, outcome);
		}
		return await outcome;
	}
}

async function call(
	callbackUrl: string,
	secret: string,
	signal: AbortSignal,
): Promise<string | undefined> {
	const { body, expected } = selfTestCall(secret);
	try {
		const response = await ky.post(callbackUrl, {
			body,
			headers: {
				'content-type': 'application/json;charset=UTF-8',
				[CALLBACK_SIGNATURE_HEADER]: signCallback(body, secret),
			},
			timeout: TIMEOUT,
			retry: 0,
			redirect: 'manual',
			throwHttpErrors: false,
			signal,
		});
		await response.body?.cancel();
		if (response.headers.get(SELF_TEST_HEADER) === expected) return undefined;
		return `something other than this worker answered ${response.status}`;
	} catch (error) {
		signal.throwIfAborted();
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return cause instanceof Error ? cause.message : String(cause);
	}
}
