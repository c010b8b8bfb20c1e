import { fillPath } from '../../../../../protocol/aps/ids';
import { toHqFields } from '../../../../../protocol/aps/hqNames';
import type { Region } from '../../../../../protocol/aps/regions';
import type { JsonObject } from '../../../../../protocol/json';
import type { ApsAnswer } from '../../../../../protocol/aps/request';
import { requestIdOf } from '../../../../apsClient/callOutcome';
import type { ApsClient } from '../../../../apsClient/client';
import { adminAdvice } from '../../../../fields/accountRegion';
import { HQ_IMPORTED_AT_ONCE, hqImportAnswers } from '../../../../hqImport/hqAnswer';
import type { SyncService } from '../../../../sync/apply';
import type { PlannedChange } from '../../../../sync/change';
import type { Report } from '../../../../sync/outcome';
import { identityOf, keyOf } from '../../../../sync/record';
import { failureReport } from '../../../../syncRun/callReport';
import { readAccountUsers } from './readLive';

/** Changes users of an account. */
export function accountUserService(
	client: ApsClient,
	accountId: string,
	region: Region | undefined,
): SyncService {
	const usersPath = fillPath('/hq/v1/accounts/{account_id}/users', { account_id: accountId });
	const importing = client.for({
		action: 'Import Account Users',
		scopes: ['account:write'],
		advice: adminAdvice,
	});
	const updating = client.for({
		action: 'Update Account User',
		scopes: ['account:write'],
		advice: {
			...adminAdvice,
			422: 'The status of a user who is pending or not invited cannot be changed',
		},
	});
	return {
		additionsAtOnce: HQ_IMPORTED_AT_ONCE,
		async add(changes) {
			try {
				const answer = await importing.request({
					method: 'POST',
					path: `${usersPath}/import`,
					region,
					body: changes.map(newUser),
				});
				return importReports(changes, answer);
			} catch (error) {
				const report = failureReport(error, true);
				return changes.map(() => report);
			}
		},
		async change(change) {
			const userPath = fillPath('/hq/v1/accounts/{account_id}/users/{user_id}', {
				account_id: accountId,
				user_id: change.id ?? '',
			});
			const set = change.fields.map(({ field, after }) => [field, after]);
			try {
				const answer = await updating.request({
					method: 'PATCH',
					path: userPath,
					region,
					body: toHqFields(Object.fromEntries(set)),
				});
				return { status: 'applied', requestId: requestIdOf(answer) };
			} catch (error) {
				return failureReport(error, false);
			}
		},
		async readBack(changes) {
			const wanted = new Set(changes.map(identityOf));
			const users = await readAccountUsers(client, accountId, region);
			return new Map(
				users
					.filter((user) => wanted.has(identityOf(user)))
					.map((user) => [identityOf(user), user.id]),
			);
		},
	};
}

function newUser({ email, fields }: PlannedChange): Record<string, unknown> {
	const set = fields.map(({ field, after }) => [field, after]);
	return toHqFields({ email, ...Object.fromEntries(set) });
}

/** What an import says about each user. Whoever it does not mention has to be looked up. */
function importReports(changes: readonly PlannedChange[], answer: ApsAnswer): Report[] {
	const requestId = requestIdOf(answer);
	const keys = changes.map(({ key }) => key);
	const keyIn = ({ email }: JsonObject) => (typeof email === 'string' ? keyOf(email) : undefined);
	return hqImportAnswers(answer.body, keys, keyIn).map((said) => {
		switch (said.kind) {
			case 'added': {
				const { id } = said.record;
				return { status: 'applied', id: typeof id === 'string' ? id : undefined, requestId };
			}
			case 'refused':
				// A user that exists was added by an attempt whose response got lost, or by somebody else.
				return {
					status: said.isConflict ? 'unknown' : 'failed',
					message: said.message,
					requestId,
				};
			case 'unmentioned':
				return {
					status: 'unknown',
					message: 'Autodesk does not say whether it was added',
					requestId,
				};
		}
	});
}
