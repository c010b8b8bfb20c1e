import type { ApsRequest, HttpMethod } from '../../../../protocol/aps/request';
import { serviceOf } from '../../../../protocol/aps/services';
import type { Service } from '../../../../protocol/aps/services';
import type { Access } from '../../../apsClient/access';
import type { OperationRun } from '../../../operations/operation';
import { valueIn, valueOf } from '../../../parameters/values';
import { enteredBody } from './body';
import { enteredHeaders } from './headers';
import { isSafe, method } from './method';
import { region, repeatAfterFailure, requestOptions } from './options';
import { enteredQuery, queryJson } from './query';
import { enteredPath } from './url';

/** A request whose method and path, with its query, are known. */
export type EnteredRequest = ApsRequest & { method: HttpMethod };

/** The request that the parameters describe. @throws InvalidValue */
export async function enteredRequest(run: OperationRun): Promise<EnteredRequest> {
	const chosen = valueOf(run, method);
	const path = enteredPath(run);
	const ofUser = enteredHeaders(run);
	const chosenRegion = valueIn(run, requestOptions, region);
	const service = serviceOf(path);
	return {
		method: chosen,
		path: enteredQuery(run, path, valueIn(run, requestOptions, queryJson)),
		region: chosenRegion,
		headers: {
			// Content of any kind is welcome.
			accept: `${service.mediaType}, */*;q=0.8`,
			...headersOfUser(run.aps.access, service),
			...headersOfRegion(chosenRegion, service),
			...ofUser,
		},
		...(await enteredBody(run, chosen)),
		repeatable: isSafe(chosen) || valueIn(run, requestOptions, repeatAfterFailure) === true,
	};
}

/** For a service that this package knows no header of, the usual one: without it, the app would act as itself. */
function headersOfUser({ userId }: Access, { userHeader }: Service): Record<string, string> {
	return userId && userHeader === undefined ? { 'x-user-id': userId } : {};
}

function headersOfRegion(
	region: string | undefined,
	{ regionHeaders }: Service,
): Record<string, string> {
	if (region === undefined || regionHeaders !== undefined) return {};
	return { 'x-ads-region': region, region };
}
