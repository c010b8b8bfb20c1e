/**
 * Receives deliveries of the webhook worker and verifies them, without any package.
 *
 * SIGNING_SECRET=whsec_… node receiver.mts       (Node 22.18 or newer)
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';

const TOLERANCE_SECONDS = 5 * 60;
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const { SIGNING_SECRET, API_KEY = '', SUBSCRIPTION_ID = '', PORT = '8080' } = process.env;

/** A subscription's own secret; or, for one with a derived key, the worker's API key and the id. */
const key = SIGNING_SECRET
	? Buffer.from(SIGNING_SECRET.replace(/^whsec_/, ''), 'base64')
	: createHmac('sha256', API_KEY).update(`subscription:${SUBSCRIPTION_ID}`).digest();
if (!SIGNING_SECRET && !(API_KEY && SUBSCRIPTION_ID)) {
	throw new Error('Set SIGNING_SECRET, or API_KEY and SUBSCRIPTION_ID');
}

/** @param body the exact bytes received: parsing and serializing JSON again would change them */
function isGenuine(headers: IncomingHttpHeaders, body: Buffer): boolean {
	const id = String(headers['webhook-id']);
	const timestamp = String(headers['webhook-timestamp']);
	const signatures = String(headers['webhook-signature']);
	if (!/^\d+$/.test(timestamp)) return false;
	if (Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
	const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
	// Several signatures while a key is being rotated.
	return signatures.split(' ').some((entry) => {
		const [version, signature = ''] = entry.split(',');
		const received = Buffer.from(signature, 'base64');
		return (
			version === 'v1' && received.length === expected.length && timingSafeEqual(received, expected)
		);
	});
}

/** The worker delivers an event again if an answer was lost. Keep these ids in your database. */
const known = new Set<string>();

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	let size = 0;
	request.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size <= MAX_BODY_BYTES) chunks.push(chunk);
	});
	request.on('end', () => {
		response.statusCode =
			size > MAX_BODY_BYTES ? 413 : handle(request.headers, Buffer.concat(chunks));
		response.end();
	});
});

/** @returns the HTTP status of the answer */
function handle(headers: IncomingHttpHeaders, body: Buffer): number {
	if (!isGenuine(headers, body)) return 401;
	const { events } = JSON.parse(body.toString('utf8'));
	for (const event of events) {
		const occurrence = `${event.id}/${event.replays ?? 0}`;
		if (known.has(occurrence)) continue;
		known.add(occurrence);
		console.log(`event ${event.event} ${event.id}`);
	}
	return 204;
}

server.listen(Number(PORT), () => console.log(`listening on ${PORT}`));
