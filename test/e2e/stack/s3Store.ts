import type { NewCredential } from '../n8n-process/n8nCredentials';
import { StandIn } from './standIn';
import type { Answer, Asked } from './standIn';

/** With a period, so that n8n's node names it in the path instead of the host. */
const BUCKET = 'project.mirror';

interface StoredObject {
	bytes: Buffer;
	storedAt: Date;
}

/**
 * A store that speaks as much of Amazon S3 as n8n's node AWS S3 needs to list objects and to upload them in
 * parts, with one bucket.
 */
export class S3Store {
	readonly bucket = BUCKET;
	/** By their keys. */
	readonly objects = new Map<string, StoredObject>();
	private readonly parts = new Map<string, Buffer[]>();

	private constructor(private readonly standIn: () => StandIn) {}

	static async start(): Promise<S3Store> {
		const store: S3Store = new S3Store(() => standIn);
		const standIn = await StandIn.start((url, asked) => store.answer(url, asked));
		return store;
	}

	/** The credential for it, under the name that n8n proposes. */
	get credential(): NewCredential {
		const data = {
			region: 'us-east-1',
			accessKeyId: 'key',
			secretAccessKey: 'secret',
			customEndpoints: true,
			s3Endpoint: this.standIn().url,
		};
		return { name: 'AWS account', type: 'aws', data };
	}

	async close(): Promise<void> {
		await this.standIn().close();
	}

	private answer({ pathname, searchParams }: URL, { method, body }: Asked): Answer {
		const [, bucket, ...rest] = pathname.split('/');
		const key = decodeURIComponent(rest.join('/'));
		if (bucket !== BUCKET) return xml('<Error><Code>NoSuchBucket</Code></Error>', 404);
		if (searchParams.has('location')) {
			return xml('<LocationConstraint xmlns="urn:s3">eu-central-1</LocationConstraint>');
		}
		if (key === '') return this.listed(searchParams.get('prefix') ?? '');
		if (searchParams.has('uploads')) {
			this.parts.set(key, []);
			const id = `<UploadId>${key.length}</UploadId>`;
			return xml(`<InitiateMultipartUploadResult>${id}</InitiateMultipartUploadResult>`);
		}
		const parts = this.parts.get(key) ?? [];
		if (method === 'PUT') {
			parts.push(body);
			return { body: '' };
		}
		if (method === 'GET') {
			const listed = parts.map(
				(_, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>e</ETag></Part>`,
			);
			return xml(`<ListPartsResult>${listed.join('')}</ListPartsResult>`);
		}
		this.objects.set(key, { bytes: Buffer.concat(parts), storedAt: new Date() });
		return xml(
			`<CompleteMultipartUploadResult><Key>${escaped(key)}</Key></CompleteMultipartUploadResult>`,
		);
	}

	private listed(prefix: string): Answer {
		const contents = [...this.objects].flatMap(([key, { bytes, storedAt }]) => {
			if (!key.startsWith(prefix)) return [];
			const time = `<LastModified>${storedAt.toISOString()}</LastModified>`;
			return [`<Contents><Key>${escaped(key)}</Key>${time}<Size>${bytes.length}</Size></Contents>`];
		});
		return xml(
			`<ListBucketResult>${contents.join('')}<IsTruncated>false</IsTruncated></ListBucketResult>`,
		);
	}
}

function xml(content: string, status = 200): Answer {
	const body = `<?xml version="1.0" encoding="UTF-8"?>\n${content}`;
	return { status, contentType: 'application/xml', body };
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
