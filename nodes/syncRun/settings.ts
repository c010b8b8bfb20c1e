import type { GuardName, GuardSettings } from '../sync/guards';
import type { Grace } from '../sync/grace';
import type { ParameterCollection } from '../parameters/parameter';
import type { Run } from '../parameters/run';
import { valueIn, valueOf } from '../parameters/values';
import { InvalidValue } from '../values/invalidValue';
import { acceptedGuards, graceSetting, guardSettings, isGuard } from './guardFields';
import { allowRemovals, mode, rememberIn, reviewedHash, source } from './modeFields';
import {
	additionsInQuarantine,
	failIfIncomplete,
	includeUnchanged,
	protectAdmins,
	protectedUsers,
	protectServiceAccounts,
	reactivate,
	reportUnchangeable,
} from './syncOptions';

/** How a sync is to run, from its parameters. */
export interface SyncSettings {
	mode: 'plan' | 'apply' | 'applyReviewed';
	source: 'users' | 'changes';
	remembersIn: 'workflow' | 'worker';
	/** Undefined unless a reviewed plan is applied. */
	reviewedHash: string | undefined;
	removals: boolean;
	guards: GuardSettings;
	/** All of them must be over. */
	grace: readonly Grace[];
	accepted: ReadonlySet<GuardName>;
	protectAdmins: boolean;
	protectServiceAccounts: boolean;
	protectedUsers: readonly string[];
	reactivation: boolean;
	reportsUnchangeable: boolean;
	includesUnchanged: boolean;
	addsInQuarantine: boolean;
	failsIfIncomplete: boolean;
}

/** @throws InvalidValue */
export function syncSettings(run: Run, options: ParameterCollection): SyncSettings {
	const chosen = valueOf(run, mode);
	const isReviewed = chosen === 'applyReviewed';
	const accepted = (valueIn(run, options, acceptedGuards) ?? []).filter(isGuard);
	if (accepted.length > 0 && chosen === 'apply') {
		throw new InvalidValue(
			acceptedGuards.displayName,
			'only Apply a Reviewed Plan accepts exceeded guards. Remove the option, or review a plan first',
		);
	}
	return {
		mode: isReviewed ? 'applyReviewed' : chosen === 'apply' ? 'apply' : 'plan',
		source: valueOf(run, source) === 'changes' ? 'changes' : 'users',
		remembersIn: valueOf(run, rememberIn) === 'worker' ? 'worker' : 'workflow',
		reviewedHash: isReviewed ? valueOf(run, reviewedHash) : undefined,
		removals: valueOf(run, allowRemovals) ?? false,
		guards: guardSettings(run),
		grace: graceSetting(run),
		accepted: new Set(isReviewed ? accepted : []),
		protectAdmins: valueIn(run, options, protectAdmins),
		protectServiceAccounts: valueIn(run, options, protectServiceAccounts),
		protectedUsers: valueIn(run, options, protectedUsers),
		reactivation: valueIn(run, options, reactivate),
		reportsUnchangeable: valueIn(run, options, reportUnchangeable),
		includesUnchanged: valueIn(run, options, includeUnchanged),
		addsInQuarantine: valueIn(run, options, additionsInQuarantine),
		failsIfIncomplete: valueIn(run, options, failIfIncomplete),
	};
}
