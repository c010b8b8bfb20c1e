import { describe, expect, it } from 'vitest';
import { ALL_SETTINGS } from '../../src/config/config';
import { misspelledVariables } from '../../src/config/misspelled';

const SETTINGS = ALL_SETTINGS.map(({ variable }) => variable);

function reported(environment: Record<string, string>): string[] {
	return misspelledVariables(environment, SETTINGS).map(
		({ variable, meant }) => `${variable}: ${meant}`,
	);
}

/** What these set in the environment of a container or service. */
const USUAL = {
	shell: 'HOME HOSTNAME LANG LC_ALL LOGNAME MAIL OLDPWD PATH PWD SHELL SHLVL TERM TZ USER _',
	systemd: 'CREDENTIALS_DIRECTORY INVOCATION_ID JOURNAL_STREAM RUNTIME_DIRECTORY STATE_DIRECTORY',
	'Node.js':
		'NODE_ENV NODE_OPTIONS NODE_VERSION NODE_PATH YARN_VERSION npm_config_cache npm_command',
	Kubernetes:
		'KUBERNETES_SERVICE_HOST KUBERNETES_PORT KUBERNETES_PORT_443_TCP_ADDR REDIS_PORT REDIS_HOST ' +
		'REDIS_SERVICE_HOST REDIS_SERVICE_PORT REDIS_PORT_6379_TCP N8N_SERVICE_HOST N8N_PORT_5678_TCP ' +
		'APS_WEBHOOK_WORKER_PORT APS_WEBHOOK_WORKER_SERVICE_HOST APS_WEBHOOK_RECEIVER_PORT',
	n8n:
		'N8N_HOST N8N_PORT N8N_ENCRYPTION_KEY N8N_PROTOCOL N8N_LOG_LEVEL N8N_METRICS N8N_WEBHOOK_URL ' +
		'WEBHOOK_URL DB_TYPE DB_POSTGRESDB_HOST QUEUE_BULL_REDIS_HOST N8N_API_KEY N8N_PROXY_HOPS',
	hosting: 'REDIS_TLS_URL DYNO HEROKU_APP_NAME RAILWAY_STATIC_URL FLY_APP_NAME RENDER_SERVICE_NAME',
	OpenTelemetry:
		'OTEL_EXPORTER_OTLP_HEADERS OTEL_EXPORTER_OTLP_METRICS_ENDPOINT OTEL_EXPORTER_OTLP_LOGS_ENDPOINT ' +
		'OTEL_EXPORTER_OTLP_LOGS_PROTOCOL OTEL_METRICS_EXPORTER OTEL_LOGS_EXPORTER ' +
		'OTEL_RESOURCE_ATTRIBUTES OTEL_EXPORTER_OTLP_TIMEOUT OTEL_PROPAGATORS OTEL_LOG_LEVEL',
	'other programs':
		'APP_KEY API_URL PGHOST PGPORT PGUSER DATABASE_USER DATABASE_HOST PUBLIC_IP DATA_ROOT HTTP_PROXY ' +
		'HTTPS_PROXY NO_PROXY SSL_CERT_FILE AWS_REGION POST SPORT GHOST WORKER_URL',
};

describe('a variable that looks like a setting', () => {
	it.each([
		['REDIS_URI', 'REDIS_URL'],
		['ALLOWED_TARGET', 'ALLOWED_TARGETS'],
		['ALLOWED_TAGRETS', 'ALLOWED_TARGETS'],
		['PUBLIC_URI', 'PUBLIC_URL'],
		['DATABASE_URI', 'DATABASE_URL'],
		['API_KEYS', 'API_KEY'],
		['APIKEY', 'API_KEY'],
		['ENCRYPTON_KEY', 'ENCRYPTION_KEY'],
		['TRUST_PROXIES', undefined],
		['APS_CLIENTID', 'APS_CLIENT_ID'],
		['APS_CLIENT_SECRETS', 'APS_CLIENT_SECRET'],
		['APS_REGION', 'APS_REGIONS'],
		['redis_url', 'REDIS_URL'],
		['ROLE', 'ROLES'],
		['WORKER_API_KEY', 'API_KEY'],
		['APS_PUBLIC_URL', 'PUBLIC_URL'],
		['N8N_ALLOWED_TARGETS', 'ALLOWED_TARGETS'],
	])('such as %s is reported with %s', (variable, meant) => {
		expect(reported({ [variable]: 'x' })).toEqual(meant ? [`${variable}: ${meant}`] : []);
	});

	it('is not reported if it is empty, or if the setting is set, too', () => {
		expect(reported({ REDIS_URI: '' })).toEqual([]);
		expect(reported({ REDIS_URI: 'x', REDIS_URL: 'x' })).toEqual([]);
	});

	it.each(Object.entries(USUAL))('is not found in the environment of %s', (_of, names) => {
		expect(reported(Object.fromEntries(names.split(' ').map((name) => [name, 'x'])))).toEqual([]);
	});

	it('is none of the settings themselves', () => {
		expect(reported(Object.fromEntries(SETTINGS.map((name) => [name, 'x'])))).toEqual([]);
	});

	it('is each setting with one letter too few', () => {
		const long = SETTINGS.filter((name) => name.length >= 8);
		for (const name of long) {
			const shortened = name.slice(0, -1);
			if (!SETTINGS.includes(shortened)) expect(reported({ [shortened]: 'x' })).toHaveLength(1);
		}
	});
});
