import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { makeOwnerOnly, OWNER_ONLY } from '../dataDir/ownerOnly';
import type { Config } from './config';
import { ConfigError } from './configError';

export interface Secrets {
	apiKeys: string[];
	encryptionKeys: Buffer[];
	/** The file with the generated keys; absent if all keys were configured. */
	keptIn?: string;
	/** The variables whose keys come from that file. */
	generated: string[];
}

const FILE_NAME = 'secrets.json';
const storedSecrets = z.object({
	apiKey: z.string().min(16),
	encryptionKey: z.base64().refine((key) => Buffer.from(key, 'base64').length === 32),
});

type StoredSecrets = z.infer<typeof storedSecrets>;

/**
 * The worker's keys. Keys that are not configured are generated once and stored in
 * `DATA_DIR/secrets.json`, readable by its owner only. (In production, all keys must be configured.)
 *
 * @throws ConfigError if the file is damaged: generating new keys would make stored data unreadable
 */
export async function loadSecrets(
	config: Pick<Config, 'apiKeys' | 'encryptionKeys' | 'dataDir'>,
): Promise<Secrets> {
	const { apiKeys, encryptionKeys } = config;
	const generated = [
		...(apiKeys.length > 0 ? [] : ['API_KEY']),
		...(encryptionKeys.length > 0 ? [] : ['ENCRYPTION_KEY']),
	];
	if (generated.length === 0) return { apiKeys, encryptionKeys, generated };

	const file = fileIn(config.dataDir);
	const stored = (await readSecrets(file)) ?? (await createSecrets(file));
	// A copy or a restored backup may be readable for everybody.
	await makeOwnerOnly(file);
	return {
		apiKeys: apiKeys.length > 0 ? apiKeys : [stored.apiKey],
		encryptionKeys:
			encryptionKeys.length > 0 ? encryptionKeys : [Buffer.from(stored.encryptionKey, 'base64')],
		keptIn: file,
		generated,
	};
}

/**
 * The keys that an earlier start generated.
 *
 * @returns undefined if there are none
 * @throws ConfigError if the file is damaged
 */
export async function readGeneratedSecrets(dataDir: string): Promise<StoredSecrets | undefined> {
	return await readSecrets(fileIn(dataDir));
}

function fileIn(dataDir: string): string {
	return join(resolve(dataDir), FILE_NAME);
}

async function readSecrets(file: string): Promise<StoredSecrets | undefined> {
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
	try {
		return storedSecrets.parse(JSON.parse(text));
	} catch {
		throw new ConfigError([
			`DATA_DIR contains a damaged ${FILE_NAME} (${file}). Restore it from a backup, ` +
				'or set API_KEY and ENCRYPTION_KEY. Example: API_KEY=$(openssl rand -hex 32)',
		]);
	}
}

/** Writes the whole file or nothing. If another process was faster, its secrets count. */
async function createSecrets(file: string): Promise<StoredSecrets> {
	const secrets: StoredSecrets = {
		apiKey: randomBytes(32).toString('hex'),
		encryptionKey: randomBytes(32).toString('base64'),
	};
	await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY.folder });
	const draft = `${file}.${randomBytes(8).toString('hex')}`;
	await writeFile(draft, `${JSON.stringify(secrets, null, '\t')}\n`, { mode: OWNER_ONLY.file });
	try {
		await link(draft, file);
		return secrets;
	} catch (error) {
		const earlier = await readSecrets(file);
		if (earlier) return earlier;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
}
