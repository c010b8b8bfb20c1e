import type { StoreConfig } from '../store/storeConfig';
import type { TracingConfig } from '../tracing/tracingConfig';
import { apsConfig, autodeskSettings, type ApsConfig } from './autodeskSettings';
import { ConfigError } from './configError';
import { deliverySettings } from './deliverySettings';
import { halfSet } from './halfSet';
import { processSettings } from './processSettings';
import { ROLES, type Role } from './role';
import { serviceAccountProblems } from './serviceAccount';
import { readSettings, type Environment, type Setting, type ValuesOf } from './setting';
import { storeConfig, storeSettings } from './storeSettings';
import { tracingConfig, tracingSettings } from './tracingSettings';
import { weakKeys } from './weakKeys';

/** The configuration of one worker process. The settings document each value. */
export interface Config
	extends ValuesOf<typeof processSettings>, ValuesOf<typeof deliverySettings> {
	/** Whether `NODE_ENV` is `production`. */
	production: boolean;
	store: StoreConfig;
	/** Folder of the embedded store and of generated secrets. */
	dataDir: string;
	/** Absent: the worker neither checks webhooks nor polls. */
	aps?: ApsConfig;
	/** Absent: tracing is off. */
	tracing?: TracingConfig;
}

/** All settings, in the order of the table in the README. */
export const ALL_SETTINGS: readonly Setting[] = [
	processSettings,
	deliverySettings,
	storeSettings,
	autodeskSettings,
	tracingSettings,
].flatMap((group): Setting[] => Object.values(group));

/**
 * Reads the worker's configuration from environment variables. Empty values count as not set, because
 * compose files pass unset variables that way.
 *
 * @throws ConfigError that names every invalid variable, not only the first
 */
export function loadConfig(environment: Environment): Config {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value?.trim()),
	);
	const problems: string[] = [];
	const read = {
		process: readSettings(processSettings, given, problems),
		delivery: readSettings(deliverySettings, given, problems),
		store: readSettings(storeSettings, given, problems),
		autodesk: readSettings(autodeskSettings, given, problems),
		tracing: readSettings(tracingSettings, given, problems),
	};
	problems.push(...contradictions(given, read.process.roles));
	const production = given.NODE_ENV === 'production';
	if (production && problems.length === 0) problems.push(...guessable(read.process));
	if (problems.length > 0) throw new ConfigError(problems);
	return {
		...read.process,
		...read.delivery,
		production,
		store: storeConfig(read.store),
		dataDir: read.store.dataDir,
		aps: apsConfig(read.autodesk),
		tracing: tracingConfig(read.tracing),
	};
}

/** Keys that are long enough, but not random. */
function guessable(keys: ValuesOf<typeof processSettings>): string[] {
	return weakKeys(keys).map((variable) => {
		const example = ALL_SETTINGS.find((setting) => setting.variable === variable)?.example ?? '';
		return (
			`${variable} is easy to guess, and NODE_ENV=production requires a random one. ` +
			`Example: ${variable}=${example}`
		);
	});
}

/** Variables that are valid on their own, but not together. */
function contradictions(given: Environment, roles: ReadonlySet<Role> | undefined): string[] {
	const problems: string[] = [];
	if (given.REDIS_URL && given.DATABASE_URL) {
		problems.push(
			'REDIS_URL and DATABASE_URL are both set: choose one store. Example: unset DATABASE_URL',
		);
	}
	const isEmbedded = !given.REDIS_URL && !given.DATABASE_URL;
	if (isEmbedded && roles && roles.size < ROLES.length) {
		problems.push(
			'ROLES splits the work across several processes, which the embedded store does not support. ' +
				'Example: ROLES=all, or set REDIS_URL or DATABASE_URL',
		);
	}
	const apiKeys = (given.API_KEY ?? '').split(',').map((key) => key.trim());
	const viewKeys = (given.VIEW_KEY ?? '').split(',').map((key) => key.trim());
	if (viewKeys.some((key) => key !== '' && apiKeys.includes(key))) {
		problems.push(
			'VIEW_KEY contains a key of API_KEY, with which one can change everything. ' +
				'Example: VIEW_KEY=$(openssl rand -hex 32)',
		);
	}
	const halfApp = halfSet(given, 'APS_CLIENT_ID', 'APS_CLIENT_SECRET');
	if (halfApp) problems.push(halfApp);
	problems.push(...serviceAccountProblems(given));
	return problems;
}
