import type { Hook, Secret } from '../state/hook';
import type { Settings } from '../state/settings';
import { secretKey } from '../state/state';
import type { State } from '../state/state';

/** What signs the callbacks of a hook; its own secret wins. None: they are sent unsigned. */
export function secretFor({ state }: { state: State }, hook: Hook): string | undefined {
	const key = secretKey(`${hook.clientId}/${hook.createdBy}`, hook.region);
	return actingSecret(hook) ?? actingSecret(state.hookSecrets.get(key) ?? {});
}

/** Changes a secret; the new one stays silent as long as the settings say. */
export function changeSecret(
	{ settings }: { settings: Settings },
	holder: Secret,
	token: string,
): void {
	const previous = actingSecret(holder);
	const until = Date.now() + settings.secretDelayMs;
	holder.lateChange = settings.secretDelayMs > 0 ? { until, previous } : undefined;
	holder.token = token;
}

function actingSecret({ token, lateChange }: Secret): string | undefined {
	return lateChange && Date.now() < lateChange.until ? lateChange.previous : token;
}
