import type { RequestListener } from 'node:http';
import type { Core } from './core/core';
import type { Services } from './core/services';
import { dashboard } from './dashboard/dashboard';
import { TestDelivery } from './dispatch/testDelivery';
import { accountRoutes } from './http/api/accounts/accountRoutes';
import { requireApiKey } from './http/apiKey';
import { createApp } from './http/app';
import { deliveryRoutes } from './http/api/deliveries/deliveryRoutes';
import { encryptionRoutes } from './http/api/encryption/encryptionRoutes';
import { health } from './http/health';
import { hookRoutes } from './http/api/hooks/hookRoutes';
import { metricsRoute } from './http/metrics';
import { quarantineRoutes } from './http/api/quarantine/quarantineRoutes';
import { subscriptionRoutes } from './http/api/subscriptions/subscriptionRoutes';
import { replayRoutes } from './http/api/replays/replayRoutes';
import { syncStateRoutes } from './http/api/syncStates/syncStateRoutes';
import { trafficRoutes } from './http/api/traffic/trafficRoutes';
import { watchRoutes } from './http/api/watches/watchRoutes';
import { QueueGauges } from './metrics/queueGauges';
import { receiver } from './roles/receiver';

const METRICS_ADVICE =
	'Send METRICS_TOKEN or an API key of the worker as "Authorization: Bearer <token>", or set METRICS_OPEN=true';

/** What the process serves over HTTP: callbacks if it is a receiver, the API and the dashboard always. */
export function webApp(core: Core, services: Services): RequestListener {
	const { config, secrets, log, metrics, store, directory } = core;
	const { aps, hookHealth, hookRecords } = services;
	const isConfigured = aps !== undefined;
	const gauges = new QueueGauges(metrics, store, directory);
	const metricsKeys = config.metricsToken
		? [config.metricsToken, ...secrets.apiKeys]
		: secrets.apiKeys;
	const metricsGuards = config.metricsOpen ? [] : [requireApiKey(metricsKeys, METRICS_ADVICE)];
	const testDelivery = new TestDelivery(core.sender);
	const { callbackUrl } = core.publicUrl;
	const receiving = config.roles.has('receiver') ? receiver(core, services) : undefined;
	const app = createApp({
		trustedProxies: config.trustedProxies,
		log,
		health: health(store, gauges),
		metrics: metricsRoute(metrics, gauges, ...metricsGuards),
		callbacks: receiving?.router,
		requireApiKey: requireApiKey(secrets.apiKeys),
		dashboard: dashboard({
			...core,
			...services,
			hooks: hookRecords,
			testDelivery,
			callbackUrl,
			callsAutodesk: isConfigured,
			keys: { apiKeys: secrets.apiKeys, viewKeys: config.viewKeys },
			allowActions: config.dashboardActions,
		}),
		api: {
			subscriptions: subscriptionRoutes({
				subscriptions: core.subscriptions,
				testDelivery,
				callbackUrl,
				hookRegistration: services.hookRegistration,
			}),
			deliveries: deliveryRoutes(services.deliveries, services.replayRuns, log),
			replays: replayRoutes(services.replayRuns),
			hooks: hookRoutes({
				documents: hookRecords,
				subscriptions: core.subscriptions,
				health: hookHealth,
			}),
			watches: watchRoutes({
				watches: services.watches,
				subscriptions: core.subscriptions,
				isConfigured,
				hasServiceAccount: aps?.hasServiceAccount ?? false,
			}),
			quarantine: quarantineRoutes({
				quarantine: services.quarantine,
				subscriptions: core.subscriptions,
			}),
			accounts: accountRoutes(aps),
			syncStates: syncStateRoutes(services.syncStates),
			traffic: trafficRoutes({
				traffic: core.traffic,
				subscriptions: core.subscriptions,
			}),
			encryption: encryptionRoutes(services.reencryption),
		},
	});
	return receiving ? receiving.before(app) : app;
}
