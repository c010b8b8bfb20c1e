import { readFile } from 'node:fs/promises';
import { sdkClients } from '../../../test/harness/sdk/clients';
import { BUCKET } from '../job';

/** Autodesk's SDK, as its documentation shows it. */
export async function downloadWithSdk(
	url: string,
	token: string,
	key: string,
	path: string,
): Promise<void> {
	await sdkClients(url, token).oss.downloadObject(BUCKET, key, path);
}

export async function uploadWithSdk(
	url: string,
	token: string,
	key: string,
	path: string,
): Promise<void> {
	await sdkClients(url, token).oss.uploadObject(BUCKET, key, await readFile(path));
}
