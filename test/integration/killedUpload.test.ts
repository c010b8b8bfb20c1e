import type { INodeParameters } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';
import { KillableOperation } from '../harness/killableOperation';
import { operationsAt } from '../harness/operationsAt';
import { byId } from '../harness/runOperation';
import { appToken, freshSimulator } from '../harness/simulator/requests';
import { BUCKETS, FOLDERS, PROJECTS } from '../simulator';

const MIB = 1024 ** 2;
const PARTS = 4;
/** Three whole parts and a small one. */
const TEXT = 'x'.repeat((PARTS - 1) * 8 * MIB + 5);

const simulator = freshSimulator();
const run = operationsAt(simulator);
const at = { bucket: byId(BUCKETS.models.key), object: byId('Tower.rvt') };
const object = { ...at, contentFrom: 'text', text: TEXT };
const place = { project: byId(PROJECTS.tower.id), folder: byId(FOLDERS.towerDrawings) };

beforeEach(() => {
	// Slow enough that the parts end one by one, and the kill is between two of them.
	simulator().settings.s3BytesPerSecond = 16 * MIB;
});

/** Starts an operation in a process of its own, and kills it when S3 has two of its parts. */
async function killInTheMiddle(name: string, parameters: INodeParameters): Promise<void> {
	const operation = new KillableOperation();
	const token = appToken(simulator(), 'data:read', 'data:write', 'data:create');
	operation.start({ url: simulator().url, token, name, parameters });
	await simulator().journal.waitFor(isTakenPart, { count: 2, timeoutMs: 60_000 });
	await operation.kill();
	await expect.poll(() => simulator().link.traffic.open).toBe(0);
	simulator().settings.s3BytesPerSecond = 0;
}

async function newUploadKey(): Promise<string> {
	const [{ uploadKey }] = await run('object.getSignedUploadUrls', at);
	return String(uploadKey);
}

const isTakenPart = ({ method, path, status }: { method: string; path: string; status: number }) =>
	method === 'PUT' && path.startsWith('/s3/') && status === 200;

function takenParts(): string[] {
	return simulator()
		.journal.entries.filter(isTakenPart)
		.map(({ query }) => query.partNumber)
		.sort();
}

function isStored(): boolean {
	return [...simulator().state.objects.values()].some(
		({ objectKey, content }) => objectKey === 'Tower.rvt' && content !== undefined,
	);
}

describe('an upload whose process is killed between two parts', () => {
	it('continues by its upload key with the parts that are missing, and sends none twice', async () => {
		const uploadKey = await newUploadKey();
		const options = { uploadKey, parallelParts: 1 };
		await killInTheMiddle('object.upload', { ...object, options });
		expect(takenParts()).toEqual(['1', '2']);
		expect(isStored()).toBe(false);

		const [uploaded] = await run('object.upload', { ...object, options });
		expect(uploaded).toMatchObject({ size: TEXT.length, transfer: { parts: PARTS } });
		expect(takenParts()).toEqual(['1', '2', '3', '4']);
		expect(isStored()).toBe(true);
	});

	it('sends parts again whose content has changed since', async () => {
		const uploadKey = await newUploadKey();
		const options = { uploadKey, parallelParts: 1 };
		simulator().settings.s3BytesPerSecond = 0;
		const fault = { kind: 'status', status: 403 } as const;
		simulator().faults.order({ method: 'PUT', path: '/s3/*', fault, after: 2 });
		await expect(run('object.upload', { ...object, options })).rejects.toThrow('has expired');
		simulator().faults.clear();

		const text = `y${TEXT.slice(1)}`;
		const [uploaded] = await run('object.upload', { ...object, text, options });
		expect(uploaded.sha1).toBe((uploaded.transfer as { sha1: string }).sha1);
		expect(takenParts()).toEqual(['1', '1', '2', '3', '4']);
	});

	it('starts from the beginning when Autodesk has forgotten the key', async () => {
		const uploadKey = await newUploadKey();
		simulator().state.uploads.clear();
		const options = { uploadKey };
		const [uploaded] = await run('object.upload', { ...object, options });
		expect(uploaded).toMatchObject({ size: TEXT.length });
		expect(takenParts()).toEqual(['1', '2', '3', '4']);
	});

	it('leaves no file in the folder, and the next run creates one', async () => {
		const file = {
			...place,
			fileName: 'Tower.txt',
			contentFrom: 'text',
			text: TEXT,
			options: { parallelParts: 1 },
		};
		const files = () =>
			[...simulator().state.items.values()].filter(
				({ displayName }) => displayName === 'Tower.txt',
			);
		await killInTheMiddle('folder.upload', file);
		expect(files()).toEqual([]);

		const [uploaded] = await run('folder.upload', file);
		expect(uploaded).toMatchObject({ outcome: 'created', versionNumber: 1, size: TEXT.length });
		expect(files()).toHaveLength(1);
	});
});
