import type { INodeParameters } from 'n8n-workflow';

/**
 * The key of n8n (2.41) for parts of a webhook's description that need no expression engine. Spelled out,
 * because older versions of n8n-workflow do not export it; they ignore it.
 */
export const NATIVE_RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

/**
 * When n8n answers a request: at once, or when the workflow has ended if the worker waits for that.
 *
 * The same rule twice, as n8n's own Webhook node has it: an expression for the editor and for older
 * versions, and a function for n8n's server. There, each request that evaluates an expression costs a fresh
 * isolate about 20 ms, before n8n even reads the body.
 */
export const responseMode = {
	template:
		'={{ $parameter["delivery"] === "worker" && $parameter["options"]["acknowledge"] === "finished" ? "lastNode" : "onReceived" }}',
	resolve({ delivery, options }: INodeParameters): string {
		const acknowledged =
			typeof options === 'object' && options !== null && 'acknowledge' in options
				? options.acknowledge
				: undefined;
		return delivery === 'worker' && acknowledged === 'finished' ? 'lastNode' : 'onReceived';
	},
};
