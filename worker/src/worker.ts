import type { Logger } from 'pino';
import { ApsApi } from './aps/apsApi';
import type { Config } from './config/config';
import { dashboard } from './dashboard/dashboard';
import { Deliveries } from './deliveries/deliveries';
import { ReplayRuns } from './deliveries/replayRuns';
import { Deliverer } from './dispatch/deliverer';
import { OpenBreakers } from './dispatch/openBreakers';
import { PlaceLimit } from './dispatch/placeLimit';
import { Poster } from './dispatch/post';
import { Sender } from './dispatch/sender';
import { TargetAddresses } from './dispatch/targetAddresses';
import { TestDelivery } from './dispatch/testDelivery';
import { Reencryption } from './encryption/reencryption';
import { EventWriter } from './events/eventWriter';
import { HookHealth } from './hooks/hookHealth';
import { HookRecords } from './hooks/hookRecords';
import { Housekeeping } from './roles/housekeeping';
import { accountRoutes } from './http/api/accounts/accountRoutes';
import { requireApiKey } from './http/apiKey';
import { createApp } from './http/app';
import { callbacks } from './http/callbacks';
import { deliveryRoutes } from './http/api/deliveries/deliveryRoutes';
import { encryptionRoutes } from './http/api/encryption/encryptionRoutes';
import { health } from './http/health';
import { metricsRoute } from './http/metrics';
import { hookRoutes } from './http/api/hooks/hookRoutes';
import { quarantineRoutes } from './http/api/quarantine/quarantineRoutes';
import { replayRoutes } from './http/api/replays/replayRoutes';
import { HttpServer } from './http/server';
import { subscriptionRoutes } from './http/api/subscriptions/subscriptionRoutes';
import { watchRoutes } from './http/api/watches/watchRoutes';
import { Intake } from './intake/intake';
import { Metrics } from './metrics/metrics';
import { QueueGauges } from './metrics/queueGauges';
import { Traffic } from './metrics/traffic';
import { Quarantine } from './quarantine/quarantine';
import type { Secrets } from './config/secrets';
import { GuardedRecords } from './store/guardedRecords';
import { openStore } from './store/openStore';
import { AllowedTargets } from './subscriptions/allowedTargets';
import { RetiredQueues } from './subscriptions/retiredQueues';
import { SubscriptionCodec } from './subscriptions/subscriptionCodec';
import { SubscriptionDirectory } from './subscriptions/subscriptionDirectory';
import { Subscriptions } from './subscriptions/subscriptions';
import { SubscriptionStore } from './subscriptions/subscriptionStore';
import { openTracing } from './tracing/openTracing';
import { Vault } from './encryption/vault';
import { Watches } from './watches/watches';
import { DeliveryIncidents } from './incidents/deliveryIncidents';
import { WorkerEventEmitter } from './incidents/workerEventEmitter';

/** Of the time that stopping may take, requests under way get this share, deliveries the other. */
const REQUEST_SHARE = 0.2;
const DELIVERY_SHARE = 0.6;
/** Of that time, what sending the last spans may take. */
const TRACING_SHARE = 0.1;

/** A delivery that takes longer than this, in ms, no longer counts against the common limit. */
const PLACE_PATIENCE = 2_000;

export interface RunningWorker {
	port: number;
	/** Where callback URLs point to. */
	publicUrl: string;
	/** Stops in order, in bounded time, and keeps what is queued. */
	stop(): Promise<void>;
}

