import { z } from 'zod';
import { parseRegion, REGIONS, type Region } from '../../protocol/aps/regions';
import { AUTODESK_URL } from '../../protocol/aps/services';
import { DEFAULT_RATE_SHARE } from './aps/rateBudget';
import type { ApsApp } from './aps/tokens';
import { parseNetwork, type IpNetwork } from './dispatch/addressRange';
import { DEFAULT_PAUSES } from './dispatch/retrySchedule';
import { parseRedisUrl, type RedisPlace } from './store/redis/redisUrl';
import { tracingConfig, tracingVariables, type TracingConfig } from './tracing/tracingConfig';

/** What one process of the worker may do. The embedded store allows one process, so it needs all. */
export const ROLES = ['receiver', 'deliverer', 'scheduler'] as const;
export type Role = (typeof ROLES)[number];

export type StoreConfig =
	| {
			kind: 'redis';
			place: RedisPlace;
			/** How many must have a write before it counts. Absent: one where a replica would take over. */
			replicas?: number;
	  }
	| { kind: 'postgres'; url: string }
	| { kind: 'embedded' };

/** The app that the worker calls Autodesk as. */
export interface ApsConfig extends ApsApp {
	/** Where hooks are looked for. Regions in which subscriptions have hooks count anyway. */
	regions: Region[];
	/** Of Autodesk's calls per minute, the share that the worker may take; n8n uses the same app. */
	rateShare: number;
}

export interface Config {
	production: boolean;
	port: number;
	host: string;
	/** Where Autodesk reaches this worker, without a trailing slash. Absent: this machine only. */
	publicUrl?: string;
	/** Number of reverse proxies in front whose `X-Forwarded-For` is believed. */
	trustedProxies: number;
	/** Empty: generate and keep one in `dataDir`. The first is the newest. */
	apiKeys: string[];
	/** 32 bytes each. Empty: generate and keep one in `dataDir`. The first encrypts, all decrypt. */
	encryptionKeys: Buffer[];
	store: StoreConfig;
	/** Folder of the embedded store and of generated secrets. */
	dataDir: string;
	roles: ReadonlySet<Role>;
	/** Absent: the worker neither looks after hooks nor polls. */
	aps?: ApsConfig;
	/** Origins that deliveries may go to, such as `https://n8n.example.com`. */
	allowedTargets: string[];
	/** Networks that targets' names may lead to. Absent: wherever a target can be. */
	targetNetworks?: IpNetwork[];
	/** Deliveries under way at once, over all subscriptions. */
	deliveryConcurrency: number;
	/** Pauses between the attempts to deliver an event, in ms. */
	retryPauses: readonly number[];
	/** How long stopping may take, in ms. */
	stopTimeout: number;
	/** When set, `/metrics` wants it as `Authorization: Bearer <token>`. */
	metricsToken?: string;
	/** Whether the dashboard may replay, discard and pause, or only show. */
	dashboardActions: boolean;
	logLevel: string;
	/** Absent: nothing is traced. */
	tracing?: TracingConfig;
}

