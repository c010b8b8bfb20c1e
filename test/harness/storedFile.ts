import { randomUUID } from 'node:crypto';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/** A folder for this process only: others remove their files while this one still reads its own. */
const location = { type: 'execution', workflowId: 'wf', executionId: randomUUID() } as const;

/** A file as a running n8n passes it between nodes: an ID, with the bytes in its store on disk. */
export async function storedFile(bytes: Buffer, fileName: string): Promise<IBinaryData> {
	const service = Container.get(BinaryDataService);
	await service.init();
	const mimeType = 'application/octet-stream';
	return await service.store(location, bytes, { data: '', fileName, mimeType });
}

/** The bytes of a file that a node returned, wherever n8n keeps them: that depends on which tests ran before. */
export async function bytesOfFile(file: IBinaryData | undefined): Promise<Buffer | undefined> {
	return file && (await Container.get(BinaryDataService).getAsBuffer(file));
}

/** Removes what {@link storedFile} has stored. */
export async function removeStoredFiles(): Promise<void> {
	await Container.get(BinaryDataService).deleteMany([location]);
}
