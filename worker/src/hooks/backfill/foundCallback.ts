import type { Callback } from '../../../../protocol/callbacks/callback';
import { toAdminId } from '../../../../protocol/aps/ids';
import { parseTime } from '../../../../protocol/time';
import { versionNumberOf, type JsonApiResource } from '../../../../protocol/aps/jsonApi';
import type { Gap } from '../gap';
import type { SeenHook } from '../hookState';
import type { Addition } from './folderWalk';

/**
 * The callback that Autodesk would have sent for a version or folder that was found, as far as
 * Data Management returns its data. Contains the fields that workflows read, formatted as in
 * callbacks.
 */
export function foundCallback(
	{ hook, backfill }: Gap,
	seen: SeenHook | null,
	{ kind, resource, itemId, ancestors }: Addition,
): Callback {
	const { hookId, system, event, scope } = hook;
	const { projectId, hubId } = backfill;
	const attribute = seen?.attribute ?? {
		projectId: projectId ?? undefined,
		hubId: hubId ?? undefined,
	};
	return {
		version: '1.0',
		resourceUrn: resource.id,
		hook: { hookId, system, event, scope, status: 'active', hookAttribute: attribute },
		payload: {
			...commonFields(resource),
			...(kind === 'version' ? versionFields(resource, itemId) : {}),
			source: resource.id,
			project: projectId ? toAdminId(projectId) : undefined,
			tenant: hubId ? toAdminId(hubId) : undefined,
			parentFolderUrn: ancestors[ancestors.length - 1]?.urn,
			ancestors: ancestors.map(({ name, urn }) => ({ name, urn })),
		},
	};
}

/** Both times are the creation time, because the event reports the creation. */
function commonFields({ attributes }: JsonApiResource): Record<string, unknown> {
	const { name, createUserId, hidden, createTime } = attributes ?? {};
	const time = callbackTime(createTime);
	return {
		name,
		hidden: hidden === true,
		createdTime: time,
		modifiedTime: time,
		creator: createUserId,
		modifiedBy: createUserId,
		user_info: { id: createUserId },
	};
}

function versionFields(
	version: JsonApiResource,
	itemId: string | undefined,
): Record<string, unknown> {
	const { name, storageSize, createUserId, createUserName } = version.attributes ?? {};
	const number = versionNumberOf(version);
	return {
		lineageUrn: itemId,
		version: number === undefined ? undefined : String(number),
		ext: extensionOf(name),
		sizeInBytes: storageSize,
		context: {
			lineage: { lastModifiedUserId: createUserId, lastModifiedUserName: createUserName },
		},
	};
}

function extensionOf(name: unknown): string | undefined {
	return typeof name === 'string' ? /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() : undefined;
}

/** `2026-03-02T09:15:26+0000`, from `2026-03-02T09:15:26.4810000Z`. */
function callbackTime(time: unknown): string | undefined {
	const milliseconds = typeof time === 'string' ? parseTime(time) : undefined;
	if (milliseconds === undefined) return undefined;
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '+0000');
}
