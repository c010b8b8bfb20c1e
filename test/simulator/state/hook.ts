import type { Region } from '../../../protocol/aps/regions';

/** A secret that signs callbacks; never answered. A changed one takes a while to act. */
export interface Secret {
	token?: string;
	/** Until then (Unix time in milliseconds) the secret before still signs, or none did. */
	lateChange?: { until: number; previous?: string };
}

export interface Hook extends Secret {
	hookId: string;
	region: Region;
	system: string;
	/** An event id or a pattern such as `dm.*`. */
	event: string;
	/** Exactly one key. */
	scope: Record<string, string>;
	callbackUrl: string;
	/** The app that made the call. */
	clientId: string;
	/** Client id (creator `Application`) or Autodesk user id (creator `O2User`). */
	createdBy: string;
	creatorType: 'Application' | 'O2User';
	createdDate: string;
	lastUpdatedDate: string;
	status: 'active' | 'inactive' | 'reactivated';
	autoReactivateHook: boolean;
	hookExpiry?: string;
	hookAttribute?: Record<string, unknown>;
	filter?: string;
	hubId?: string;
	projectId?: string;
	tenant?: string;
	callbackWithEventPayloadOnly: boolean;
	/** Events that used up their retries since the hook was last active. */
	failures: number;
	/** How often the hook was reactivated without success. */
	reactivations: number;
}

export function isExpired(hook: Hook): boolean {
	return hook.hookExpiry !== undefined && Date.parse(hook.hookExpiry) <= Date.now();
}
