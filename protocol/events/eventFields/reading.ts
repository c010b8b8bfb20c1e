import { isJsonObject } from '../../json';
import { isGuid, toDataManagementId } from '../../aps/ids';
import { parseTime } from '../../time';
import type { EventFacts } from './types';

/** Readers for payloads in which every field may be missing or have an undocumented type. */

export function text(value: unknown): string | undefined {
	if (typeof value === 'string' && value !== '') return value;
	return typeof value === 'number' ? String(value) : undefined;
}

/** Autodesk writes some numbers as text, e.g. `version`. */
export function number(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

export function flag(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

export function record(value: unknown): Record<string, unknown> {
	return isJsonObject(value) ? value : {};
}

/** A time as ISO 8601 in UTC. Autodesk writes text or milliseconds since 1970. */
export function isoTime(value: unknown): string | undefined {
	const time = typeof value === 'string' ? parseTime(value) : value;
	if (typeof time !== 'number') return undefined;
	const date = new Date(time);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/**
 * Hub and project in Data Management form. The payload takes precedence; the trigger also puts both into
 * the hook's attribute because most payloads lack them.
 */
export function whereabouts(
	{ hook }: EventFacts,
	payload: { project?: unknown; account?: unknown } = {},
): { hubId?: string; projectId?: string } {
	const attribute = record(hook.hookAttribute);
	const scope = record(hook.scope);
	return {
		hubId: dataManagementId(payload.account ?? attribute.hubId ?? scope.account),
		projectId: dataManagementId(payload.project ?? attribute.projectId ?? scope.project),
	};
}

function dataManagementId(value: unknown): string | undefined {
	const id = text(value);
	return id === undefined ? undefined : toDataManagementId(id);
}

/** Outside ACC and BIM 360 payloads contain short numbers that no other API accepts. */
export function guidOnly(value: unknown): string | undefined {
	return typeof value === 'string' && isGuid(value) ? value : undefined;
}