/** Configuration that cannot work. Each problem names the variable, what is wrong and an example. */
export class ConfigError extends Error {
	constructor(readonly problems: readonly string[]) {
		super(problems.join('\n'));
		this.name = 'ConfigError';
	}
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MIN_API_KEY_LENGTH = 16;
/** n8n's own port: a worker started next to it works without further ado. */
const DEVELOPMENT_TARGETS = 'http://localhost:5678,http://127.0.0.1:5678';

const schema = z.object({
	NODE_ENV: z.string().default('development'),
	PORT: z
		.string()
		.default('3000')
		.refine((text) => /^\d+$/.test(text) && Number(text) <= 65535, {
			error: 'is not a port between 0 and 65535. Example: PORT=3000',
		})
		.transform(Number),
	HOST: z.string().default('127.0.0.1'),
	PUBLIC_URL: z
		.string()
		.refine((text) => hasProtocol(text, ['http:', 'https:']), {
			error: 'is not an http(s) URL. Example: PUBLIC_URL=https://hooks.example.com',
		})
		.transform((text) => text.replace(/\/+$/, ''))
		.optional(),
	TRUST_PROXY: z
		.string()
		.default('0')
		.refine((text) => /^\d$/.test(text), {
			error: 'is not the number of reverse proxies in front (0 to 9). Example: TRUST_PROXY=1',
		})
		.transform(Number),
	API_KEY: z
		.string()
		.default('')
		.transform(list)
		.refine((keys) => keys.every((key) => key.length >= MIN_API_KEY_LENGTH), {
			error:
				`holds a key of fewer than ${MIN_API_KEY_LENGTH} characters. ` +
				'Example: API_KEY=$(openssl rand -hex 32)',
		}),
	ENCRYPTION_KEY: z
		.string()
		.default('')
		.transform((text) => list(text).map((key) => Buffer.from(key, 'base64')))
		.refine((keys) => keys.every((key) => key.length === 32), {
			error:
				'is not 32 bytes in base64 (several: separated by commas, the newest first). ' +
				'Example: ENCRYPTION_KEY=$(openssl rand -base64 32)',
		}),
	REDIS_URL: z
		.string()
		.transform(parseRedisUrl)
		.refine((place) => place !== undefined, {
			error:
				'is none of redis://host:port, redis-sentinel://host:port,host:port/master and ' +
				'redis-cluster://host:port,host:port (rediss… for TLS). ' +
				'Example: REDIS_URL=redis://127.0.0.1:6379',
		})
		.optional(),
	REDIS_WAIT_REPLICAS: z
		.string()
		.refine((text) => /^\d$/.test(text), {
			error: 'is not a number of replicas (0 to 9). Example: REDIS_WAIT_REPLICAS=1',
		})
		.transform(Number)
		.optional(),
	DATABASE_URL: z
		.string()
		.refine((text) => hasProtocol(text, ['postgres:', 'postgresql:']), {
			error:
				'is not a postgres:// URL. Example: DATABASE_URL=postgres://user:password@127.0.0.1:5432/n8n',
		})
		.optional(),
	DATA_DIR: z.string().default('./data'),
	ROLES: z
		.string()
		.default('all')
		.transform((text) => (text === 'all' ? [...ROLES] : list(text)))
		.refine((roles): roles is Role[] => roles.length > 0 && roles.every(isRole), {
			error:
				'may hold receiver, deliverer and scheduler, or be all. Example: ROLES=receiver,deliverer',
		}),
	APS_CLIENT_ID: z.string().optional(),
	APS_CLIENT_SECRET: z.string().optional(),
	APS_BASE_URL: z
		.string()
		.default(AUTODESK_URL)
		.refine(isOrigin, {
			error: `is not an http(s) origin (no path). Example: APS_BASE_URL=${AUTODESK_URL}`,
		})
		.transform((text) => new URL(text).origin),
	APS_REGIONS: z
		.string()
		.default('US,EMEA')
		.transform((text) => list(text).map((entry) => parseRegion(entry)))
		.refine((regions): regions is Region[] => regions.length > 0 && !regions.includes(undefined), {
			error: `may hold ${REGIONS.join(', ')}. Example: APS_REGIONS=US,EMEA`,
		}),
	APS_RATE_SHARE: z
		.string()
		.default(String(DEFAULT_RATE_SHARE))
		.refine((text) => Number(text) > 0 && Number(text) <= 1, {
			error: 'is not a share above 0 and up to 1. Example: APS_RATE_SHARE=0.3',
		})
		.transform(Number),
	ALLOWED_TARGETS: z
		.string()
		.optional()
		.refine((text) => text === undefined || list(text).every(isOrigin), {
			error:
				'holds something other than http(s) origins (no path). ' +
				'Example: ALLOWED_TARGETS=https://n8n.example.com,http://localhost:5678',
		}),
	ALLOWED_TARGET_NETWORKS: z
		.string()
		.optional()
		.transform((text) => (text === undefined ? undefined : list(text).map(parseNetwork)))
		.refine((networks): networks is IpNetwork[] | undefined => !networks?.includes(undefined), {
			error:
				'holds something other than networks, written as address/bits. ' +
				'Example: ALLOWED_TARGET_NETWORKS=10.0.0.0/8,fd00::/8',
		}),
	DELIVERY_CONCURRENCY: z
		.string()
		.default('50')
		.refine((text) => /^\d{1,4}$/.test(text) && Number(text) > 0, {
			error: 'is not a number from 1 to 9999. Example: DELIVERY_CONCURRENCY=50',
		})
		.transform(Number),
	RETRY_SCHEDULE: z
		.string()
		.optional()
		.refine((text) => text === undefined || list(text).every(isSeconds), {
			error:
				'is not a list of pauses in seconds, separated by commas. ' +
				'Example: RETRY_SCHEDULE=5,30,120,600,3600',
		})
		.transform((text) => text && list(text).map((seconds) => Number(seconds) * 1000)),
	STOP_TIMEOUT: z
		.string()
		.default('25')
		.refine((text) => /^\d{1,4}$/.test(text) && Number(text) > 0, {
			error: 'is not a number of seconds from 1 to 9999. Example: STOP_TIMEOUT=25',
		})
		.transform((text) => Number(text) * 1000),
	METRICS_TOKEN: z.string().optional(),
	DASHBOARD_ACTIONS: z
		.enum(['true', 'false'], {
			error: 'is neither true nor false. Example: DASHBOARD_ACTIONS=true',
		})
		.default('false')
		.transform((text) => text === 'true'),
	LOG_LEVEL: z
		.enum(LOG_LEVELS, {
			error: `is none of ${LOG_LEVELS.join(', ')}. Example: LOG_LEVEL=info`,
		})
		.default('info'),
	...tracingVariables,
});

const REQUIRED_IN_PRODUCTION = {
	PUBLIC_URL: 'https://hooks.example.com',
	API_KEY: '$(openssl rand -hex 32)',
	ENCRYPTION_KEY: '$(openssl rand -base64 32)',
	ALLOWED_TARGETS: 'https://n8n.example.com',
} as const;

/**
 * Reads the worker's configuration from environment variables. Empty values count as not set, as
 * compose files write them so.
 *
 * @throws ConfigError naming every variable that is wrong, not only the first
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
	const given = Object.fromEntries(
		Object.entries(environment).filter(([, value]) => value?.trim()),
	);
	const parsed = schema.safeParse(given);
	const problems = parsed.success
		? []
		: parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);

	const production = given.NODE_ENV === 'production';
	if (production) {
		for (const [variable, example] of Object.entries(REQUIRED_IN_PRODUCTION)) {
			if (!given[variable]) {
				problems.push(
					`${variable} is not set, and NODE_ENV=production requires it. Example: ${variable}=${example}`,
				);
			}
		}
	}
	if (given.REDIS_URL && given.DATABASE_URL) {
		problems.push(
			'REDIS_URL and DATABASE_URL are both set: choose one store. Example: unset DATABASE_URL',
		);
	}
	const embedded = !given.REDIS_URL && !given.DATABASE_URL;
	if (parsed.success && embedded && parsed.data.ROLES.length < ROLES.length) {
		problems.push(
			'ROLES splits the work over several processes, which the embedded store cannot serve. ' +
				'Example: ROLES=all, or set REDIS_URL or DATABASE_URL',
		);
	}
	if (Boolean(given.APS_CLIENT_ID) !== Boolean(given.APS_CLIENT_SECRET)) {
		const missing = given.APS_CLIENT_ID ? 'APS_CLIENT_SECRET' : 'APS_CLIENT_ID';
		problems.push(
			`${missing} is not set, but its other half is. Example: APS_CLIENT_ID=… APS_CLIENT_SECRET=…`,
		);
	}
	if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

	const { data } = parsed;
	const tracing = tracingConfig(data);
	return {
		production,
		port: data.PORT,
		host: data.HOST,
		...(data.PUBLIC_URL === undefined ? {} : { publicUrl: data.PUBLIC_URL }),
		trustedProxies: data.TRUST_PROXY,
		apiKeys: data.API_KEY,
		encryptionKeys: data.ENCRYPTION_KEY,
		store: storeOf(data),
		dataDir: data.DATA_DIR,
		roles: new Set(data.ROLES),
		...apsConfig(data),
		allowedTargets: list(data.ALLOWED_TARGETS ?? DEVELOPMENT_TARGETS).map(
			(origin) => new URL(origin).origin,
		),
		...(data.ALLOWED_TARGET_NETWORKS ? { targetNetworks: data.ALLOWED_TARGET_NETWORKS } : {}),
		deliveryConcurrency: data.DELIVERY_CONCURRENCY,
		retryPauses: data.RETRY_SCHEDULE || DEFAULT_PAUSES,
		stopTimeout: data.STOP_TIMEOUT,
		...(data.METRICS_TOKEN === undefined ? {} : { metricsToken: data.METRICS_TOKEN }),
		dashboardActions: data.DASHBOARD_ACTIONS,
		logLevel: data.LOG_LEVEL,
		...(tracing ? { tracing } : {}),
	};
}

function apsConfig(data: z.output<typeof schema>): Pick<Config, 'aps'> {
	const { APS_CLIENT_ID: clientId, APS_CLIENT_SECRET: clientSecret } = data;
	if (!clientId || !clientSecret) return {};
	return {
		aps: {
			clientId,
			clientSecret,
			baseUrl: data.APS_BASE_URL,
			regions: data.APS_REGIONS,
			rateShare: data.APS_RATE_SHARE,
		},
	};
}

function storeOf(data: z.output<typeof schema>): StoreConfig {
	const { REDIS_URL: place, REDIS_WAIT_REPLICAS: replicas, DATABASE_URL: url } = data;
	if (place) return { kind: 'redis', place, ...(replicas === undefined ? {} : { replicas }) };
	if (url) return { kind: 'postgres', url };
	return { kind: 'embedded' };
}

function list(text: string): string[] {
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function isSeconds(text: string): boolean {
	return /^\d{1,6}(\.\d+)?$/.test(text);
}

function isRole(text: string): text is Role {
	return ROLES.some((role) => role === text);
}

function hasProtocol(text: string, protocols: readonly string[]): boolean {
	return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, pathname, search, hash, username } = new URL(text);
	return /^https?:$/.test(protocol) && pathname === '/' && !search && !hash && !username;
}
