import { baseUrl, bearerKey, flag, listOf, oneOf, text, wholeNumber } from './readers';
import { ROLES, type Role } from './role';
import type { Settings } from './setting';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const MIN_API_KEY_LENGTH = 16;

const readRoles = listOf(oneOf(ROLES));

/** How the process runs, where it listens, and who may access it. */
export const processSettings = {
	port: {
		variable: 'PORT',
		about: 'Port that the worker listens on. `0`: any free port.',
		default: '3000',
		example: '3000',
		read: wholeNumber(0, 65_535),
		problem: 'is not a port between 0 and 65535',
	},
	host: {
		variable: 'HOST',
		about: 'Address that the worker listens on. In a container: `0.0.0.0`.',
		default: '127.0.0.1',
		example: '0.0.0.0',
		read: text,
		problem: 'is not an address',
	},
	/** Without a trailing slash. */
	publicUrl: {
		variable: 'PUBLIC_URL',
		about: 'URL at which Autodesk reaches the worker. Callback URLs start with it.',
		defaultAbout: '`http://localhost:<PORT>`',
		example: 'https://hooks.example.com',
		requiredInProduction: true,
		read: baseUrl,
		problem: 'is not an http(s) URL without login, query and fragment',
	},
	trustedProxies: {
		variable: 'TRUST_PROXY',
		about:
			'Number of reverse proxies in front whose `X-Forwarded-For` and `X-Forwarded-Proto` are trusted.',
		default: '0',
		example: '1',
		read: wholeNumber(0, 9),
		problem: 'is not the number of reverse proxies in front (0 to 9)',
	},
	/** If empty, one is generated and kept in `dataDir`. The first is the newest. */
	apiKeys: {
		variable: 'API_KEY',
		about: `For the admin API and to sign deliveries; at least ${MIN_API_KEY_LENGTH} characters. Several, newest first, separated by commas, to rotate.`,
		default: '',
		defaultAbout: 'generated',
		example: '$(openssl rand -hex 32)',
		requiredInProduction: true,
		read: listOf(bearerKey(MIN_API_KEY_LENGTH)),
		problem: `contains a key of fewer than ${MIN_API_KEY_LENGTH} characters, or with spaces or characters other than ASCII, which no HTTP header carries`,
	},
	viewKeys: {
		variable: 'VIEW_KEY',
		about: `For looking at the dashboard without changing anything, and for nothing else; at least ${MIN_API_KEY_LENGTH} characters. Several, separated by commas.`,
		default: '',
		defaultAbout: 'nobody',
		example: '$(openssl rand -hex 32)',
		read: listOf(bearerKey(MIN_API_KEY_LENGTH)),
		problem: `contains a key of fewer than ${MIN_API_KEY_LENGTH} characters, or with spaces or characters other than ASCII`,
	},
	/** 32 bytes each. If empty, one is generated and kept in `dataDir`. The first encrypts, all decrypt. */
	encryptionKeys: {
		variable: 'ENCRYPTION_KEY',
		about:
			'Encrypts secrets and payloads in the store; 32 bytes in base64. Several, separated by commas, to rotate: the first encrypts, all decrypt.',
		default: '',
		defaultAbout: 'generated',
		example: '$(openssl rand -base64 32)',
		requiredInProduction: true,
		read: listOf((key) => {
			const bytes = Buffer.from(key, 'base64');
			return bytes.length === 32 ? bytes : undefined;
		}),
		problem: 'is not 32 bytes in base64 (several: separated by commas, newest first)',
	},
	roles: {
		variable: 'ROLES',
		about: `What this process does: ${ROLES.map((role) => `\`${role}\``).join(', ')}, separated by commas. Processes that share Redis or PostgreSQL can split the roles.`,
		default: 'all',
		example: 'receiver,deliverer',
		read: (value: string): ReadonlySet<Role> | undefined => {
			const roles = value === 'all' ? [...ROLES] : readRoles(value);
			return roles && roles.length > 0 ? new Set(roles) : undefined;
		},
		problem: 'may contain receiver, deliverer and scheduler, or be all',
	},
	/** In ms. */
	stopTimeout: {
		variable: 'STOP_TIMEOUT',
		about:
			'Seconds that stopping may take. Whatever is not finished by then is done after the next start.',
		default: '25',
		example: '25',
		read: (value: string) => {
			const seconds = wholeNumber(1, 9_999)(value);
			return seconds && seconds * 1000;
		},
		problem: 'is not a number of seconds from 1 to 9999',
	},
	metricsToken: {
		variable: 'METRICS_TOKEN',
		about:
			'Token that `/metrics` accepts as `Authorization: Bearer <token>`, besides the keys in `API_KEY`.',
		example: '$(openssl rand -hex 32)',
		read: bearerKey(1),
		problem: 'contains spaces or characters other than ASCII, which no HTTP header carries',
	},
	metricsOpen: {
		variable: 'METRICS_OPEN',
		about: '`true`: everybody who reaches the worker may read `/metrics`, without a token.',
		default: 'false',
		example: 'true',
		read: flag,
		problem: 'is neither true nor false',
	},
	dashboardActions: {
		variable: 'DASHBOARD_ACTIONS',
		about:
			'`true`: the dashboard can replay, discard, pause and resume, and add and change receivers. Otherwise it is read-only, as it always is for a `VIEW_KEY`.',
		default: 'false',
		example: 'true',
		read: flag,
		problem: 'is neither true nor false',
	},
	logLevel: {
		variable: 'LOG_LEVEL',
		about: LOG_LEVELS.map((level) => `\`${level}\``).join(', ') + '.',
		default: 'info',
		example: 'info',
		read: oneOf(LOG_LEVELS),
		problem: `is not one of ${LOG_LEVELS.join(', ')}`,
	},
} satisfies Settings;
