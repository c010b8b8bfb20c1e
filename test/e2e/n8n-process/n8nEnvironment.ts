import { dirname, delimiter } from 'node:path';

export interface N8nPlace {
	/** Contains all data of this n8n, in `.n8n`. */
	userFolder: string;
	port: number;
	/** n8n's task runner connects here. Each n8n on a machine needs its own port. */
	brokerPort: number;
}

/** Modules that would call external services or slow down the start, and that no workflow here needs. */
const DISABLED_MODULES = [
	'mcp-registry',
	'instance-ai',
	'chat-hub',
	'agents',
	'agent-evals',
	'insights',
	'quick-connect',
	'workflow-builder',
	'source-control',
	'instance-reporting',
	'instance-version-history',
];

export function n8nUrl({ port }: Pick<N8nPlace, 'port'>): string {
	return `http://127.0.0.1:${port}`;
}

/**
 * The environment of an n8n that listens on 127.0.0.1 only and calls no external service. Only the bare
 * necessities are inherited: an N8N_ or DB_ variable of the user could point to the user's own data.
 */
export function n8nEnvironment(place: N8nPlace): NodeJS.ProcessEnv {
	const { TMPDIR, LANG, TZ } = process.env;
	return {
		...Object.fromEntries(Object.entries({ TMPDIR, LANG, TZ }).filter(([, value]) => value)),
		PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
		HOME: place.userFolder,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: place.userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_WEBHOOK_URL: `${n8nUrl(place)}/`,
		N8N_EDITOR_BASE_URL: n8nUrl(place),
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// Settings > Community nodes checks npm for updates; without a network, npm would retry for a minute.
		npm_config_fetch_retries: '0',
		N8N_DISABLED_MODULES: DISABLED_MODULES.join(','),
	};
}
