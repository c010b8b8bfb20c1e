import { fillPath } from '../../../../../protocol/aps/ids';
import { toHqFields } from '../../../../../protocol/aps/hqNames';
import type { Region } from '../../../../../protocol/aps/regions';
import { isJsonObject, objectsIn } from '../../../../../protocol/json';
import type { JsonObject } from '../../../../../protocol/json';
import type { ApsAnswer } from '../../../../../protocol/aps/request';
import type { ApsClient } from '../../../../apsClient/client';
import { adminAdvice } from '../../../../fields/accountRegion';
import type { SyncService } from '../../../../sync/apply';
import type { PlannedChange } from '../../../../sync/change';
import type { Report } from '../../../../sync/outcome';
import { identityOf, keyOf } from '../../../../sync/record';
import { failureReport, requestIdOf } from '../../../../syncRun/callReport';
import { readAccountUsers } from './readLive';

/** Source: Import Account Users. */
const IMPORTED_AT_ONCE = 50;

/** Statuses of an addition that failed because the user exists. */
const CONFLICT = 409;

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
		additionsAtOnce: IMPORTED_AT_ONCE,
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
	const body = isJsonObject(answer.body) ? answer.body : {};
	const added = byEmail(body.success_items);
	const refused = byEmail(body.failure_items);
	return changes.map(({ key }) => {
		const user = added.get(key);
		if (user !== undefined) {
			return {
				status: 'applied',
				id: typeof user.id === 'string' ? user.id : undefined,
				requestId,
			};
		}
		const failure = refused.get(key);
		const message = failure ? messageOf(failure) : 'Autodesk does not say whether it was added';
		// A user that exists was added by an attempt whose response got lost, or by somebody else.
		const isDoubtful = failure === undefined || isConflict(failure);
		return {
			status: isDoubtful ? 'unknown' : 'failed',
			message,
			requestId,
		};
	});
}

function byEmail(items: unknown): Map<string, JsonObject> {
	return new Map(
		objectsIn(items).flatMap((item): Array<[string, JsonObject]> =>
			typeof item.email === 'string' ? [[keyOf(item.email), item]] : [],
		),
	);
}

/** How errors of rows look is not documented, so any text in them is shown. */
function messageOf(failure: JsonObject): string {
	const texts = [...objectsIn(failure.errors), failure].flatMap(
		({ message, error, reason, detail }) =>
			[message, error, reason, detail].filter((text) => typeof text === 'string'),
	);
	return texts.length > 0 ? texts.join('. ') : 'Autodesk did not add the user and gives no reason';
}

function isConflict(failure: JsonObject): boolean {
	const errors = [...objectsIn(failure.errors), failure];
	return (
		errors.some(({ code, status }) => Number(code ?? status) === CONFLICT) ||
		/exist|conflict|already|duplicate/i.test(
			`${JSON.stringify(failure.errors)} ${messageOf(failure)}`,
		)
	);
}
