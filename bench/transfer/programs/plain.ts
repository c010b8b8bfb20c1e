import { open } from 'node:fs/promises';
import { CONNECTIONS } from '../job';
import type { PlainOss } from './oss';

/** Parts small enough that 8 connections share 300 MiB evenly. */
const PART_BYTES = 8 * 1024 * 1024;

/** What a developer writes by hand for one file: ranges or parts over some connections, each kept in memory. */
export async function downloadPlainly(oss: PlainOss, key: string, path: string): Promise<void> {
	const { url, size } = await oss.downloadUrl(key);
	const file = await open(path, 'w');
	try {
		await overConnections(size, async (start, end) => {
			const range = `bytes=${start}-${end - 1}`;
			const bytes = await (await accepted(url, { headers: { range } })).arrayBuffer();
			await file.write(new Uint8Array(bytes), 0, bytes.byteLength, start);
		});
	} finally {
		await file.close();
	}
}

export async function uploadPlainly(oss: PlainOss, key: string, path: string): Promise<void> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const { uploadKey, urls } = await oss.uploadUrls(key, Math.max(1, partsOf(size)));
		await overConnections(size, async (start, end) => {
			const bytes = Buffer.alloc(end - start);
			await file.read(bytes, 0, bytes.length, start);
			const url = urls[start / PART_BYTES];
			await (await accepted(url, { method: 'PUT', body: bytes })).arrayBuffer();
		});
		await oss.complete(key, uploadKey, size);
	} finally {
		await file.close();
	}
}

function partsOf(size: number): number {
	return Math.ceil(size / PART_BYTES);
}

async function accepted(url: string, options: RequestInit): Promise<Response> {
	const response = await fetch(url, options);
	if (response.ok) return response;
	throw new Error(`${response.status} ${await response.text()}`);
}

/** @param move one part, from a byte up to another, exclusive */
async function overConnections(
	size: number,
	move: (start: number, end: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const connection = async () => {
		while (next < partsOf(size)) {
			const start = next++ * PART_BYTES;
			await move(start, Math.min(size, start + PART_BYTES));
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}
