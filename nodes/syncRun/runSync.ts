import { NodeOperationError } from 'n8n-workflow';
import { concurrencyFrom } from '../fields/concurrency';
import { mapInOrder } from '../actionNode/mapInOrder';
import { atMost } from '../operations/atMost';
import type { AllItemsRun, PairedOutput } from '../operations/operation';
import { applyChanges } from '../sync/apply';
import { auditRecord } from '../sync/audit';
import { isActionable, isAddition } from '../sync/change';
import type { PlannedChange } from '../sync/change';
import { concernsRemovalsOnly } from '../sync/guards';
import type { Exceeded } from '../sync/guards';
import type { Outcome } from '../sync/outcome';
import { identityOf } from '../sync/record';
import type { WantedRecord } from '../sync/record';
import type { Scope } from '../sync/scope';
import { auditFiles } from './auditFiles';
import { makePlan, stateKeyOf } from './makePlan';
import { memoryOf } from './memory';
import type { Plan } from './makePlan';
import { changeItems, summaryItem } from './resultItems';
import { readWanted } from './readWanted';
import type { SyncSettings } from './settings';
import type { SyncSpec } from './spec';

/** As many failures as an error lists. */
const MOST_LISTED = 10;

/**
 * Brings a service in step with the input items, or plans to.
 *
 * @returns a summary, then an item for each person
 * @throws NodeOperationError if rows are wrong, or a reviewed plan does not hold any more
 */
export async function runSync(
	run: AllItemsRun,
	spec: SyncSpec,
	settings: SyncSettings,
): Promise<PairedOutput[]> {
	const wanted = await readWanted(run, spec, settings);
	const live = await spec.readLive(wanted);
	const memory = memoryOf(run.ctx, settings, stateKeyOf(spec));
	const known = await memory.read();
	const situation = { wanted, live, now: new Date(), known };
	const plan =
		settings.source === 'changes'
			? makePlan(run.ctx, { ...spec, scope: onlyThese(wanted) }, undoing(settings), situation)
			: makePlan(run.ctx, spec, settings, situation);
	if (plan.state !== undefined) await memory.keep(plan.state);
	const isQuarantined = plan.exceeded.length > 0;
	if (settings.mode === 'plan') return output(run, spec, settings, plan, []);
	const actions = plan.changes.filter(isActionable);
	const sent = isQuarantined ? sentInQuarantine(actions, plan.exceeded, settings) : actions;
	const applied = await applyChanges(spec.service, sent, {
		concurrency: concurrencyOf(run),
		inParallel: mapInOrder,
		signal: run.signal,
		now: () => new Date(),
	});
	const outcomes = withHeld(actions, applied);
	if (settings.failsIfIncomplete) failIfIncomplete(run, plan, outcomes);
	return await output(run, spec, settings, plan, outcomes);
}

/** Undoing changes nobody but those who were changed. */
function onlyThese(wanted: readonly WantedRecord[]): Scope {
	return { kind: 'records', identities: wanted.map(identityOf).sort() };
}

/** A share of those who were changed says nothing: undoing additions removes all of them. */
function undoing(settings: SyncSettings): SyncSettings {
	return { ...settings, guards: { ...settings.guards, maxRemovalPercent: 100 } };
}

function concurrencyOf(run: AllItemsRun): number {
	return concurrencyFrom(run.param<{ concurrency?: unknown }>('options', {}).concurrency);
}

/** Nothing, unless new users are to be added and only guards about removals are exceeded. */
function sentInQuarantine(
	actions: readonly PlannedChange[],
	exceeded: readonly Exceeded[],
	{ addsInQuarantine }: SyncSettings,
): PlannedChange[] {
	const isHarmless = exceeded.every(({ guard }) => concernsRemovalsOnly(guard));
	return addsInQuarantine && isHarmless ? actions.filter(isAddition) : [];
}

function withHeld(actions: readonly PlannedChange[], applied: readonly Outcome[]): Outcome[] {
	const known = new Map(applied.map((outcome) => [outcome.change, outcome]));
	const at = new Date().toISOString();
	return actions.map((change) => {
		const message = 'Not sent, because the run is quarantined';
		return (
			known.get(change) ?? {
				change,
				status: 'held',
				message,
				at,
			}
		);
	});
}

function failIfIncomplete(
	{ ctx }: AllItemsRun,
	{ exceeded }: Plan,
	outcomes: readonly Outcome[],
): void {
	const open = outcomes.filter(({ status }) => status !== 'applied');
	if (open.length === 0 && exceeded.length === 0) return;
	const reasons = exceeded.map(({ explanation }) => explanation);
	const failures = open.map(
		({ change, message }) => `${change.email}: ${message ?? 'not applied'}`,
	);
	throw new NodeOperationError(
		ctx.getNode(),
		exceeded.length > 0
			? 'The run is quarantined'
			: `${open.length} of ${outcomes.length} changes were not applied`,
		{ description: [...reasons, ...atMost(MOST_LISTED, failures)].join('. ') },
	);
}

async function output(
	run: AllItemsRun,
	spec: SyncSpec,
	settings: SyncSettings,
	plan: Plan,
	outcomes: readonly Outcome[],
): Promise<PairedOutput[]> {
	const author = {
		credential: credentialName(run),
		actingUser: run.aps.access.userId ?? null,
		execution: run.ctx.getExecutionId(),
	};
	const records = outcomes.map((outcome) => auditRecord(outcome, author, plan.hash));
	const attempted = records.filter(({ status }) => status !== 'held');
	const binary = attempted.length === 0 ? undefined : await auditFiles(run.ctx, attempted);
	const summary = summaryItem(settings, plan, outcomes);
	return [
		{ json: summary, binary, item: 0 },
		...changeItems(spec, settings, plan, outcomes, records),
	];
}

function credentialName({ ctx, aps }: AllItemsRun): string | null {
	return ctx.getNode().credentials?.[aps.access.credentialType]?.name ?? null;
}
