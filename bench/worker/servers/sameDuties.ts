import { createCipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Queue } from 'bullmq';
import express from 'express';
import pino from 'pino';
import { Counter } from 'prom-client';
import { listen } from './listen';

/**
 * The worker's duties in one file, as one would write them straight away: verify the bytes, recognize
 * duplicates, encrypt, add to a queue, count, log a line. The event is stored before the answer is sent.
 */
const { REDIS_URL = '', SECRET = '' } = process.env;
const { hostname, port } = new URL(REDIS_URL);
const queue = new Queue('callbacks', {
	connection: { host: hostname, port: Number(port) },
	defaultJobOptions: {
		attempts: 20,
		backoff: { type: 'exponential', delay: 1_000 },
		removeOnComplete: { age: 3 * 24 * 3_600, count: 1_000 },
		removeOnFail: { age: 30 * 24 * 3_600 },
	},
});
const SEEN_FOR_MS = 7 * 24 * 3_600_000;
const key = randomBytes(32);
const log = pino();
const callbacks = new Counter({
	name: 'callbacks_total',
	help: 'Callbacks by outcome',
	labelNames: ['outcome'],
});

interface Callback {
	resourceUrn?: string;
	hook: { hookId: string; system: string; event: string };
	payload: Record<string, unknown>;
}

const app = express();
app.disable('x-powered-by');
app.post(
	'/callbacks',
	express.raw({ type: () => true, limit: '2mb' }),
	async (request, response) => {
		const body = request.body as Buffer;
		if (!isGenuine(body, request.get('x-adsk-signature') ?? '')) {
			callbacks.inc({ outcome: 'refused' });
			log.warn('callback refused');
			response.sendStatus(401);
			return;
		}
		const { resourceUrn, hook, payload } = JSON.parse(body.toString()) as Callback;
		const id = crypto.randomUUID();
		const seenAs = createHash('sha256')
			.update(JSON.stringify([hook.hookId, hook.event, resourceUrn, payload.modifiedTime]))
			.digest('hex');
		const delivery = request.get('x-adsk-delivery-id');
		const event = {
			system: hook.system,
			event: hook.event,
			delivery,
			receivedAt: new Date().toISOString(),
			sealed: encrypted(JSON.stringify({ resourceUrn, hook, payload })),
		};
		const job = await queue.add(hook.event, event, {
			jobId: id,
			deduplication: { id: seenAs, ttl: SEEN_FOR_MS },
		});
		const outcome = job.id === id ? 'accepted' : 'duplicate';
		callbacks.inc({ outcome });
		log.info({ delivery, event: job.id }, `event ${outcome}`);
		response.sendStatus(204);
	},
);
listen(app);

function isGenuine(body: Buffer, header: string): boolean {
	const expected = Buffer.from(`sha1hash=${createHmac('sha1', SECRET).update(body).digest('hex')}`);
	const received = Buffer.from(header);
	return received.length === expected.length && timingSafeEqual(received, expected);
}

function encrypted(text: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce);
	const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]).toString('base64');
}
