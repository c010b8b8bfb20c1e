import { api as operations } from '../../../protocol/worker/api/api';
import { LIMITS } from '../../../protocol/worker/api/limits';
import { SIGNING_KEYS, type SigningKey } from '../../../protocol/worker/api/shapes/subscription';
import type { DeliveryHeaders } from '../../../protocol/worker/deliveryHeaders';
import { readHeaderLines } from '../subscriptions/headerLines';
import { UsageError, type Command, type OptionValues } from './command';
import { readNumber, textOption } from './filters';
import { onlyId } from './onlyId';
import { readFileOption } from './readFileOption';

/** `subscribe`: has events delivered to a receiver other than a trigger node. */
export const subscribe: Command = {
	options: {
		label: { type: 'string' },
		concurrency: { type: 'string' },
		'signing-key': { type: 'string' },
		'signing-secret-file': { type: 'string' },
		'headers-file': { type: 'string' },
	},
	async run({ api, ids, options }) {
		const [target, ...more] = ids;
		if (target === undefined || more.length > 0) {
			throw new UsageError('subscribe needs one URL, such as https://receiver.example.com/aps');
		}
		if (options['signing-secret-file'] === '-' && options['headers-file'] === '-') {
			throw new UsageError('Only one of the files can be standard input');
		}
		const { concurrency } = LIMITS.subscription;
		const subscription = await api.call(operations.subscriptions.register, {
			body: {
				target,
				label: textOption(options, 'label'),
				concurrency:
					options.concurrency === undefined
						? undefined
						: readNumber(options, 'concurrency', concurrency),
				signingKey: readSigningKey(options),
				signingSecret: await readFileOption(options, 'signing-secret-file'),
				headers: await readHeaders(options),
			},
		});
		const { id, callbackUrl, callbackSecret, signingKey, signingSecret, headerNames } =
			subscription;
		const facts = [
			`Subscription      ${id}`,
			`Callback URL      ${callbackUrl}`,
			`Callback secret   ${callbackSecret}`,
			`Signing secret    ${signingSecret ?? secretAdvice(id, signingKey)}`,
			...(headerNames.length > 0 ? [`Headers           ${headerNames.join(', ')}`] : []),
		];
		const advice =
			'Create the webhook at Autodesk with this callback URL and secret. Give the signing secret to the ' +
			'receiver: it is not shown again.';
		return {
			json: subscription,
			text: [...facts, ...(signingSecret === null ? [] : ['', advice])].join('\n'),
		};
	},
};

/** `unsubscribe`: removes a subscription with its events. */
export const unsubscribe: Command = {
	options: {},
	async run({ api, ids }) {
		const id = onlyId('unsubscribe', ids);
		await api.call(operations.subscriptions.delete, { params: { id } });
		const text = `Subscription ${id} deleted. Delete its webhooks at Autodesk, too`;
		return { json: { deleted: id }, text };
	},
};

/** `rotate-secret`: replaces the secret that signs deliveries. */
export const rotateSecret: Command = {
	options: { 'keep-hours': { type: 'string' }, 'signing-secret-file': { type: 'string' } },
	async run({ api, ids, options }) {
		const id = onlyId('rotate-secret', ids);
		const { keepPreviousHours } = LIMITS.subscription;
		const rotated = await api.call(operations.subscriptions.rotateSecret, {
			params: { id },
			body: {
				keepPreviousHours: readNumber(options, 'keep-hours', keepPreviousHours),
				signingSecret: await readFileOption(options, 'signing-secret-file'),
			},
		});
		const { signingSecret, previousUntil } = rotated;
		const previous =
			previousUntil === null
				? 'The previous secret no longer signs.'
				: `Until ${previousUntil}, the previous secret signs, too.`;
		return {
			json: rotated,
			text: `Signing secret    ${signingSecret}\n\n${previous} The new one is not shown again.`,
		};
	},
};

/** `test`: delivers a test event at once, and shows how the receiver answered. */
export const test: Command = {
	options: {},
	async run({ api, ids }) {
		const id = onlyId('test', ids);
		const result = await api.call(operations.subscriptions.test, { params: { id } });
		const { delivered, status, reason, duration } = result;
		const ms = Math.round(duration);
		const text = delivered
			? `Delivered: the target answered ${status} after ${ms} ms`
			: `Not delivered: ${reason} (after ${ms} ms)`;
		return { json: result, text };
	},
};

/** @throws UsageError, which repeats no value */
async function readHeaders(options: OptionValues): Promise<DeliveryHeaders | undefined> {
	const text = await readFileOption(options, 'headers-file');
	if (text === undefined) return undefined;
	const lines = readHeaderLines(text);
	if (lines.kind === 'read') return lines.headers;
	throw new UsageError(`--headers-file: ${lines.reason}`);
}

function secretAdvice(id: string, signingKey: SigningKey): string {
	return signingKey === 'derived'
		? 'none: deliveries are signed with a key derived from API_KEY'
		: `already shown. To get a new one, run aps-webhook-worker rotate-secret ${id}`;
}

/** @throws UsageError */
function readSigningKey(options: OptionValues): SigningKey {
	const entered = textOption(options, 'signing-key') ?? 'secret';
	const known = SIGNING_KEYS.find((key) => key === entered);
	if (known) return known;
	throw new UsageError(`--signing-key ${entered}: use ${SIGNING_KEYS.join(' or ')}`);
}
