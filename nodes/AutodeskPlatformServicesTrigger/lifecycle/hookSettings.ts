import type { ApsHook, HookChanges, HookSettings } from '../../../protocol/aps/hooks';
import type { DesiredHook } from './desiredHooks';
import type { HookTerms } from './hookTerms';

/** What a new webhook is created with. Autodesk accepts the secret only afterwards. */
export function newSettings({ hubId, projectId }: DesiredHook, terms: HookTerms): HookSettings {
	return {
		hookAttribute: { ...terms.tags, hubId, projectId },
		autoReactivateHook: true,
		hookExpiry: terms.expiry,
		filter: terms.filter,
	};
}

/**
 * What remains to be changed after a webhook was created, or what to change in one that existed. An expiry or filter that an existing webhook has and the new terms have not is
 * cleared with null, which Autodesk documents for this purpose only.
 *
 * @param existing undefined for a new webhook
 */
export function changesTo(
	existing: ApsHook | undefined,
	desired: DesiredHook,
	terms: HookTerms,
): HookChanges {
	const token = terms.secret;
	if (existing === undefined) return { token };
	const { hookExpiry, filter } = existing;
	const settings = newSettings(desired, terms);
	return {
		...settings,
		hookExpiry: settings.hookExpiry ?? (hookExpiry ? null : undefined),
		filter: settings.filter ?? (filter ? null : undefined),
		status: 'active',
		token,
	};
}