/** Opens the store and starts the roles that the configuration names. */
export async function startWorker(
	config: Config,
	secrets: Secrets,
	log: Logger,
): Promise<RunningWorker> {
	const store = await openStore(config, (error) => {
		log.warn({ store: config.store.kind, err: error.message }, 'store connection trouble');
	});
	for (const concern of await store.concerns()) log.warn(concern);

	const metrics = new Metrics();
	const records = new GuardedRecords(store.records);
	const traffic = new Traffic(records, metrics, log);
	const vault = new Vault(secrets.encryptionKeys);
	const codec = new SubscriptionCodec(vault);
	const retiredQueues = new RetiredQueues(store, records);
	const directory = new SubscriptionDirectory(records, codec);
	const targets = new AllowedTargets(config.allowedTargets);
	const subscriptions = new Subscriptions({
		store: new SubscriptionStore(records, codec),
		directory,
		retiredQueues,
		targets,
	});
	directory.on('error', (error) => {
		log.warn({ err: String(error) }, 'subscriptions could not be read, the known ones still count');
	});

	const tracing = await openTracing(config.tracing, log, config.stopTimeout * TRACING_SHARE);
	const writer = new EventWriter(store, vault, tracing);
	const emitter = new WorkerEventEmitter(directory, writer);
	const incidents = new DeliveryIncidents(emitter, log);
	const openBreakers = new OpenBreakers(records, log);

	const poster = new Poster(new TargetAddresses(config.targetNetworks));
	const sender = new Sender(poster, targets, secrets.apiKeys);
	const deliverer = new Deliverer(directory, {
		store,
		vault,
		sender,
		retryPauses: config.retrySchedule,
		places: new PlaceLimit(config.deliveryConcurrency, PLACE_PATIENCE),
		metrics,
		tracing,
		incidents,
		openBreakers,
		log,
		onGone: async ({ id }) => {
			await subscriptions.setStatus(id, 'gone');
		},
	});
	const deliveries = new Deliveries(store, vault, () => directory.all().map(({ id }) => id));
	const replayRuns = new ReplayRuns(records, deliveries, log);
	const intake = new Intake(store, vault, tracing);
	const quarantine = new Quarantine({ records, vault, intake, log, registry: metrics.registry });
	const housekeeping = new Housekeeping(store, retiredQueues, directory, quarantine, log);

	let { publicUrl } = config;
	const callbackUrl = (routeKey: string): string => `${publicUrl}/callbacks/${routeKey}`;

	const hookRecords = new HookRecords(records);
	const aps = config.aps && new ApsApi(config.aps, config.aps.rateShare);
	const hookHealth =
		aps &&
		new HookHealth({
			aps,
			store,
			records: hookRecords,
			subscriptions,
			writer,
			emitter,
			callbackUrl,
			log,
			registry: metrics.registry,
			regions: config.aps?.regions ?? [],
		});
	const watches = new Watches({
		store,
		records,
		vault,
		subscriptions,
		writer,
		log,
		registry: metrics.registry,
		...(aps ? { aps } : {}),
	});

	const reencryption = new Reencryption(
		records,
		{ subscriptions: subscriptions.sealed, watches: watches.sealed, quarantine: quarantine.sealed },
		log,
	);

	const gauges = new QueueGauges(metrics, store, directory);
	const app = createApp({
		trustedProxies: config.trustedProxies,
		log,
		health: health(store, gauges),
		metrics: metricsRoute(
			metrics,
			gauges,
			...(config.metricsToken ? [requireApiKey([config.metricsToken])] : []),
		),
		...(config.roles.has('receiver')
			? { callbacks: callbacks(directory, intake, quarantine, metrics, log) }
			: {}),
		requireApiKey: requireApiKey(secrets.apiKeys),
		dashboard: dashboard({
			openBreakers,
			store,
			directory,
			deliveries,
			metrics,
			traffic,
			replayRuns,
			watches,
			quarantine,
			log,
			hooks: hookRecords,
			callsAutodesk: aps !== undefined,
			subscriptions,
			apiKeys: secrets.apiKeys,
			allowActions: config.dashboardActions,
		}),
		api: {
			subscriptions: subscriptionRoutes({
				subscriptions,
				testDelivery: new TestDelivery(sender),
				callbackUrl,
			}),
			deliveries: deliveryRoutes(deliveries, replayRuns, log),
			replays: replayRoutes(replayRuns),
			hooks: hookRoutes({
				records: hookRecords,
				subscriptions,
				...(hookHealth ? { health: hookHealth } : {}),
			}),
			watches: watchRoutes({
				watches,
				subscriptions,
				isConfigured: aps !== undefined,
			}),
			quarantine: quarantineRoutes({ quarantine, subscriptions }),
			accounts: accountRoutes(aps),
			encryption: encryptionRoutes(reencryption),
		},
	});

	await directory.start();
	const server = await HttpServer.listen(app, config.port, config.host);
	publicUrl ??= `http://localhost:${server.port}`;
	traffic.start();
	if (config.roles.has('deliverer')) deliverer.start();
	if (config.roles.has('scheduler')) {
		housekeeping.start();
		replayRuns.start();
		await hookHealth?.start();
		if (aps) await watches.start();
	}

	return {
		port: server.port,
		publicUrl,
		async stop() {
			await server.close(config.stopTimeout * REQUEST_SHARE);
			directory.stop();
			await Promise.all([
				deliverer.stop(config.stopTimeout * DELIVERY_SHARE),
				housekeeping.stop(),
				replayRuns.stop(),
				hookHealth?.stop(),
				watches.stop(),
			]);
			await Promise.all([incidents.stop(), traffic.stop(), openBreakers.stop()]);
			poster.close();
			await tracing.stop();
			await store.close();
		},
	};
}
