import { createHash } from 'crypto';
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { canonicalJson } from '../sync/canonicalJson';
import { isActionable } from '../sync/change';
import type { PlannedChange } from '../sync/change';
import { countAbsences, graceBy } from '../sync/grace';
import { exceededGuards } from '../sync/guards';
import type { Exceeded } from '../sync/guards';
import { planChanges } from '../sync/plan';
import { planHash } from '../sync/planHash';
import { protectionBy } from '../sync/protection';
import type { LiveRecord, WantedRecord } from '../sync/record';
import type { PlanRules } from '../sync/rules';
import { coveredBy } from '../sync/scope';
import type { SyncState } from '../sync/syncState';
import type { SyncSpec } from './spec';
import type { SyncSettings } from './settings';

interface Situation {
	wanted: readonly WantedRecord[];
	live: readonly LiveRecord[];
	now: Date;
	/** What earlier runs have left. */
	known: SyncState;
}

/** A plan with everything that was found out for it. */
export interface Plan {
	changes: PlannedChange[];
	/** Guards that are exceeded and not accepted. */
	exceeded: Exceeded[];
	/** Guards that are exceeded, but accepted. */
	accepted: Exceeded[];
	hash: string;
	sourceCount: number;
	liveCount: number;
	/** What earlier runs have left. */
	known: SyncState;
	/** Active users in the scope. */
	coveredCount: number;
	/** What to remember; undefined if nothing changed. */
	state: SyncState | undefined;
}

/** @throws NodeOperationError if a reviewed plan does not hold any more */
export function makePlan(
	ctx: IExecuteFunctions,
	spec: SyncSpec,
	settings: SyncSettings,
	situation: Situation,
): Plan {
	const { known } = situation;
	const counted = count(ctx, spec, settings, situation, known);
	if (settings.mode !== 'applyReviewed') {
		const plan = planWith(spec, settings, situation, counted);
		const keeps = settings.source === 'users' && counted !== known;
		return { ...plan, known, state: keeps ? counted : undefined };
	}
	// After a wait, n8n continues with the static data of the beginning: without the run of the plan.
	const plans = [known, counted].map((state) => planWith(spec, settings, situation, state));
	const reviewed = plans.find(({ hash }) => hash === settings.reviewedHash);
	if (reviewed === undefined) throw movedPlan(ctx, plans[0]);
	const isSourceAccepted = reviewed.accepted.some(({ guard }) => isAboutSource(guard));
	const state = isSourceAccepted ? withCounts(known, situation) : undefined;
	return { ...reviewed, known, state };
}

/** Syncs of a workflow with another account or another scope remember for themselves. */
export function stateKeyOf({ subject, context, scope }: SyncSpec): string {
	const digest = createHash('sha256').update(canonicalJson({ context, scope })).digest('hex');
	return `${subject.name} ${digest.slice(0, 16)}`;
}

/** The state with this run added, unless the source is doubtful or the execution was counted already. */
function count(
	ctx: IExecuteFunctions,
	spec: SyncSpec,
	settings: SyncSettings,
	situation: Situation,
	state: SyncState,
): SyncState {
	const execution = ctx.getExecutionId();
	if (state.countedExecution === execution) return state;
	const doubts = exceededGuards(settings.guards, {
		...judged(spec, situation, state),
		changes: [],
	});
	if (doubts.length > 0) return state;
	const rules = rulesOf(spec, settings, situation, state);
	const { wanted, live, now } = situation;
	const missing = {
		subject: spec.subject,
		wanted,
		live,
		rules,
	};
	const hasGrace = settings.grace.length > 0;
	return {
		...withCounts(state, situation),
		absences: hasGrace ? countAbsences(missing, state.absences, now) : {},
		countedExecution: execution,
	};
}

function withCounts(
	state: SyncState,
	{ wanted, live }: Pick<Situation, 'wanted' | 'live'>,
): SyncState {
	return { ...state, sourceCount: wanted.length, liveCount: live.length };
}

function planWith(
	spec: SyncSpec,
	settings: SyncSettings,
	situation: Situation,
	state: SyncState,
): Omit<Plan, 'known' | 'state'> {
	const rules = rulesOf(spec, settings, situation, state);
	const changes = planChanges(spec.subject, situation.wanted, situation.live, rules);
	const facts = judged(spec, situation, state);
	const all = exceededGuards(settings.guards, { ...facts, changes });
	return {
		changes,
		exceeded: all.filter(({ guard }) => !settings.accepted.has(guard)),
		accepted: all.filter(({ guard }) => settings.accepted.has(guard)),
		hash: planHash({ subject: spec.subject.name, ...spec.context }, changes),
		sourceCount: facts.sourceCount,
		liveCount: situation.live.length,
		coveredCount: facts.coveredCount,
	};
}

function judged(spec: SyncSpec, { wanted, live }: Situation, state: SyncState) {
	const covers = coveredBy(spec.scope);
	const covered = live.filter((record) => record.presence !== 'inactive' && covers(record));
	return {
		sourceCount: wanted.length,
		live,
		coveredCount: covered.length,
		state,
	};
}

function rulesOf(
	spec: SyncSpec,
	settings: SyncSettings,
	{ now }: Situation,
	{ absences }: SyncState,
): PlanRules {
	const graces = settings.grace.map((grace) => graceBy(grace, absences, now));
	const covers = coveredBy(spec.scope);
	return {
		covers,
		protection: protectionBy({
			admins: settings.protectAdmins,
			adminName: spec.adminName,
			serviceAccounts: settings.protectServiceAccounts,
			patterns: settings.protectedUsers,
		}),
		grace: (record) => graces.map((grace) => grace(record)).find((reason) => reason !== undefined),
		removals: settings.removals,
		reactivation: settings.reactivation,
		reportsUnchangeable: settings.reportsUnchangeable,
	};
}

function isAboutSource(guard: Exceeded['guard']): boolean {
	return guard === 'sourceSize' || guard === 'liveSize';
}

function movedPlan(
	ctx: IExecuteFunctions,
	{ hash, changes }: Pick<Plan, 'hash' | 'changes'>,
): NodeOperationError {
	const actions = changes.filter(isActionable).length;
	return new NodeOperationError(ctx.getNode(), 'The plan is no longer the one that was reviewed', {
		description: `Nothing was changed. The input, the settings or the users at Autodesk have changed since. The plan of this moment has ${actions} changes and the hash ${hash}. Run Plan again, review it, and apply it with its own hash`,
	});
}
