import type { Logger } from 'pino';
import type { Config } from '../config/config';
import type { Secrets } from '../config/secrets';
import { Poster } from '../dispatch/post';
import { Sender } from '../dispatch/sender';
import { TargetAddresses } from '../dispatch/targetAddresses';
import { Vault } from '../encryption/vault';
import { EventWriter } from '../events/eventWriter';
import { WorkerEventEmitter } from '../incidents/workerEventEmitter';
import { Metrics } from '../metrics/metrics';
import { GuardedDocumentStore } from '../store/guardedDocumentStore';
import { openStore } from '../store/openStore';
import type { DocumentStore } from '../store/documentStore';
import type { Store } from '../store/store';
import { AllowedTargets } from '../subscriptions/allowedTargets';
import { RetiredQueues } from '../subscriptions/retiredQueues';
import { SubscriptionCodec } from '../subscriptions/subscriptionCodec';
import { SubscriptionDirectory } from '../subscriptions/subscriptionDirectory';
import { Subscriptions } from '../subscriptions/subscriptions';
import { SubscriptionStore } from '../subscriptions/subscriptionStore';
import { openTracing } from '../tracing/openTracing';
import type { Tracing } from '../tracing/tracing';
import { Traffic } from '../traffic/traffic';
import { PublicUrl } from './publicUrl';
import { STOP_SHARES } from './stopShares';

/** What every process of the worker has, whatever its roles. */
export interface Core {
	config: Config;
	secrets: Secrets;
	log: Logger;
	metrics: Metrics;
	tracing: Tracing;
	traffic: Traffic;
	store: Store;
	/** The store's documents, with a time limit. */
	documents: DocumentStore;
	vault: Vault;
	directory: SubscriptionDirectory;
	subscriptions: Subscriptions;
	retiredQueues: RetiredQueues;
	/** Adds events to queues. */
	writer: EventWriter;
	/** Adds worker events to queues. */
	emitter: WorkerEventEmitter;
	/** Delivers events to n8n. */
	sender: Sender;
	publicUrl: PublicUrl;
	/** Closes everything. Call it when nothing is received, delivered or scheduled anymore. */
	close(): Promise<void>;
}

/** @throws Error if the store cannot be reached, or contains the data of a newer worker */
export async function openCore(config: Config, secrets: Secrets, log: Logger): Promise<Core> {
	const store = await openStore(config, (error) => {
		log.warn({ store: config.store.kind, err: error.message }, 'store connection problem');
	});
	for (const concern of await store.concerns()) log.warn(concern);

	const metrics = new Metrics();
	const documents = new GuardedDocumentStore(store.documents);
	const traffic = new Traffic(documents, metrics.traffic, log);
	const vault = new Vault(secrets.encryptionKeys);
	const tracing = await openTracing(config.tracing, log, config.stopTimeout * STOP_SHARES.traces);

	const codec = new SubscriptionCodec(vault);
	const directory = new SubscriptionDirectory(documents, codec);
	directory.on('error', (error) => {
		log.warn(
			{ err: String(error) },
			'subscriptions could not be read, the known ones remain in use',
		);
	});
	const targets = new AllowedTargets(config.allowedTargets);
	const retiredQueues = new RetiredQueues(store, documents);
	const subscriptions = new Subscriptions({
		store: new SubscriptionStore(documents, codec),
		directory,
		retiredQueues,
		targets,
	});

	const writer = new EventWriter(store, vault, tracing, metrics.traffic);
	const poster = new Poster(new TargetAddresses(config.targetNetworks));
	return {
		config,
		secrets,
		log,
		metrics,
		tracing,
		traffic,
		store,
		documents,
		vault,
		directory,
		subscriptions,
		retiredQueues,
		writer,
		emitter: new WorkerEventEmitter(directory, writer),
		sender: new Sender(poster, targets, secrets.apiKeys),
		publicUrl: new PublicUrl(config.publicUrl),
		async close() {
			directory.stop();
			await traffic.stop();
			poster.close();
			await tracing.stop();
			await store.close();
		},
	};
}
