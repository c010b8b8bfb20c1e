import type { HookGap, HookHealth } from '../../../../../protocol/worker/api/shapes/hook';
import type { Gap } from '../../../hooks/gap';
import type { HookState } from '../../../hooks/hookState';

export function hookAnswer({ subscription, hook, ...state }: HookState): HookHealth {
	return {
		hookId: hook.hookId,
		subscription,
		system: hook.system,
		event: hook.event,
		region: hook.region,
		scope: hook.scope,
		status: state.status,
		problem: state.problem,
		since: state.outage?.since ?? null,
		expiry: state.seen?.expiry ?? null,
		creator: state.seen?.creator ?? null,
	};
}

export function gapAnswer({ id, subscription, hook, from, to, backfill }: Gap): HookGap {
	return {
		id,
		subscription,
		hookId: hook.hookId,
		system: hook.system,
		event: hook.event,
		region: hook.region,
		scope: hook.scope,
		from,
		to,
		backfill: {
			status: backfill.status,
			reason: backfill.reason,
			events: backfill.events,
			nextPassAt: backfill.nextPassAt,
		},
	};
}
