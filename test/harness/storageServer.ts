import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Upload {
	headers: IncomingHttpHeaders;
	body: Buffer;
}

interface Answer {
	status: number;
	headers?: Record<string, string>;
	body?: string;
}

/** The answer of S3 to an accepted part. */
const TAKEN: Answer = { status: 200, headers: { ETag: '"9bb58f26"' } };

/** A stand-in for S3 that keeps uploads. It uses real HTTP, because its purpose is to test streams. */
export class StorageServer {
	readonly uploads: Upload[] = [];
	/** The answers to the next uploads. Later uploads are accepted. */
	readonly answers: Answer[] = [];

	private readonly server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			this.uploads.push({ headers: request.headers, body: Buffer.concat(chunks) });
			const { status, headers, body } = this.answers.shift() ?? TAKEN;
			response.writeHead(status, headers).end(body);
		});
	});

	/** @returns a signed URL of this server */
	async listen(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/part?partNumber=1&X-Amz-Signature=SIGNED`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
