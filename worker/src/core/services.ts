import { ApsApi } from '../aps/apsApi';
import { ProjectNames } from '../aps/projectNames';
import { Deliveries, type ListedSubscription } from '../deliveries/deliveries';
import { ReplayRuns } from '../deliveries/replayRuns';
import { OpenCircuits } from '../dispatch/openCircuits';
import { Reencryption } from '../encryption/reencryption';
import { HookHealth } from '../hooks/hookHealth';
import { HookDocuments } from '../hooks/hookDocuments';
import { HookRegistration } from '../hooks/hookRegistration';
import { Intake } from '../intake/intake';
import { Quarantine } from '../quarantine/quarantine';
import { nameOf } from '../subscriptions/subscriptionName';
import { SyncStates } from '../syncStates/syncStates';
import { Watches } from '../watches/watches';
import type { Core } from './core';

/**
 * What the API and the dashboard of every process use, and the roles too. Scheduled work is only requested
 * here; the scheduler does it.
 */
export interface Services {
	deliveries: Deliveries;
	replayRuns: ReplayRuns;
	intake: Intake;
	quarantine: Quarantine;
	openCircuits: OpenCircuits;
	hookRecords: HookDocuments;
	/** Absent if the worker has no app to call Autodesk; so is `hookHealth`. */
	aps?: ApsApi;
	hookHealth?: HookHealth;
	/** Creates hooks for receivers. Absent without an app, too. */
	hookRegistration?: HookRegistration;
	watches: Watches;
	syncStates: SyncStates;
	reencryption: Reencryption<'subscriptions' | 'watches' | 'quarantine' | 'syncStates'>;
}

export function openServices(core: Core): Services {
	const { config, store, documents, vault, directory, subscriptions, log } = core;
	const { registry } = core.metrics;
	const intake = new Intake(store, vault, core.tracing, core.metrics.traffic);
	const aps = config.aps && new ApsApi(config.aps, config.aps.rateShare);
	const listed = (): ListedSubscription[] =>
		directory.all().map((subscription) => ({
			id: subscription.id,
			name: nameOf(subscription),
		}));
	const projectNames = aps && new ProjectNames(aps, log);
	const deliveries = new Deliveries(store, vault, listed, projectNames);
	const quarantine = new Quarantine({ documents, vault, intake, registry, log });
	const hookRecords = new HookDocuments(documents);
	const { callbackUrl } = core.publicUrl;
	const hookHealth =
		aps &&
		new HookHealth({
			aps,
			regions: config.aps?.regions ?? [],
			store,
			documents: hookRecords,
			subscriptions,
			writer: core.writer,
			emitter: core.emitter,
			callbackUrl,
			registry,
			log,
		});
	const hookRegistration = aps && new HookRegistration({ aps, subscriptions, callbackUrl, log });
	const { writer } = core;
	const watches = new Watches({
		aps,
		store,
		documents,
		vault,
		subscriptions,
		writer,
		emitter: core.emitter,
		registry,
		log,
	});
	const syncStates = new SyncStates(documents, vault);
	const sealed = {
		subscriptions: subscriptions.sealed,
		watches: watches.sealed,
		quarantine: quarantine.sealed,
		syncStates: syncStates.sealed,
	};
	return {
		deliveries,
		// Without names of projects: nobody looks at what a replay reads.
		replayRuns: new ReplayRuns(documents, new Deliveries(store, vault, listed), log),
		intake,
		quarantine,
		openCircuits: new OpenCircuits(documents, log),
		hookRecords,
		aps,
		hookHealth,
		hookRegistration,
		watches,
		syncStates,
		reencryption: new Reencryption(documents, sealed, log),
	};
}
