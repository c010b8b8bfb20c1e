import type { FieldValue, WantedRecord } from '../../../../sync/record';
import { keyOf } from '../../../../sync/record';
import type { Run } from '../../../../parameters/run';
import type { KnownNames } from '../../../../lookUp/knownNames';
import { faultIn } from '../../../../operations/faultyRows';
import { valueIn, valueOf } from '../../../../parameters/values';
import {
	company,
	defaultRole,
	personal,
	previousEmails,
	status,
	syncedFields,
	userEmail,
} from './rowFields';

interface RowRules {
	companies: KnownNames;
	/** Whether an empty value clears a field that Autodesk can change. */
	clearEmpty: boolean;
}

/** The wanted state of one input item, or everything that is wrong with it. */
export function readAccountUserRow(
	run: Run,
	{ companies, clearEmpty }: RowRules,
): WantedRecord | string[] {
	const faults: string[] = [];
	function attempt<Value>(read: () => Value): Value | undefined {
		try {
			return read();
		} catch (error) {
			faults.push(faultIn(error));
			return undefined;
		}
	}
	const added = run.param<Readonly<Record<string, unknown>>>(syncedFields.name, {});
	const values: Record<string, FieldValue> = {};
	function take(field: string, parameter: string, value: string | undefined): void {
		if (value !== undefined) values[field] = value;
		else if (clearEmpty && parameter in added) values[field] = null;
	}
	const email = attempt(() => valueOf(run, userEmail)) ?? '';
	take(
		'companyId',
		company.name,
		attempt(() => {
			const entered = valueIn(run, syncedFields, company);
			return entered === undefined ? undefined : companies.idOf(company, entered);
		}),
	);
	take(
		'defaultRole',
		defaultRole.name,
		attempt(() => valueIn(run, syncedFields, defaultRole)),
	);
	for (const field of personal) {
		const value = attempt(() => valueIn(run, syncedFields, field));
		if (value !== undefined) values[field.name] = value;
	}
	const aliases = attempt(() => valueIn(run, syncedFields, previousEmails)) ?? [];
	const wantedStatus = attempt(() => valueIn(run, syncedFields, status));
	if (faults.length > 0) return faults;
	const key = keyOf(email);
	return {
		row: run.itemIndex + 1,
		target: '',
		key,
		email,
		aliases: [...new Set(aliases.map(keyOf))].filter((alias) => alias !== key),
		presence: wantedStatus === 'inactive' ? 'inactive' : 'active',
		values,
	};
}
