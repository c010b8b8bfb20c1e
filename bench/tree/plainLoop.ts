import { setTimeout as sleep } from 'node:timers/promises';
import { isJsonObject } from '../../protocol/json';
import type { JsonObject } from '../../protocol/json';
import { APPS } from '../../test/simulator';
import type { SimulatorProcess } from '../simulatorProcess';

/**
 * What a script or a loop in a workflow does: one call after the other, and on 429 a pause as long as Autodesk
 * asks for.
 */
export class PlainLoop {
	private constructor(
		private readonly url: string,
		private readonly token: string,
		private readonly projectId: string,
	) {}

	static async start(simulator: SimulatorProcess, projectId: string): Promise<PlainLoop> {
		const scopes = ['data:read', 'data:create'];
		const wanted = { kind: '2L', clientId: APPS.twoLegged.clientId, scopes };
		const { token } = await simulator.ask<{ token: string }>('POST', 'tokens', wanted);
		return new PlainLoop(simulator.url, token, projectId);
	}

	/** @returns all folders and files below a folder, with their paths */
	async list(folderId: string): Promise<JsonObject[]> {
		const entries: JsonObject[] = [];
		const open = [{ id: folderId, path: '' }];
		for (const folder of open) {
			for (const { id, type, attributes } of await this.contents(folder.id)) {
				const name = isJsonObject(attributes) ? String(attributes.displayName) : '';
				const path = `${folder.path}/${name}`;
				entries.push({ id, type, path, attributes });
				if (type === 'folders') open.push({ id: String(id), path });
			}
		}
		return entries;
	}

	/** Copies the folders below a folder. @returns how many */
	async copyFolders(folderId: string, targetId: string): Promise<number> {
		const open = [{ id: folderId, copyId: targetId }];
		for (const { id, copyId } of open) {
			for (const child of await this.contents(id, '?filter%5Btype%5D=folders')) {
				const name = isJsonObject(child.attributes) ? String(child.attributes.name) : '';
				open.push({ id: String(child.id), copyId: await this.create(copyId, name) });
			}
		}
		return open.length - 1;
	}

	private async contents(folderId: string, query = ''): Promise<JsonObject[]> {
		const path = `folders/${encodeURIComponent(folderId)}/contents${query}`;
		const { data } = await this.call(path);
		if (!Array.isArray(data)) throw new Error(`No list: ${path}`);
		return data.filter(isJsonObject);
	}

	private async create(parentId: string, name: string): Promise<string> {
		const extension = { type: 'folders:autodesk.bim360:Folder', version: '1.0' };
		const parent = { data: { type: 'folders', id: parentId } };
		const folder = { type: 'folders', attributes: { name, extension }, relationships: { parent } };
		const { data } = await this.call('folders', { jsonapi: { version: '1.0' }, data: folder });
		if (!isJsonObject(data)) throw new Error(`No folder: ${name}`);
		return String(data.id);
	}

	private async call(path: string, body?: object): Promise<JsonObject> {
		for (;;) {
			const response = await fetch(`${this.url}/data/v1/projects/${this.projectId}/${path}`, {
				method: body === undefined ? 'GET' : 'POST',
				headers: {
					authorization: `Bearer ${this.token}`,
					...(body === undefined ? {} : { 'content-type': 'application/vnd.api+json' }),
				},
				body: body && JSON.stringify(body),
			});
			const answer: unknown = await response.json();
			if (response.ok && isJsonObject(answer)) return answer;
			if (response.status !== 429) throw new Error(`${response.status} for ${path}`);
			await sleep(Number(response.headers.get('retry-after')) * 1000);
		}
	}
}
