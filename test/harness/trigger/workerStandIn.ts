import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { generateCallbackSecret } from '../../../protocol/callbacks/callbackSecret';
import { parseCallback } from '../../../protocol/callbacks/callback';
import { isCallbackSignedBy } from '../../../protocol/callbacks/callbackSignature';
import type { DeliveredEvent } from '../../../protocol/worker/delivery';
import { deliveryKey, signDelivery } from '../../../protocol/worker/deliverySignature';

interface StoredSubscription {
	id: string;
	target: string;
	callbackUrl: string;
	callbackSecret: string;
	[setting: string]: unknown;
}

interface Watch {
	id: string;
	subscription: string;
	[setting: string]: unknown;
}

/**
 * The part of the worker's API that the trigger node uses, without a worker behind it: events are passed on
 * at the request of a test. The integration tests use the real worker.
 */
export class WorkerStandIn {
	apiKey = 'worker-api-key';
	allowsTargets = true;
	refusesDeletion = false;
	readonly subscriptions = new Map<string, StoredSubscription>();
	readonly watches = new Map<string, Watch>();
	readonly received: DeliveredEvent[] = [];
	url = '';
	private created = 0;
	private server: Server | undefined;

	async start(): Promise<this> {
		const app = express();
		app.post('/callbacks/:id', express.raw({ type: () => true }), (request, response) => {
			const subscription = this.subscriptions.get(request.params.id);
			const signature = request.get('x-adsk-signature');
			const body = request.body as Buffer;
			if (!subscription || !isCallbackSignedBy([subscription.callbackSecret], body, signature)) {
				response.sendStatus(subscription ? 401 : 404);
				return;
			}
			const parsed = parseCallback(body);
			if (parsed.kind === 'callback') this.received.push(toEvent(parsed.callback));
			response.sendStatus(204);
		});
		const api = express.Router();
		api.use(express.json(), (request, response, next) => {
			if (request.get('authorization') === `Bearer ${this.apiKey}`) next();
			else response.status(401).json({ title: 'Unauthorized' });
		});
		api.post('/', (request, response) => {
			if (!this.allowsTargets) {
				const detail = 'The worker may not deliver to there. Add it to ALLOWED_TARGETS';
				response.status(422).type('application/problem+json').send({ status: 422, detail });
				return;
			}
			const known = [...this.subscriptions.values()].find(
				({ target }) => target === request.body.target,
			);
			const id = known?.id ?? `sub_${randomUUID()}`;
			const subscription = {
				callbackSecret: generateCallbackSecret(),
				...known,
				...request.body,
				status: 'active',
				id,
				callbackUrl: `${this.url}/callbacks/${id}`,
			} as StoredSubscription;
			this.subscriptions.set(id, subscription);
			response.status(known ? 200 : 201).json(subscription);
		});
		api.use('/:id', (request, response, next) => {
			if (this.subscriptions.has(request.params.id)) next();
			else response.status(404).json({ title: 'Not found', detail: 'No such subscription' });
		});
		api.get('/:id', (request, response) => {
			response.json({ ...this.subscriptions.get(request.params.id), callbackSecret: undefined });
		});
		api.patch('/:id', (request, response) => {
			Object.assign(this.subscriptions.get(request.params.id)!, request.body);
			response.json(this.subscriptions.get(request.params.id));
		});
		api.delete('/:id', (request, response) => {
			if (this.refusesDeletion) {
				response.status(403).json({ title: 'Forbidden' });
				return;
			}
			this.subscriptions.delete(request.params.id);
			response.sendStatus(204);
		});
		app.use('/api/v1/subscriptions', api);
		app.use('/api/v1/watches', this.watchesApi());
		this.server = app.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
		return this;
	}

	private watchesApi(): express.Router {
		const api = express.Router();
		api.get('/', (_request, response) => {
			response.json({ data: [...this.watches.values()] });
		});
		api.post('/', express.json(), (request, response) => {
			const watch = { ...request.body, id: `wat_${++this.created}`, status: 'active' } as Watch;
			this.watches.set(watch.id, watch);
			response.status(201).json(watch);
		});
		api.delete('/:id', (request, response) => {
			response.sendStatus(this.watches.delete(request.params.id) ? 204 : 404);
		});
		return api;
	}

	async stop(): Promise<void> {
		if (!this.server?.listening) return;
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}

	/** The headers and body with which the worker delivers events, signed at the given time. */
	delivery(
		subscriptionId: string,
		events: readonly DeliveredEvent[],
		{ apiKey = this.apiKey, secondsAgo = 0 } = {},
	): RequestInit & { headers: Record<string, string>; body: string } {
		const id = `msg_${events.map((event) => event.id).join('_')}`;
		const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
		const body = JSON.stringify({ subscription: subscriptionId, attempt: 1, events });
		const signature = signDelivery(deliveryKey(apiKey, subscriptionId), { id, timestamp, body });
		return {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				'webhook-id': id,
				'webhook-timestamp': timestamp,
				'webhook-signature': signature,
			},
			body,
		};
	}
}

let count = 0;

function toEvent(callback: {
	hook: DeliveredEvent['hook'];
	payload: Record<string, unknown>;
	resourceUrn?: string;
}): DeliveredEvent {
	return {
		id: `evt_${++count}`,
		deliveryId: null,
		receivedAt: new Date().toISOString(),
		system: callback.hook.system ?? '',
		event: callback.hook.event ?? '',
		region: 'US',
		resourceUrn: callback.resourceUrn ?? null,
		hook: callback.hook,
		payload: callback.payload,
		synthetic: false,
	};
}
