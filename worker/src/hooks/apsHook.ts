import type { HookScope } from '../../../protocol/aps/hookScope';

/** A hook as Autodesk tells of it, as far as the worker reads it. */
export interface ApsHook {
	hookId: string;
	system: string;
	event: string;
	scope: HookScope;
	callbackUrl: string;
	/** `inactive`: Autodesk calls no more. `reactivated`: the next event gets a single attempt. */
	status: 'active' | 'inactive' | 'reactivated';
	/** Client id of an app (`Application`), or Autodesk id of a user (`O2User`). */
	createdBy?: string;
	creatorType?: string;
	/** Times are ISO 8601, some of them without a colon in the offset. */
	createdDate?: string;
	lastUpdatedDate?: string;
	hookExpiry?: string | null;
	hookAttribute?: Record<string, unknown>;
	filter?: string | null;
	hubId?: string;
	projectId?: string;
}
