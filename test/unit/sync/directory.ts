import { isRemoval } from '../../../nodes/sync/change';
import type { PlannedChange } from '../../../nodes/sync/change';
import { identityOf } from '../../../nodes/sync/record';
import type { FieldValue, LiveRecord } from '../../../nodes/sync/record';

/** The live state after a change, at a service that does exactly what it is asked. */
export function after(
	live: readonly LiveRecord[],
	changes: readonly PlannedChange[],
): LiveRecord[] {
	return changes.reduce<LiveRecord[]>(changed, [...live]);
}

function changed(live: LiveRecord[], change: PlannedChange): LiveRecord[] {
	const { kind, target, key, email, name, id, fields } = change;
	const set: Record<string, FieldValue> = Object.fromEntries(
		fields.filter(({ field }) => field !== 'status').map((each) => [each.field, each.after]),
	);
	switch (kind) {
		case 'unchanged':
		case 'conflict':
			return live;
		case 'create':
			return [
				...live,
				{
					target,
					key,
					email,
					name,
					id: `new ${identityOf(change)}`,
					presence: 'invited',
					isAdmin: false,
					companyId: typeof set.companyId === 'string' ? set.companyId : null,
					values: set,
				},
			];
		case 'remove':
			return live.filter((record) => record.id !== id);
		default:
			return live.map((record) =>
				record.id === id
					? {
							...record,
							presence: isRemoval(change)
								? 'inactive'
								: kind === 'reactivate'
									? 'active'
									: record.presence,
							companyId: set.companyId === undefined ? record.companyId : textOf(set.companyId),
							values: { ...record.values, ...set },
						}
					: record,
			);
	}
}

function textOf(value: FieldValue): string | null {
	return typeof value === 'string' ? value : null;
}
