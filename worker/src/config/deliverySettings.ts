import { parseNetwork } from '../dispatch/addressRange';
import { DEFAULT_PAUSES } from '../dispatch/retrySchedule';
import { listOf, origin, wholeNumber } from './readers';
import type { Settings } from './setting';

const SECOND = 1000;

/** Where events go, and how often delivery is attempted. */
export const deliverySettings = {
	/** Origins, such as `https://n8n.example.com`. */
	allowedTargets: {
		variable: 'ALLOWED_TARGETS',
		about: 'Origins that the worker may deliver events to, separated by commas.',
		// n8n's own port: a worker started next to it works without configuration.
		default: 'http://localhost:5678,http://127.0.0.1:5678',
		defaultAbout: 'n8n on this machine',
		example: 'https://n8n.example.com',
		requiredInProduction: true,
		read: listOf(origin),
		problem: 'contains something other than http(s) origins (no path)',
	},
	targetNetworks: {
		variable: 'ALLOWED_TARGET_NETWORKS',
		about:
			'Networks that targets may be in, separated by commas, such as `10.0.0.0/8,fd00::/8`. Checked on every connection.',
		defaultAbout: 'public, private and local addresses',
		example: '10.0.0.0/8,fd00::/8',
		read: listOf(parseNetwork),
		problem: 'contains something other than networks, written as address/bits',
	},
	deliveryConcurrency: {
		variable: 'DELIVERY_CONCURRENCY',
		about: 'Maximum number of simultaneous deliveries, across all subscriptions.',
		default: '50',
		example: '50',
		read: wholeNumber(1, 9_999),
		problem: 'is not a number from 1 to 9999',
	},
	/** Pauses in ms. */
	retrySchedule: {
		variable: 'RETRY_SCHEDULE',
		about:
			'Seconds between the attempts to deliver an event, separated by commas. After the last one, the event is a dead letter.',
		default: DEFAULT_PAUSES.map((pause) => pause / SECOND).join(','),
		example: '5,30,120,600,3600',
		read: listOf((pause) => (/^\d{1,6}(\.\d+)?$/.test(pause) ? Number(pause) * SECOND : undefined)),
		problem: 'is not a list of pauses in seconds, separated by commas',
	},
} satisfies Settings;
