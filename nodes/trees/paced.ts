import type { ListSource } from '../../protocol/aps/lists/listSource';

/** The same source with another number of calls per minute for requests that have a rate limit. */
export function paced(source: ListSource, perMinute: number | undefined): ListSource {
	if (perMinute === undefined) return source;
	return {
		async send({ quota, ...request }, signal) {
			return await source.send({ ...request, quota: quota && { ...quota, perMinute } }, signal);
		},
		brokenList: (request, problem) => source.brokenList(request, problem),
	};
}
