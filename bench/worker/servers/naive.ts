import { Queue } from 'bullmq';
import express from 'express';
import { listen } from './listen';

/** A ten-minute solution: parse, add to a queue, answer. No signature check, no deduplication. */
const { hostname, port } = new URL(process.env.REDIS_URL ?? '');
const queue = new Queue('callbacks', { connection: { host: hostname, port: Number(port) } });
const app = express();
app.post('/callbacks', express.json({ limit: '2mb' }), async (request, response) => {
	await queue.add('callback', request.body);
	response.sendStatus(204);
});
listen(app);
