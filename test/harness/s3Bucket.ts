import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { ObjectStoreConfig, S3ByteStore } from '@n8n/blob-storage';
import { ObjectStoreService } from '@n8n/blob-storage/object-store';
import { Container } from '@n8n/di';
import { BinaryDataBlobManager, ErrorReporter } from 'n8n-core';

interface Stored {
	bytes: Buffer;
	contentType: string | undefined;
	fileName: string | undefined;
}

const FILE_NAME = 'x-amz-meta-filename';

/**
 * A bucket of S3, as far as n8n's own S3 store needs one, over real HTTP. n8n with an S3 store needs a
 * license, its store itself does not.
 */
export class S3Bucket {
	private readonly objects = new Map<string, Stored>();
	private readonly server = createServer((request, response) => {
		void this.answer(request, response);
	});

	/** @returns n8n's store on this bucket */
	async start(): Promise<BinaryDataBlobManager> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const config = Container.get(ObjectStoreConfig);
		config.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
		config.protocol = 'http';
		config.forcePathStyle = true;
		Object.assign(config.bucket, { name: 'files', region: 'us-east-1' });
		Object.assign(config.credentials, { accessKey: 'key', accessSecret: 'secret' });
		const store = new S3ByteStore(Container.get(ObjectStoreService));
		return new BinaryDataBlobManager(store, Container.get(ErrorReporter));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { method = 'GET', headers } = request;
		const { pathname } = new URL(request.url ?? '/', 'http://s3');
		if (method === 'PUT') {
			const bytes = await buffer(request);
			const md5 = createHash('md5').update(bytes).digest('base64');
			if (headers['content-md5'] !== md5) {
				response.writeHead(400).end('<Error><Code>BadDigest</Code></Error>');
				return;
			}
			const fileName = headers[FILE_NAME]?.toString();
			this.objects.set(pathname, { bytes, contentType: headers['content-type'], fileName });
			response.writeHead(200, { ETag: `"${createHash('md5').update(bytes).digest('hex')}"` }).end();
			return;
		}
		const stored = this.objects.get(pathname);
		if (stored === undefined) {
			response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
			return;
		}
		const { bytes, contentType, fileName } = stored;
		response.writeHead(200, {
			'Content-Length': bytes.length,
			'Content-Type': contentType ?? 'application/octet-stream',
			[FILE_NAME]: fileName ?? '',
		});
		response.end(method === 'HEAD' ? undefined : bytes);
	}
}
